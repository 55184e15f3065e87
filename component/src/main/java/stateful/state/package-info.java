/**
 * What the last deployment left, as Pulumi remembers it.
 */
package stateful.state;

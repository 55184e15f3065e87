/**
 * The Pulumi program: the settings of a stack, and the resources that they declare.
 */
package timestamps.infra;

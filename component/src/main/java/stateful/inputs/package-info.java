/**
 * What a service is to be, once it has been checked.
 */
package stateful.inputs;

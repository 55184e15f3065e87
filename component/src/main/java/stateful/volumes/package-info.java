/**
 * The replicas' volumes, and what may become of those that hold data.
 */
package stateful.volumes;

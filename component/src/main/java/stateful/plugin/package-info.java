/**
 * The component as a Pulumi package, for programs in any language.
 */
package stateful.plugin;

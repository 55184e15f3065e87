/**
 * One component, {@link stateful.StatefulService}, that deploys a stateful service of any
 * image to Kubernetes. Programs use the public classes of this package; the packages
 * below it are internal.
 */
@NullMarked
package stateful;

import org.jspecify.annotations.NullMarked;

/**
 * One component, {@link stateful.StatefulService}, that puts a stateful service of any
 * image on Kubernetes. What is public in this package is for programs; the packages below
 * it are its own.
 */
@NullMarked
package stateful;

import org.jspecify.annotations.NullMarked;

/**
 * The Kubernetes objects of a service.
 */
@NullMarked
package stateful.objects;

import org.jspecify.annotations.NullMarked;

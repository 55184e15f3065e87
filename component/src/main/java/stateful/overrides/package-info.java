/**
 * Fragments of Kubernetes objects as data, merged into what the component declares.
 */
@NullMarked
package stateful.overrides;

import org.jspecify.annotations.NullMarked;

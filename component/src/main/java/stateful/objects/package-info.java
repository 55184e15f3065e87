/**
 * The Kubernetes objects of a service.
 */
package stateful.objects;

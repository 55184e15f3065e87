/**
 * The Pulumi program: the timestamp service's stack, its configuration and its page.
 */
package timestamps.infra;

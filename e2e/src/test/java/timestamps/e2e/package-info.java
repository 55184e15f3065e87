/**
 * End-to-end tests: the real CLI deploys the real stack to a real cluster, and a client
 * and a browser check the result.
 */
package timestamps.e2e;

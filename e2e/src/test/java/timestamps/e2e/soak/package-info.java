/**
 * The soak: posts visits through the endpoint while it injects one fault after another,
 * asserts what each fault may cost a visitor, and at the end compares every replica's
 * file with every answer.
 */
package timestamps.e2e.soak;

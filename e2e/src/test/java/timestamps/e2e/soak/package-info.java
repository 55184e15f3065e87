/**
 * The soak: visits are posted through the endpoint while one fault after another is
 * injected; what each may cost a visitor is asserted, and at the end every replica's file
 * is compared with every answer.
 */
package timestamps.e2e.soak;

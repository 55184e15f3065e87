/**
 * The web service: records each visit in the replica's log and shows the history.
 */
package timestamps.service;

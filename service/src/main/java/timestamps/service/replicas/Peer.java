package timestamps.service.replicas;

/**
 * Another replica.
 *
 * @param name its pod's name, or its address where that does not resolve back
 * @param authority where it answers: its IP address and port
 */
record Peer(String name, String authority) {
}

package timestamps.service.replicas;

/**
 * Another replica.
 *
 * @param name its pod's name, or its address where DNS names no pods
 * @param authority where it answers: its IP address and port
 */
record Peer(String name, String authority) {
}

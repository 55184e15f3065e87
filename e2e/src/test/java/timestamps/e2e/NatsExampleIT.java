package timestamps.e2e;

import java.util.Map;

import org.junit.jupiter.api.Order;

/** The real NATS, with the client {@code nats}: a stream of three replicas. */
@Order(4)
class NatsExampleIT extends ExampleServer {

	NatsExampleIT() {
		super("nats", 3, 4222, "password", "routePassword");
	}

	/** The client does not start without {@code USER} and {@code HOME}. */
	@Override
	Map<String, String> environment() {
		return Map.of("NATS_URL", "nats://nats.NAMESPACE:4222", "NATS_USER", "apps", "NATS_PASSWORD", "SECRET", "USER",
				"apps", "HOME", "/tmp");
	}

	@Override
	String members() {
		return "nats server list 3 --user=admin | grep -o 'nats-[0-9]'";
	}

	/** JetStream answers a message with its number in the stream. */
	@Override
	String writer() {
		return writer("nats stream add written --subjects=written --replicas=3 --defaults",
				"nats request written $n --raw | grep '\"seq\"'");
	}

	/** It waits as long as a new leader of the stream may take on a busy machine. */
	@Override
	String reader() {
		return "nats subscribe --timeout=60s --stream=written --all --raw --count=$(nats stream info written --json | "
				+ "sed -n 's/.*\"messages\": \\([0-9]*\\).*/\\1/p')";
	}

}

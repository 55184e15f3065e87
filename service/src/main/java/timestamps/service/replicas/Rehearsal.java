package timestamps.service.replicas;

import java.net.InetAddress;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import timestamps.service.ServiceProperties;
import timestamps.service.discovery.Peer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Asks this replica for its newest visit, again and again, before it is ready. Otherwise
 * its first visitors wait while the JVM compiles the code that answers them:
 * docs/decisions/0018.
 */
@Component
class Rehearsal implements ApplicationRunner {

	/** After so many, the first visitors wait hardly longer than later ones. */
	private static final int REQUESTS = 200;

	private static final int AT_ONCE = 2;

	private final PeerClient client;

	private final Environment environment;

	private final InetAddress address;

	private final Duration longest;

	Rehearsal(PeerClient client, Environment environment, @Value("${server.address:#{null}}") @Nullable InetAddress own,
			ServiceProperties properties) {
		this.client = client;
		this.environment = environment;
		this.address = (own != null) ? own : InetAddress.getLoopbackAddress();
		this.longest = properties.rehearsal();
	}

	/** An error does no harm: visitors then come to a cold replica. */
	@Override
	public void run(ApplicationArguments arguments) {
		Peer self = new Peer("this",
				this.address.getHostAddress() + ":" + this.environment.getProperty("local.server.port"));
		long start = System.nanoTime();
		Flux.generate((SynchronousSink<Peer> sink) -> {
			if (System.nanoTime() - start < this.longest.toNanos()) {
				sink.next(self);
			}
			else {
				sink.complete();
			}
		})
			.take(REQUESTS)
			.flatMap((peer) -> this.client.visits(peer, Long.MAX_VALUE, 1).onErrorComplete(), AT_ONCE)
			.blockLast();
	}

}

package timestamps.service.replicas;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import timestamps.service.ServiceProperties;
import timestamps.service.discovery.Peer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Asks this replica for pages and visits, again and again, before it is ready. Otherwise
 * its first visitors wait while the JVM loads and compiles the code that answers them:
 * docs/decisions/0020.
 */
@Component
class Rehearsal implements ApplicationRunner {

	/** With more of them, the first visitors wait hardly less. */
	private static final int REQUESTS = 12;

	private static final int AT_ONCE = 2;

	/** None of them records a visit. The first is a page, and asks the others. */
	private static final List<String> PATHS = List.of("/history", "/page.css", "/visits?limit=1");

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
		long end = System.nanoTime() + this.longest.toNanos();
		Flux.range(0, REQUESTS)
			.takeWhile((request) -> System.nanoTime() < end)
			.map((request) -> PATHS.get(request % PATHS.size()))
			.flatMap((path) -> this.client.answers(self, path).onErrorComplete(), AT_ONCE)
			.blockLast();
	}

}

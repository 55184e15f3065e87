package timestamps.service.replicas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRoutes;
import timestamps.service.discovery.Peer;

/** Servers that stand in for other replicas until the end of a test. */
final class FakePeers implements BeforeAllCallback, AfterEachCallback {

	private final List<DisposableServer> servers = new ArrayList<>();

	/** The first request of a process takes longer than a replica may be silent. */
	@Override
	public void beforeAll(ExtensionContext context) {
		Peer peer = serve("timestamps-0",
				(routes) -> routes.get("/replicas/self/pulse",
						(request, response) -> response.header("Content-Type", "application/x-ndjson")
							.sendString(Mono.just("{\"replica\":" + json("timestamps-0") + "}\n"))));
		new PeerClient().pulses(peer).retry(20).blockLast(Duration.ofSeconds(10));
	}

	/** Starts a replica. */
	Peer serve(String name, Consumer<HttpServerRoutes> routes) {
		DisposableServer server = HttpServer.create().host("127.0.0.1").port(0).route(routes).bindNow();
		this.servers.add(server);
		return new Peer(name, "127.0.0.1:" + server.port());
	}

	/** What a replica reports of itself. */
	static String json(String name) {
		return "{\"name\":\"" + name + "\",\"answers\":true,\"ready\":true,\"visits\":3}";
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.servers.forEach(DisposableServer::disposeNow);
		this.servers.clear();
	}

}

package timestamps.bench.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class FixedRateTests {

	private static final byte[] BODY = "{\"sequence\":1}".getBytes(StandardCharsets.US_ASCII);

	private static final int RATE = 100;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	@Test
	void theWaitCountsFromTheMomentAVisitWasDue() throws IOException {
		CountDownLatch all = new CountDownLatch(RATE);
		this.server.createContext("/visits", (exchange) -> {
			all.countDown();
			await(all);
			answer(exchange, 201);
		});

		FixedRate.Waits waits = FixedRate.post(url(), RATE, 1);

		// No visit is answered before the last one has come, 990 ms after the first.
		assertThat(waits.visits()).isEqualTo(RATE);
		assertThat(waits.worst()).isGreaterThanOrEqualTo(990);
		assertThat(waits.p99()).isGreaterThanOrEqualTo(970);
		assertThat(waits.p50()).isGreaterThanOrEqualTo(480);
	}

	@Test
	void everyVisitIsAnsweredOverAFewKeptConnections() throws IOException {
		this.server.createContext("/visits", (exchange) -> answer(exchange, 201));

		FixedRate.Waits waits = FixedRate.post(url(), 4 * FixedRate.CONNECTIONS, 1);

		assertThat(waits.visits()).isEqualTo(4 * FixedRate.CONNECTIONS);
		assertThat(waits.p50()).isPositive().isLessThanOrEqualTo(waits.p99());
		assertThat(waits.p99()).isLessThanOrEqualTo(waits.worst());
	}

	@Test
	void aRunInWhichAVisitIsRefusedHasNoFigures() {
		this.server.createContext("/visits", (exchange) -> answer(exchange, 503));

		assertThatIOException().isThrownBy(() -> FixedRate.post(url(), RATE, 1))
			.havingCause()
			.withMessageContaining("HTTP/1.1 503");
	}

	private String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/visits";
	}

	private static void answer(HttpExchange exchange, int status) throws IOException {
		exchange.sendResponseHeaders(status, BODY.length);
		exchange.getResponseBody().write(BODY);
		exchange.close();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}

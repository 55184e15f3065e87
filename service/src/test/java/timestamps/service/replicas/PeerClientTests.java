package timestamps.service.replicas;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import timestamps.service.discovery.Peer;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(60)
class PeerClientTests {

	@RegisterExtension
	static final FakePeers PEERS = new FakePeers();

	private final PeerClient client = new PeerClient();

	@Test
	void aHistoryMustBeginInTimeAndMayThenPause() {
		CompletableFuture<?> pausing = this.client.history(sending(Flux.just("{}\n"))).then().toFuture();

		StepVerifier.create(this.client.history(sending(Flux.never())))
			.expectErrorSatisfies((error) -> assertThat(error).isInstanceOfSatisfying(ResponseStatusException.class,
					(problem) -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)))
			.verify(PeerClient.BEGINNING.multipliedBy(3));

		StepVerifier.create(Mono.fromFuture(pausing))
			.expectSubscription()
			.expectNoEvent(Duration.ofSeconds(1))
			.thenCancel()
			.verify();
	}

	@Test
	void pulsesNeverWaitForVisitsOrHistories() {
		Peer peer = sending(Flux.never());
		for (int i = 0; i < 50; i++) {
			this.client.history(peer).subscribe((piece) -> {
			}, (error) -> {
			});
			this.client.visits(peer, Long.MAX_VALUE, 20).subscribe((visits) -> {
			}, (error) -> {
			});
		}

		Pulse pulse = this.client.pulse(peer).retry(20).block(PeerClient.BEGINNING);

		assertThat(pulse.replica().name()).isEqualTo("timestamps-0");
	}

	@Test
	void whatCannotBeTrueIsAnErrorWhateverWasAsked() {
		Peer liar = answering("{\"replica\":{\"name\":\"timestamps-0\",\"answers\":true,\"ready\":true,\"visits\":-1}}",
				Mono.just("[null]"));
		PeerClient patient = new PeerClient(PeerClient.BEGINNING, PeerClient.BEGINNING);

		assertThatIllegalArgumentException().isThrownBy(() -> patient.pulse(liar).block());
		assertThatIllegalArgumentException().isThrownBy(() -> patient.pulses(liar).blockFirst());
		assertThatIllegalArgumentException().isThrownBy(() -> patient.visits(liar, 9, 20).block());
	}

	@Test
	void howeverManyReadVisitsAReplicaIsAskedForEightPagesAtOnce() {
		AtomicInteger asked = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		Peer peer = answering("", Mono.defer(() -> {
			most.accumulateAndGet(asked.incrementAndGet(), Math::max);
			return Mono.just("[]").delayElement(Duration.ofMillis(20)).doFinally((signal) -> asked.decrementAndGet());
		}));
		PeerClient patient = new PeerClient(PeerClient.BEGINNING, PeerClient.BEGINNING);

		assertThat(Flux.range(0, 50).flatMap((reader) -> patient.visits(peer, 9, 20), 50).collectList().block())
			.hasSize(50);

		assertThat(most.get()).isBetween(1, 8);
	}

	private static Peer answering(String pulse, Mono<String> visits) {
		return PEERS.serve("timestamps-0", (routes) -> routes
			.get("/replicas/self/pulse",
					(request, response) -> response.header("Content-Type", request.requestHeaders().get("Accept"))
						.sendString(Mono.just(pulse)))
			.get("/visits",
					(request, response) -> response.header("Content-Type", "application/json").sendString(visits)));
	}

	/** A replica that sends some bytes of its history, then neither more nor an end. */
	private static Peer sending(Flux<String> history) {
		return PEERS.serve("timestamps-0", (routes) -> routes
			.get("/visits",
					(request, response) -> response.header("Content-Type", "application/x-ndjson")
						.sendString(history.concatWith(Mono.never())))
			.get("/replicas/self/pulse", (request, response) -> response.header("Content-Type", "application/json")
				.sendString(Mono.just("{\"replica\":{\"name\":\"timestamps-0\",\"answers\":true,\"ready\":true}}"))));
	}

}

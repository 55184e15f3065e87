package timestamps.service.replicas;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import timestamps.service.discovery.Peer;
import timestamps.service.discovery.PeerNames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@Timeout(120)
@ExtendWith(MockitoExtension.class)
class LiveReplicasTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Duration BEAT = Duration.ofMillis(200);

	private static final String ZERO = FakePeers.json("timestamps-0");

	@RegisterExtension
	static final FakePeers PEERS = new FakePeers();

	@Mock
	private ThisReplica self;

	@Mock
	private PeerNames names;

	private final AtomicInteger connections = new AtomicInteger();

	private LiveReplicas replicas;

	@BeforeEach
	void thisIsReplica1() {
		Replica own = new Replica("timestamps-1", true, true, 5L, null, null, null, null, null, null);
		given(this.self.name()).willReturn("timestamps-1");
		given(this.self.pulses())
			.willReturn(Flux.interval(Duration.ZERO, BEAT).onBackpressureDrop().map((tick) -> Pulse.of(own)));
		this.replicas = live(new PeerClient(PATIENCE, PATIENCE));
	}

	private LiveReplicas live(PeerClient client) {
		return new LiveReplicas(this.self, this.names, client, Clock.systemUTC());
	}

	@Test
	void theFirstStateKnowsEveryReplica() {
		given(this.names.find()).willReturn(Mono.just(List.of(pulsing(Integer.MAX_VALUE))));

		List<Pulse> first = this.replicas.states().blockFirst(Duration.ofSeconds(5));

		assertThat(first).extracting((pulse) -> pulse.replica().name()).containsExactly("timestamps-0", "timestamps-1");
		assertThat(first).allMatch((pulse) -> pulse.replica().answers());
	}

	@Test
	void theFirstStateHasReplicasThatDnsDoesNotList() {
		given(this.names.find()).willReturn(Mono.delay(Duration.ofMillis(100)).map((tick) -> List.of()));

		List<Pulse> first = this.replicas.states().blockFirst(Duration.ofSeconds(5));

		assertThat(first).extracting((pulse) -> pulse.replica().name()).containsExactly("timestamps-0", "timestamps-1");
		assertThat(first.get(0).replica().answers()).isFalse();
	}

	@Test
	void aReplicaWhosePulsesStopIsSilentWithinTwoSecondsUntilItIsHeardAgain() {
		// A busy machine makes it longer, and nothing makes it shorter.
		List<Long> millis = new ArrayList<>(List.of(millisToSilence()));
		while (millis.get(millis.size() - 1) >= 2000 && millis.size() < 5) {
			millis.add(millisToSilence());
		}
		assertThat(millis).anyMatch((each) -> each < 2000);
	}

	private long millisToSilence() {
		this.connections.set(0);
		given(this.names.find()).willReturn(Mono.just(List.of(pulsing(1))));
		this.replicas = live(new PeerClient());
		AtomicLong millis = new AtomicLong();
		StepVerifier.create(zero().skipUntil((answers) -> answers).elapsed())
			.assertNext((first) -> assertThat(first.getT2()).isTrue())
			.assertNext((second) -> {
				assertThat(second.getT2()).isFalse();
				millis.set(second.getT1());
			})
			.assertNext((third) -> assertThat(third.getT2()).isTrue())
			.thenCancel()
			.verify(PATIENCE);
		return millis.get();
	}

	@Test
	void aReplicaThatRefusesConnectionsIsSilentAtOnce() {
		given(this.names.find()).willReturn(Mono.just(List.of(new Peer("timestamps-0", "127.0.0.1:1"))));

		StepVerifier.create(zero()).expectNext(false).thenCancel().verify(PATIENCE);
	}

	@Test
	void aReplicaThatDnsDropsIsSilentUntilItsReplacementIsHeard() {
		AtomicReference<List<Peer>> named = new AtomicReference<>(List.of(pulsing(Integer.MAX_VALUE)));
		Peer successor = pulsing(Integer.MAX_VALUE);
		given(this.names.find()).willAnswer((call) -> Mono.just(named.get()));

		StepVerifier.create(zero())
			.expectNext(true)
			.then(() -> named.set(List.of()))
			.expectNext(false)
			.then(() -> named.set(List.of(successor)))
			.expectNext(true)
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void aReplicaIsSilentUntilItsReplacementAnswersWhateverTheOldPodSends() {
		AtomicReference<List<Peer>> named = new AtomicReference<>(List.of(pulsing(Integer.MAX_VALUE)));
		given(this.names.find()).willAnswer((call) -> Mono.just(named.get()));

		StepVerifier.create(zero())
			.expectNext(true)
			.then(() -> named.set(List.of(new Peer("timestamps-0", "127.0.0.1:1"))))
			.expectNext(false)
			.thenCancel()
			.verify(PATIENCE);
	}

	@Test
	void aNewReplicaInterruptsNoOtherStream() {
		Peer zero = pulsing(Integer.MAX_VALUE);
		AtomicReference<List<Peer>> named = new AtomicReference<>(List.of(zero));
		given(this.names.find()).willAnswer((call) -> Mono.just(named.get()));

		StepVerifier.create(this.replicas.states().map(List::size).distinctUntilChanged())
			.expectNext(2)
			.then(() -> named.set(List.of(zero, new Peer("timestamps-2", "127.0.0.1:1"))))
			.expectNext(3)
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.connections.get()).isEqualTo(1);
	}

	@Test
	void aReplicaOfAnOlderVersionIsPolled() {
		Peer older = PEERS.serve("timestamps-0", (routes) -> routes.get("/replicas/self", (request, response) -> {
			this.connections.incrementAndGet();
			return response.header("Content-Type", "application/json").sendString(Mono.just(ZERO));
		}));
		given(this.names.find()).willReturn(Mono.just(List.of(older)));

		StepVerifier.create(zero())
			.expectNext(true)
			.expectNoEvent(Duration.ofMillis(1500))
			.thenCancel()
			.verify(PATIENCE);
		assertThat(this.connections.get()).isGreaterThan(1);
	}

	@Test
	void allViewersShareOneStreamFromEachReplica() {
		given(this.names.find()).willReturn(Mono.just(List.of(pulsing(Integer.MAX_VALUE))));

		List<List<Pulse>> seen = Flux.range(0, 50)
			.flatMap((viewer) -> this.replicas.states().take(1))
			.collectList()
			.block(Duration.ofSeconds(5));

		assertThat(seen).hasSize(50);
		assertThat(this.connections.get()).isEqualTo(1);
	}

	/** Whether replica 0 answers, each time that changes. */
	private Flux<Boolean> zero() {
		return this.replicas.states()
			.filter((pulses) -> pulses.size() == 2)
			.map((pulses) -> pulses.get(0).replica().answers())
			.distinctUntilChanged();
	}

	/** A replica 0 whose first stream pauses after so many pulses, but does not end. */
	private Peer pulsing(int pulses) {
		return PEERS.serve("timestamps-0", (routes) -> routes.get("/replicas/self/pulse", (request, response) -> {
			int most = (this.connections.incrementAndGet() == 1) ? pulses : Integer.MAX_VALUE;
			Flux<ByteBuf> stream = Flux.interval(Duration.ZERO, BEAT)
				.take(most)
				.map((tick) -> Unpooled.copiedBuffer("{\"replica\":" + ZERO + "}\n", StandardCharsets.UTF_8))
				.concatWith(Mono.never());
			return response.header("Content-Type", "application/x-ndjson").sendGroups(stream.map(Mono::just));
		}));
	}

}

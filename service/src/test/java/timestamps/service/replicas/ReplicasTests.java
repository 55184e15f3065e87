package timestamps.service.replicas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import timestamps.service.discovery.Peer;
import timestamps.service.discovery.PeerNames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.lenient;

@Timeout(120)
@ExtendWith(MockitoExtension.class)
class ReplicasTests {

	/** Long enough for tests that are not about time. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	@RegisterExtension
	static final FakePeers PEERS = new FakePeers();

	@Mock
	private ThisReplica self;

	@Mock
	private PeerNames names;

	private final AtomicInteger requests = new AtomicInteger();

	private Replicas replicas;

	@BeforeEach
	void thisIsReplica1() {
		lenient().when(this.self.pulse()).thenReturn(Pulse.of(replica("timestamps-1")));
		this.replicas = new Replicas(this.self, this.names, new PeerClient(PATIENCE, PATIENCE));
	}

	@Test
	void allReplicasAreInTheOrderOfTheirNumbers() {
		given(this.names.find()).willReturn(
				Mono.just(List.of(answering("timestamps-10"), answering("timestamps-2"), answering("timestamps-0"))));

		assertThat(all()).extracting(Replica::name)
			.startsWith("timestamps-0", "timestamps-1", "timestamps-2")
			.endsWith("timestamps-9", "timestamps-10");
	}

	@Test
	void aReplicaThatHangsIsSilent() {
		Peer hanging = answering("timestamps-2", "", Duration.ofMinutes(1));
		given(this.names.find()).willReturn(Mono.just(List.of(answering("timestamps-0"), hanging)));

		assertThat(all()).extracting(Replica::name, Replica::answers)
			.containsExactly(tuple("timestamps-0", true), tuple("timestamps-1", true), tuple("timestamps-2", false));
	}

	@Test
	void discoveryAndAnswersTogetherTakeLessThanASecond() {
		assertThat(PeerNames.DEADLINE.plus(PeerClient.DEADLINE)).isLessThan(Duration.ofSeconds(1));
	}

	@Test
	void aReplicaThatIsGoneIsSilent() {
		Peer gone = new Peer("timestamps-0", "127.0.0.1:1");
		given(this.names.find()).willReturn(Mono.just(List.of(gone, answering("timestamps-2"))));

		assertThat(all().get(0)).isEqualTo(Replica.silent("timestamps-0"));
	}

	@Test
	void aReplicaThatDnsDoesNotListIsSilent() {
		given(this.names.find()).willReturn(Mono.just(List.of(answering("timestamps-2"))));

		assertThat(all().get(0)).isEqualTo(Replica.silent("timestamps-0"));
	}

	@Test
	void thirtyReplicasAreAskedAtOnce() {
		List<Peer> peers = new ArrayList<>();
		for (int i = 0; i < 30; i++) {
			if (i != 1) {
				peers.add(answering("timestamps-" + i, json("timestamps-" + i), Duration.ofMillis(100)));
			}
		}
		given(this.names.find()).willReturn(Mono.just(peers));

		assertThat(all()).hasSize(30).allMatch(Replica::answers);
	}

	@Test
	void aReplicaOfAnOlderVersionIsAskedForWhatItHas() {
		Peer older = answering("timestamps-0", "/replicas/self", FakePeers.json("timestamps-0"), Duration.ZERO);
		given(this.names.find()).willReturn(Mono.just(List.of(older)));

		assertThat(all().get(0)).extracting(Replica::answers, Replica::visits).containsExactly(true, 3L);
	}

	@Test
	void theOthersAreAskedBeforeTheFirstVisitor() {
		given(this.names.find()).willReturn(Mono.just(List.of()))
			.willReturn(Mono.just(List.of(answering("timestamps-0"), answering("timestamps-2"))));

		this.replicas.warmUp();

		Awaitility.await().until(() -> this.requests.get() >= 2);
	}

	@Test
	void theOthersAreAskedOnceForAllViewers() {
		given(this.names.find()).willReturn(Mono.just(List.of(answering("timestamps-0"), answering("timestamps-2"))));

		List<List<Pulse>> seen = Flux.range(0, 200)
			.flatMap((visitor) -> this.replicas.recent(), 200)
			.collectList()
			.block(Duration.ofSeconds(10));

		assertThat(seen).hasSize(200).allSatisfy((pulses) -> assertThat(pulses).hasSize(3));
		assertThat(this.requests.get()).isEqualTo(2);
	}

	@Test
	void aReplicaAlwaysReportsItsOwnLatestState() {
		given(this.names.find()).willReturn(Mono.just(List.of(answering("timestamps-0"))));
		this.replicas.recent().block(Duration.ofSeconds(10));

		given(this.self.pulse()).willReturn(Pulse.of(Replica.silent("timestamps-1")));

		assertThat(this.replicas.recent().block(Duration.ofSeconds(10)).get(1).replica().answers()).isFalse();
		assertThat(this.requests.get()).isEqualTo(1);
	}

	@Test
	void theLastReplicaMissesTheOthersEvenIfDnsListsNone() {
		given(this.names.find()).willReturn(Mono.just(List.of()));

		assertThat(all()).containsExactly(Replica.silent("timestamps-0"), replica("timestamps-1"));
	}

	@Test
	void withoutPeersThisReplicaIsTheOnlyOne() {
		given(this.names.isAlone()).willReturn(true);
		given(this.names.find()).willReturn(Mono.just(List.of()));

		assertThat(all()).extracting(Replica::name).containsExactly("timestamps-1");
	}

	private List<Replica> all() {
		return this.replicas.recent().block(Duration.ofSeconds(10)).stream().map(Pulse::replica).toList();
	}

	private Peer answering(String name) {
		return answering(name, json(name), Duration.ZERO);
	}

	private static Replica replica(String name) {
		return new Replica(name, true, true, 5L, null, null, null, null, null, null);
	}

	private static String json(String name) {
		return "{\"replica\":" + FakePeers.json(name) + "}";
	}

	private Peer answering(String name, String answer, Duration delay) {
		return answering(name, "/replicas/self/pulse", answer, delay);
	}

	private Peer answering(String name, String path, String answer, Duration delay) {
		return PEERS.serve(name, (routes) -> routes.get(path, (request, response) -> {
			this.requests.incrementAndGet();
			return response.header("Content-Type", "application/json")
				.sendString(Mono.just(answer).delayElement(delay));
		}));
	}

}

package timestamps.service.replicas;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import timestamps.service.discovery.Peer;
import timestamps.service.visits.Minutes;
import timestamps.service.visits.VisitView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Another program may answer at a replica's address: answers are checked. */
class PeerAnswerTests {

	private static final Peer PEER = new Peer("timestamps-1", "10.0.0.1:8080");

	private static final String UTC = "2026-11-21T02:06:00.123456Z";

	private static final VisitView VISIT = visit(7, UTC, UTC, "UTC", "timestamps-1");

	@ParameterizedTest
	@CsvSource({ "timestamps-1, x-9999, timestamps-1", "timestamps-1, timestamps-2, timestamps-1",
			"10.0.0.1, timestamps-2, timestamps-2", "10.0.0.1, x-9999, 10.0.0.1", "10.0.0.1, <b>, 10.0.0.1",
			"fd00:0:0:0:0:0:0:1, timestamps-2, timestamps-2" })
	void theNameIsTheOneInDnsIfDnsHasNamesOfPods(String peer, String claimed, String name) {
		Pulse pulse = pulse(replica(claimed, 7L, VISIT, null), null, List.of(VISIT));

		assertThat(PeerAnswer.checked(new Peer(peer, "10.0.0.1:8080"), pulse).replica().name()).isEqualTo(name);
	}

	@Test
	void whatAReplicaReportsIsKept() {
		Pulse pulse = pulse(replica("timestamps-1", 7L, VISIT, new Replica.Volume(100, 50)),
				new Minutes(Instant.EPOCH, Collections.nCopies(Minutes.NUMBER, 5L)), List.of(VISIT));

		assertThat(PeerAnswer.checked(PEER, pulse)).isEqualTo(pulse);
	}

	static Stream<Pulse> impossible() {
		VisitView broken = visit(7, "yesterday", UTC, "UTC", "timestamps-1");
		return Stream.of(pulse(null, null, null), pulse(replica("timestamps-1", -1L, null, null), null, null),
				pulse(replica("timestamps-1", Long.MAX_VALUE, null, null), null, null),
				pulse(replica("timestamps-1", 7L, broken, null), null, null),
				pulse(replica("timestamps-1", 7L, VISIT, new Replica.Volume(100, 101)), null, null),
				pulse(replica("timestamps-1", 7L, VISIT, new Replica.Volume(-2, -3)), null, null),
				pulse(replica("timestamps-1", 7L, VISIT, null), null, List.of(broken)),
				pulse(replica("timestamps-1", 7L, VISIT, null), null, Collections.nCopies(21, VISIT)),
				pulse(replica("timestamps-1", 7L, VISIT, null), null,
						List.of(visit(7, UTC, "2026-11-21T03:06:00.123456Z", "UTC", "timestamps-1"))),
				pulse(replica("timestamps-1", 7L, VISIT, null), null,
						List.of(visit(7, UTC, UTC, "Mars", "timestamps-1"))),
				pulse(replica("timestamps-1", 7L, VISIT, null), null,
						List.of(visit(0, UTC, UTC, "UTC", "timestamps-1"))),
				pulse(replica("timestamps-1", 7L, VISIT, null), null, List.of(visit(7, UTC, UTC, "UTC", "<b>"))),
				pulse(replica("timestamps-1", 7L, VISIT, null), new Minutes(Instant.EPOCH, Collections.nCopies(31, 5L)),
						null),
				pulse(replica("timestamps-1", 7L, VISIT, null), new Minutes(Instant.EPOCH, List.of(Long.MAX_VALUE)),
						null),
				pulse(replica("timestamps-1", 7L, VISIT, null), new Minutes(Instant.EPOCH, List.of(-1L)), null));
	}

	@ParameterizedTest
	@MethodSource("impossible")
	void anImpossibleAnswerIsAnError(Pulse pulse) {
		assertThatIllegalArgumentException().isThrownBy(() -> PeerAnswer.checked(PEER, pulse));
	}

	private static Pulse pulse(Replica replica, Minutes minutes, List<VisitView> newest) {
		return new Pulse(replica, minutes, newest);
	}

	private static Replica replica(String name, Long visits, VisitView latest, Replica.Volume volume) {
		return new Replica(name, true, true, visits, latest, latest, "1", Instant.EPOCH, 0, volume);
	}

	private static VisitView visit(long sequence, String utc, String local, String zone, String replica) {
		return new VisitView(sequence, utc, local, zone, replica, null);
	}

}

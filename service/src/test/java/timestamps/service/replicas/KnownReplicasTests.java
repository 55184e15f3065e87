package timestamps.service.replicas;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import timestamps.service.discovery.Peer;
import timestamps.service.visits.RecentVisits;
import timestamps.service.visits.VisitView;

import static org.assertj.core.api.Assertions.assertThat;

class KnownReplicasTests {

	private static final Instant NOW = Instant.parse("2026-11-21T02:06:30Z");

	private static final Peer ZERO = new Peer("timestamps-0", "10.0.0.1:8080");

	private static final Peer TWO = new Peer("timestamps-2", "10.0.0.3:8080");

	@Test
	void aSilentReplicaKeepsWhatWasKnownAboutIt() {
		KnownReplicas known = KnownReplicas.none(false).heard(ZERO, pulse(ZERO, 1, 5)).silent(ZERO);

		Pulse silent = known.pulses().get(0);
		assertThat(silent.replica().answers()).isFalse();
		assertThat(silent.replica().visits()).isEqualTo(5);
		assertThat(silent.visits()).hasSize(5);
	}

	@Test
	void theSilenceOfAnOldPodSaysNothingAboutItsReplacement() {
		Peer replacement = new Peer("timestamps-0", "10.0.0.9:8080");
		KnownReplicas known = KnownReplicas.none(false)
			.heard(ZERO, pulse(ZERO, 1, 5))
			.heard(replacement, pulse(ZERO, 1, 5));

		assertThat(known.silent(ZERO)).isSameAs(known);
		assertThat(known.silent(replacement).pulses().get(0).replica().answers()).isFalse();
	}

	@Test
	void whatIsRepeatedChangesNothing() {
		KnownReplicas known = KnownReplicas.none(false).heard(ZERO, pulse(ZERO, 1, 5));

		assertThat(known.heard(ZERO, pulse(ZERO, 6, 5))).isSameAs(known);
		KnownReplicas silent = known.silent(ZERO);
		assertThat(silent.silent(ZERO)).isSameAs(silent);
	}

	@Test
	void newVisitsAreAddedToKnownOnes() {
		KnownReplicas known = KnownReplicas.none(false)
			.heard(ZERO, pulse(ZERO, 1, 15))
			.heard(ZERO, pulse(ZERO, 16, 25));

		assertThat(known.pulses().get(0).visits()).extracting(VisitView::sequence)
			.containsExactlyElementsOf(LongStream.range(0, RecentVisits.KEPT).mapToObj((i) -> 25 - i).toList());
	}

	@Test
	void aLogThatWasStartedAgainHasNoOldVisits() {
		KnownReplicas known = KnownReplicas.none(false).heard(ZERO, pulse(ZERO, 1, 15)).heard(ZERO, pulse(ZERO, 1, 2));

		assertThat(known.pulses().get(0).visits()).extracting(VisitView::sequence).containsExactly(2L, 1L);
	}

	@Test
	void aReplicaMissingBelowAListedOneIsSilent() {
		KnownReplicas known = KnownReplicas.none(false)
			.heard(ZERO, pulse(ZERO, 1, 1))
			.heard(TWO, pulse(TWO, 1, 1))
			.listed(List.of(ZERO, TWO), NOW);

		assertThat(names(known)).containsExactly("timestamps-0", "timestamps-1", "timestamps-2");
		assertThat(known.pulses().get(1).replica()).isEqualTo(Replica.silent("timestamps-1"));
	}

	@Test
	void theLastReplicaMissesTheOthersEvenIfDnsListsNoneUnlessItIsAlone() {
		assertThat(names(twoAlone(false))).containsExactly("timestamps-0", "timestamps-1", "timestamps-2");
		assertThat(names(twoAlone(true))).as("a name like a pod's is no set").containsExactly("timestamps-2");
	}

	@Test
	void anUnlistedReplicaIsKeptForAMinute() {
		KnownReplicas known = KnownReplicas.none(false)
			.heard(ZERO, pulse(ZERO, 1, 1))
			.heard(TWO, pulse(TWO, 1, 1))
			.silent(TWO)
			.listed(List.of(ZERO), NOW);

		assertThat(names(known.listed(List.of(ZERO), NOW.plusSeconds(59)))).contains("timestamps-2");
		assertThat(names(known.listed(List.of(ZERO), NOW.plusSeconds(60)))).containsExactly("timestamps-0");
	}

	private static KnownReplicas twoAlone(boolean alone) {
		return KnownReplicas.none(alone).heard(TWO, pulse(TWO, 1, 1)).listed(List.of(TWO), NOW);
	}

	private static List<String> names(KnownReplicas known) {
		return known.pulses().stream().map((pulse) -> pulse.replica().name()).toList();
	}

	private static Pulse pulse(Peer peer, long first, long last) {
		List<VisitView> newest = LongStream.rangeClosed(first, last)
			.map((sequence) -> first + last - sequence)
			.mapToObj((sequence) -> new VisitView(sequence, "2026-11-21T02:06:00.000000Z",
					"2026-11-21T02:06:00.000000+00:00", "UTC", peer.name(), null))
			.toList();
		return new Pulse(new Replica(peer.name(), true, true, last, null, null, null, null, null, null), null, newest);
	}

}

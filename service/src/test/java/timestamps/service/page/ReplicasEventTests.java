package timestamps.service.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import timestamps.service.replicas.Pulse;
import timestamps.service.replicas.Replica;
import timestamps.service.visits.RecentVisits;
import timestamps.service.visits.VisitView;

import static org.assertj.core.api.Assertions.assertThat;

class ReplicasEventTests {

	@Test
	void theFirstEventHasEverything() {
		ReplicasEvent event = ReplicasEvent.between(List.of(), List.of(pulse(0, 1, 2), pulse(1, 1, 3)));

		assertThat(event.names()).containsExactly("timestamps-0", "timestamps-1");
		assertThat(event.replicas()).hasSize(2);
		assertThat(event.visits()).hasSize(5).extracting(VisitView::utc).isSortedAccordingTo(reversed());
		assertThat(event.recorded()).isEqualTo(5);
	}

	@Test
	void aLaterEventHasWhatIsNewAndNothingTwice() {
		List<Pulse> before = List.of(pulse(0, 1, 2), pulse(1, 1, 3));

		ReplicasEvent event = ReplicasEvent.between(before, List.of(pulse(0, 1, 2), pulse(1, 1, 4)));

		assertThat(event.names()).hasSize(2);
		assertThat(event.replicas()).extracting((pulse) -> pulse.replica().name()).containsExactly("timestamps-1");
		assertThat(event.visits()).extracting(VisitView::sequence).containsExactly(4L);
		assertThat(event.recorded()).isEqualTo(1);
	}

	@Test
	void withoutNewsAnEventHasNone() {
		List<Pulse> same = List.of(pulse(0, 1, 2));

		ReplicasEvent event = ReplicasEvent.between(same, same);

		assertThat(event.replicas()).isEmpty();
		assertThat(event.visits()).isEmpty();
		assertThat(event.recorded()).isZero();
	}

	@Test
	void ofTooManyVisitsTheNewestAreSentAndAllAreCounted() {
		List<Pulse> before = List.of(pulse(0, 1, 1), pulse(1, 1, 1));

		ReplicasEvent event = ReplicasEvent.between(before, List.of(pulse(0, 500, 519), pulse(1, 600, 619)));

		assertThat(event.visits()).hasSize(RecentVisits.KEPT);
		assertThat(event.recorded()).isEqualTo(518 + 618);
	}

	@Test
	void aReplicaThatIsHeardForTheFirstTimeDoesNotCountAsASample() {
		Pulse unknown = new Pulse(new Replica("timestamps-1", false, false, null, null, null, null, null, null, null),
				null, null);

		ReplicasEvent event = ReplicasEvent.between(List.of(pulse(0, 1, 2), unknown),
				List.of(pulse(0, 1, 2), pulse(1, 90, 99)));

		assertThat(event.visits()).hasSize(10);
		assertThat(event.recorded()).isEqualTo(10);
	}

	@Test
	void visitsOfALogThatWasStartedAgainAreNew() {
		ReplicasEvent event = ReplicasEvent.between(List.of(pulse(0, 325, 344), pulse(1, 1, 3)),
				List.of(pulse(0, 1, 2), pulse(1, 90, 109)));

		assertThat(event.visits()).hasSize(RecentVisits.KEPT);
		assertThat(event.recorded()).isEqualTo(2 + 106);
		event = ReplicasEvent.between(List.of(pulse(0, 325, 344)), List.of(pulse(0, 1, 2)));
		assertThat(event.visits()).extracting(VisitView::sequence).containsExactly(2L, 1L);
	}

	private static Comparator<String> reversed() {
		return Comparator.reverseOrder();
	}

	/**
	 * A replica that has all visits up to {@code last}, and reports those from
	 * {@code first} on.
	 */
	static Pulse pulse(int replica, long first, long last) {
		String name = "timestamps-" + replica;
		List<VisitView> newest = LongStream.rangeClosed(first, last)
			.map((sequence) -> first + last - sequence)
			.mapToObj((sequence) -> new VisitView(sequence, "2026-11-21T02:06:00.%06dZ".formatted(sequence),
					"2026-11-21T05:06:00.%06d+03:00".formatted(sequence), "Europe/Moscow", name, null))
			.toList();
		Replica told = new Replica(name, true, true, last, null, newest.get(0), null, null, null, null);
		return new Pulse(told, null, newest);
	}

}

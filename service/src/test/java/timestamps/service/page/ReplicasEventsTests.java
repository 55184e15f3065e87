package timestamps.service.page;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import timestamps.service.replicas.LiveReplicas;
import timestamps.service.replicas.Pulse;
import timestamps.service.replicas.Replica;
import timestamps.service.visits.RecentVisits;
import timestamps.service.visits.VisitView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@Timeout(30)
@ExtendWith(MockitoExtension.class)
class ReplicasEventsTests {

	@Mock
	private LiveReplicas replicas;

	private final Sinks.Many<List<Pulse>> states = Sinks.many().replay().latest();

	@Test
	void newsOfAQuarterOfASecondIsOneEventWithExactCounts() {
		given(this.replicas.states()).willReturn(this.states.asFlux());

		StepVerifier.withVirtualTime(() -> new ReplicasEvents(this.replicas).stream())
			.expectSubscription()
			.then(() -> recorded(5))
			.thenAwait(Pulse.TICK)
			.assertNext((event) -> assertThat(event.data().visits()).hasSize(5))
			.then(() -> LongStream.rangeClosed(6, 1000).forEach(this::recorded))
			.thenAwait(Pulse.TICK)
			.assertNext((event) -> {
				assertThat(event.event()).isEqualTo("set");
				assertThat(event.data().recorded()).isEqualTo(995);
				assertThat(event.data().visits()).hasSize(RecentVisits.KEPT);
				assertThat(event.data().replicas()).extracting((pulse) -> pulse.replica().visits())
					.containsExactly(1000L);
			})
			.thenCancel()
			.verify();
	}

	@Test
	void aStreamWithoutNewsStillSendsEvents() {
		given(this.replicas.states()).willReturn(this.states.asFlux());
		recorded(5);

		StepVerifier.withVirtualTime(() -> new ReplicasEvents(this.replicas).stream())
			.expectNextCount(1)
			.expectNoEvent(Pulse.TICK)
			.thenAwait(Pulse.TICK)
			.assertNext((event) -> assertThat(event.data().replicas()).isEmpty())
			.thenCancel()
			.verify(Duration.ofSeconds(10));
	}

	private void recorded(long last) {
		List<VisitView> newest = LongStream.range(0, Math.min(last, 20))
			.map((back) -> last - back)
			.mapToObj((sequence) -> new VisitView(sequence, "2026-11-21T02:06:00.%06dZ".formatted(sequence),
					"2026-11-21T02:06:00.%06d+00:00".formatted(sequence), "UTC", "timestamps-0", null))
			.toList();
		Replica replica = new Replica("timestamps-0", true, true, last, null, newest.get(0), null, null, null, null);
		this.states.tryEmitNext(List.of(new Pulse(replica, null, newest)));
	}

}

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
import timestamps.service.visits.RecentVisits;

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
		this.states.tryEmitNext(List.of(ReplicasEventTests.pulse(0, Math.max(1, last - 19), last)));
	}

}

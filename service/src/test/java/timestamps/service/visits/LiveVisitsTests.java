package timestamps.service.visits;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import reactor.test.StepVerifier;
import timestamps.service.log.LogListener;
import timestamps.service.log.Visit;
import timestamps.service.log.VisitLog;
import timestamps.service.log.VisitLogs;
import timestamps.service.connections.ConnectionLimits;
import timestamps.service.web.OpenStreams;
import timestamps.service.web.TooManyClientsException;

import static org.mockito.Mockito.verify;

@Timeout(30)
@ExtendWith(MockitoExtension.class)
class LiveVisitsTests {

	private static final int MOST = 20;

	@Mock
	private VisitLog log;

	private final OpenStreams streams = new OpenStreams(new ConnectionLimits(4 * MOST, 0, 0));

	private LiveVisits live;

	private LogListener listener;

	@BeforeEach
	void listen() {
		this.live = new LiveVisits(this.log, this.streams);
		ArgumentCaptor<LogListener> captor = ArgumentCaptor.forClass(LogListener.class);
		verify(this.log).listen(captor.capture());
		this.listener = captor.getValue();
	}

	@Test
	void aSlowClientIsBufferedAndThenItsStreamEnds() {
		StepVerifier.create(this.live.events(), 0)
			.expectSubscription()
			.then(() -> record(LiveVisits.BUFFER * 2))
			.thenRequest(Long.MAX_VALUE)
			.thenConsumeWhile((event) -> true)
			.verifyComplete();
	}

	@Test
	void aSilentReplicaStillSendsHeartbeats() {
		StepVerifier.withVirtualTime(() -> this.live.events())
			.expectSubscription()
			.expectNextMatches((event) -> event.comment() != null)
			.thenAwait(Duration.ofSeconds(10))
			.expectNextMatches((event) -> event.comment() != null)
			.thenCancel()
			.verify();
	}

	@Test
	void streamsEndWithTheServer() {
		StepVerifier.create(this.live.events()).expectNextCount(1).then(this.streams::stop).verifyComplete();
	}

	@Test
	void oneClientTooManyIsRefused() {
		for (int i = 0; i < MOST; i++) {
			this.live.events().subscribe();
		}

		StepVerifier.create(this.live.events()).verifyError(TooManyClientsException.class);
	}

	@Test
	void aClientThatLeavesMakesRoom() {
		for (int i = 0; i < MOST + 1; i++) {
			this.live.events().subscribe().dispose();
		}

		StepVerifier.create(this.live.events()).expectNextCount(1).thenCancel().verify();
	}

	private void record(int number) {
		for (int i = 1; i <= number; i++) {
			Visit visit = VisitLogs.visit(i, Instant.EPOCH, ZoneOffset.UTC, "timestamps-0");
			this.listener.recorded(List.of(visit), Duration.ZERO);
		}
	}

}

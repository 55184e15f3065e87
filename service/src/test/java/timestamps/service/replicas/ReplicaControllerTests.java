package timestamps.service.replicas;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import timestamps.service.discovery.Peer;
import timestamps.service.discovery.PeerNames;
import timestamps.service.web.OpenStreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

@Timeout(60)
@ExtendWith(MockitoExtension.class)
class ReplicaControllerTests {

	@Mock
	private ThisReplica self;

	@Mock
	private PeerNames names;

	@Mock
	private PeerClient client;

	@Test
	void howeverManyAskForTheReplicasEachIsAskedOnce() {
		Sinks.One<Pulse> answer = Sinks.one();
		given(this.self.pulse()).willReturn(Pulse.of(Replica.silent("timestamps-1")));
		given(this.names.find())
			.willReturn(Mono.just(List.of(new Peer("timestamps-0", "a:1"), new Peer("timestamps-2", "b:1"))));
		given(this.client.pulse(any())).willReturn(answer.asMono());
		ReplicaController controller = new ReplicaController(new Replicas(this.self, this.names, this.client),
				this.self, mock(OpenStreams.class));

		List<CompletableFuture<List<Replica>>> answers = IntStream.range(0, 100)
			.mapToObj((visitor) -> controller.all().toFuture())
			.toList();
		answer.tryEmitValue(Pulse.of(Replica.silent("timestamps-0")));

		assertThat(answers).allSatisfy((replicas) -> assertThat(replicas.join()).isNotEmpty());
		verify(this.client, times(2)).pulse(any());
	}

}

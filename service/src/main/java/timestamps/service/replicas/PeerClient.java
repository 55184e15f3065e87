package timestamps.service.replicas;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.netty.channel.ChannelOption;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import timestamps.service.visits.VisitView;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.server.ResponseStatusException;

/** Asks other replicas; whatever goes wrong is an error. */
@Component
class PeerClient {

	static final Duration DEADLINE = Duration.ofMillis(700);

	/** Two pulses have not come. */
	static final Duration SILENCE = Duration.ofMillis(1100);

	/**
	 * How long a history may take to begin; then it is for its reader to say how fast it
	 * goes on.
	 */
	static final Duration BEGINNING = Duration.ofSeconds(10);

	private static final String PULSE = "/replicas/self/pulse";

	private final WebClient client;

	/** For one answer. */
	private final Duration deadline;

	/** For the next of several. */
	private final Duration silence;

	PeerClient() {
		this(DEADLINE, SILENCE);
	}

	PeerClient(Duration deadline, Duration silence) {
		this.deadline = deadline;
		this.silence = silence;
		HttpClient http = HttpClient.create()
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) deadline.toMillis())
			.option(ChannelOption.SO_KEEPALIVE, true);
		this.client = WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
	}

	/**
	 * Asks for one pulse; a replica of a version that has none is asked for what it has.
	 */
	Mono<Pulse> pulse(Peer peer) {
		return get(peer, PULSE, MediaType.APPLICATION_JSON).retrieve()
			.bodyToMono(Pulse.class)
			.onErrorResume(WebClientResponseException.NotFound.class, (older) -> plain(peer))
			.timeout(this.deadline);
	}

	private Mono<Pulse> plain(Peer peer) {
		return get(peer, "/replicas/self", MediaType.APPLICATION_JSON).retrieve()
			.bodyToMono(Replica.class)
			.map(Pulse::of);
	}

	/**
	 * Asks for pulses until they cease to come.
	 */
	Flux<Pulse> pulses(Peer peer) {
		Flux<Pulse> polled = Flux.interval(Duration.ZERO, Duration.ofMillis(500))
			.onBackpressureDrop()
			.concatMap((tick) -> plain(peer), 1);
		return get(peer, PULSE, MediaType.APPLICATION_NDJSON).retrieve()
			.bodyToFlux(Pulse.class)
			.onErrorResume(WebClientResponseException.NotFound.class, (older) -> polled)
			.timeout(this.silence);
	}

	/**
	 * Asks for its visits before one of them, newest first.
	 */
	Mono<List<VisitView>> visits(Peer peer, long before, int limit) {
		return get(peer, "/visits?limit=" + limit + "&before=" + before, MediaType.APPLICATION_JSON).retrieve()
			.bodyToMono(new ParameterizedTypeReference<List<VisitView>>() {
			})
			.timeout(this.deadline);
	}

	/**
	 * Asks for its whole history, oldest first, one visit a line. Where nobody can be
	 * asked, that is told as a problem; what breaks off later breaks off.
	 */
	Flux<DataBuffer> history(Peer peer) {
		return get(peer, "/visits", MediaType.APPLICATION_NDJSON).retrieve()
			.bodyToFlux(DataBuffer.class)
			.timeout(Mono.delay(BEGINNING), (piece) -> Mono.never())
			.onErrorMap((error) -> error instanceof WebClientRequestException || error instanceof TimeoutException,
					(error) -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
							peer.name() + " does not answer; its history is on its volume", error));
	}

	private WebClient.RequestHeadersSpec<?> get(Peer peer, String path, MediaType type) {
		return this.client.get().uri("http://" + peer.authority() + path).accept(type);
	}

}

package timestamps.service.replicas;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import timestamps.service.discovery.Peer;
import timestamps.service.visits.VisitView;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.server.ResponseStatusException;

/** Sends requests to other replicas. Every failure is an error of the result. */
@Component
class PeerClient {

	static final Duration DEADLINE = Duration.ofMillis(700);

	/** After this time without a pulse a replica is silent: two pulses are missing. */
	static final Duration SILENCE = Duration.ofMillis(1100);

	/**
	 * How long a history may take to begin. Then its reader decides how fast it
	 * continues.
	 */
	static final Duration BEGINNING = Duration.ofSeconds(10);

	private static final String PULSE = "/replicas/self/pulse";

	/** Connections to one replica for pages of its visits. */
	private static final int VISITS_AT_ONCE = 8;

	/** Requests that may wait for these: more than are answered within the deadline. */
	private static final int VISITS_WAITING = 1000;

	/**
	 * Bytes that are read at once of a history. Reactor Netty buffers up to 128 of these
	 * reads for a client that does not read.
	 */
	private static final int LARGEST_READ = 2048;

	/** Shorter than the time after which the other replica closes an idle connection. */
	private static final Duration IDLE = Duration.ofSeconds(60);

	/** For pulses. */
	private final WebClient client;

	/** For pages of visits, which wait for one another; pulses never wait for them. */
	private final WebClient visits;

	/** Each history has a connection of its own, however slow its reader is. */
	private final WebClient histories;

	/** How long an answer may take. */
	private final Duration deadline;

	/** How long the next pulse of a stream may take. */
	private final Duration silence;

	PeerClient() {
		this(DEADLINE, SILENCE);
	}

	PeerClient(Duration deadline, Duration silence) {
		this.deadline = deadline;
		this.silence = silence;
		this.client = client(HttpClient.create(pool("pulses").build()));
		this.visits = client(HttpClient
			.create(pool("visits").maxConnections(VISITS_AT_ONCE).pendingAcquireMaxCount(VISITS_WAITING).build()));
		this.histories = client(HttpClient.newConnection()
			.option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST_READ)));
	}

	private static ConnectionProvider.Builder pool(String name) {
		return ConnectionProvider.builder(name).maxIdleTime(IDLE);
	}

	private WebClient client(HttpClient http) {
		return WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(
					http.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) this.deadline.toMillis())
						.option(ChannelOption.SO_KEEPALIVE, true)))
			.build();
	}

	/**
	 * Asks for one pulse, or for {@code /replicas/self} if the replica's version has no
	 * pulses.
	 */
	Mono<Pulse> pulse(Peer peer) {
		return get(this.client, peer, PULSE, MediaType.APPLICATION_JSON).retrieve()
			.bodyToMono(Pulse.class)
			.onErrorResume(WebClientResponseException.NotFound.class, (older) -> plain(peer))
			.map((pulse) -> PeerAnswer.checked(peer, pulse))
			.timeout(this.deadline);
	}

	private Mono<Pulse> plain(Peer peer) {
		return get(this.client, peer, "/replicas/self", MediaType.APPLICATION_JSON).retrieve()
			.bodyToMono(Replica.class)
			.map(Pulse::of);
	}

	/**
	 * Asks for a stream of pulses, which fails when none comes for too long.
	 */
	Flux<Pulse> pulses(Peer peer) {
		Flux<Pulse> polled = Flux.interval(Duration.ZERO, Duration.ofMillis(500))
			.onBackpressureDrop()
			.concatMap((tick) -> plain(peer), 1);
		return get(this.client, peer, PULSE, MediaType.APPLICATION_NDJSON).retrieve()
			.bodyToFlux(Pulse.class)
			.onErrorResume(WebClientResponseException.NotFound.class, (older) -> polled)
			.map((pulse) -> PeerAnswer.checked(peer, pulse))
			.timeout(this.silence);
	}

	/**
	 * Asks for a replica's visits below a sequence, newest first.
	 */
	Mono<List<VisitView>> visits(Peer peer, long before, int limit) {
		return get(this.visits, peer, "/visits?limit=" + limit + "&before=" + before, MediaType.APPLICATION_JSON)
			.retrieve()
			.bodyToMono(new ParameterizedTypeReference<List<VisitView>>() {
			})
			.map((visits) -> PeerAnswer.checked(peer, visits))
			.timeout(this.deadline);
	}

	/**
	 * Asks as a browser does, and drops the answer.
	 */
	Mono<Void> answers(Peer peer, String path) {
		return get(this.visits, peer, path, MediaType.ALL).header(HttpHeaders.ACCEPT_ENCODING, "gzip")
			.exchangeToMono(ClientResponse::releaseBody)
			.timeout(this.deadline);
	}

	/**
	 * Asks for a replica's whole history, oldest first, one visit on each line. If the
	 * replica does not answer, the result is a problem with status 503; if the history
	 * breaks off later, an error.
	 */
	Flux<DataBuffer> history(Peer peer) {
		return get(this.histories, peer, "/visits", MediaType.APPLICATION_NDJSON).retrieve()
			.bodyToFlux(DataBuffer.class)
			.timeout(Mono.delay(BEGINNING), (piece) -> Mono.never())
			.onErrorMap((error) -> error instanceof WebClientRequestException || error instanceof TimeoutException,
					(error) -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE,
							peer.name() + " does not answer; its history is on its volume", error));
	}

	private static WebClient.RequestHeadersSpec<?> get(WebClient client, Peer peer, String path, MediaType type) {
		return client.get().uri("http://" + peer.authority() + path).accept(type);
	}

}

package timestamps.service.web;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

class HeadRequestsTests {

	private static final int PIECES = 100;

	private final AtomicInteger read = new AtomicInteger();

	private final Flux<DataBuffer> log = Flux.range(0, PIECES)
		.<DataBuffer>map((piece) -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[] { '\n' }))
		.doOnNext((piece) -> this.read.incrementAndGet());

	@Test
	void whatIsNotSentIsNotRead() {
		StepVerifier.create(answer(MockServerHttpRequest.head("/visits.ndjson"), this.log)).verifyComplete();

		assertThat(this.read).hasValueLessThanOrEqualTo(1);
	}

	@Test
	void whatIsAskedForIsSent() {
		StepVerifier.create(answer(MockServerHttpRequest.get("/visits.ndjson"), this.log)).verifyComplete();

		assertThat(this.read).hasValue(PIECES);
	}

	@Test
	void aFailedReadIsAnsweredAsForGet() {
		StepVerifier
			.create(answer(MockServerHttpRequest.head("/history.ndjson"), Flux.error(new IllegalStateException())))
			.verifyError(IllegalStateException.class);
	}

	private static Mono<Void> answer(MockServerHttpRequest.BaseBuilder<?> request, Flux<DataBuffer> body) {
		return new HeadRequests().filter(MockServerWebExchange.from(request),
				(exchange) -> exchange.getResponse().writeWith(body));
	}

}

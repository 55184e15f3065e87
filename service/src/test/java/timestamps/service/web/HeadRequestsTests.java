package timestamps.service.web;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

class HeadRequestsTests {

	private final AtomicInteger reads = new AtomicInteger();

	@Test
	void whatIsNotSentIsNotRead() {
		answer(MockServerHttpRequest.head("/visits.ndjson"));

		assertThat(this.reads).hasValue(0);
	}

	@Test
	void whatIsAskedForIsSent() {
		answer(MockServerHttpRequest.get("/visits.ndjson"));

		assertThat(this.reads).hasValue(1);
	}

	private void answer(MockServerHttpRequest.BaseBuilder<?> request) {
		Flux<DataBuffer> log = Flux.<DataBuffer>empty().doOnSubscribe((reader) -> this.reads.incrementAndGet());
		new HeadRequests()
			.filter(MockServerWebExchange.from(request), (exchange) -> exchange.getResponse().writeWith(log))
			.block();
	}

}

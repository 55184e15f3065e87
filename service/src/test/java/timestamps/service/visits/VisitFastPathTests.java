package timestamps.service.visits;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import timestamps.service.log.LogUnavailableException;
import timestamps.service.log.Visit;
import timestamps.service.log.VisitLog;
import timestamps.service.log.VisitLogs;
import timestamps.service.web.Readiness;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/** When a visit takes the fast path, in a real server, with a mocked log. */
class VisitFastPathTests {

	private static final Visit VISIT = VisitLogs.visit(1, Instant.EPOCH, ZoneId.of("UTC"), "timestamps-0");

	private final VisitLog log = mock(VisitLog.class);

	private final Readiness readiness = mock(Readiness.class);

	private final VisitController controller = new VisitController(this.log, mock(History.class),
			mock(LiveVisits.class));

	@Test
	void aRefusedVisitIsNotTriedAgain() throws Exception {
		given(this.readiness.isReady()).willReturn(true);
		given(this.log.append())
			.willReturn(CompletableFuture.failedFuture(VisitLogs.unavailable("the volume is full")));

		HttpResponse<String> refused = visit(this::byController);

		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.body()).isEqualTo("the volume is full");
		verify(this.log).append();
	}

	@Test
	void aReplicaThatIsNotReadyLeavesTheAnswerToSpring() throws Exception {
		given(this.readiness.isReady()).willReturn(false);

		HttpResponse<String> answer = visit((exchange) -> byHand(exchange, HttpStatus.NO_CONTENT, ""));

		assertThat(answer.statusCode()).isEqualTo(204);
		verify(this.log, never()).append();
	}

	@Test
	void aReplicaThatBecomesUnreadyMeanwhileClosesTheConnection() throws Exception {
		given(this.readiness.isReady()).willReturn(true, false);
		given(this.log.append()).willReturn(CompletableFuture.completedFuture(VISIT));

		HttpResponse<String> answer = visit(this::byController);

		assertThat(answer.statusCode()).isEqualTo(201);
		assertThat(answer.headers().firstValue("Connection")).contains("close");
	}

	@Test
	void aFilterThatIsNotTheServicesOwnSeesEveryVisit() throws Exception {
		given(this.readiness.isReady()).willReturn(true);

		HttpResponse<String> answer = visit((exchange) -> byHand(exchange, HttpStatus.UNAUTHORIZED, ""),
				(exchange, chain) -> chain.filter(exchange));

		assertThat(answer.statusCode()).isEqualTo(401);
		verify(this.log, never()).append();
	}

	private Mono<Void> byController(ServerWebExchange exchange) {
		return this.controller.record()
			.then()
			.onErrorResume(LogUnavailableException.class,
					(ex) -> byHand(exchange, HttpStatus.SERVICE_UNAVAILABLE, ex.getMessage()));
	}

	private static Mono<Void> byHand(ServerWebExchange exchange, HttpStatus status, String body) {
		exchange.getResponse().setStatusCode(status);
		return exchange.getResponse()
			.writeWith(Mono.just(exchange.getResponse().bufferFactory().wrap(body.getBytes(StandardCharsets.UTF_8))));
	}

	private HttpResponse<String> visit(WebHandler spring, WebFilter... filters) throws Exception {
		HttpHandler handler = WebHttpHandlerBuilder.webHandler(spring).build();
		StaticListableBeanFactory beans = new StaticListableBeanFactory(Map.of("handler", handler));
		NettyReactiveWebServerFactory factory = new NettyReactiveWebServerFactory(0);
		new VisitFastPath(this.log, this.readiness, List.of(filters), new SimpleMeterRegistry(),
				beans.getBeanProvider(HttpHandler.class))
			.customize(factory);
		WebServer server = factory.getWebServer(handler);
		server.start();
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/visits"))
				.version(HttpClient.Version.HTTP_1_1)
				.POST(BodyPublishers.noBody())
				.build();
			return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		}
		finally {
			server.stop();
		}
	}

}

package timestamps.service.visits;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import timestamps.service.log.Visit;
import timestamps.service.log.VisitLog;
import timestamps.service.web.Readiness;
import timestamps.service.web.SecurityHeaders;

import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * Records a visit and answers it without Spring's filters, handlers, writers and
 * observations: they take more than half of a visit's processor time
 * (docs/decisions/0019). The answer is that of {@link VisitController}, which answers
 * whatever is less plain: a visit that is refused, or for which the client wants another
 * media type. If the application has a filter that is not the service's own, such as one
 * that authenticates, it sees every request.
 */
@Component
class VisitFastPath implements WebHttpHandlerBuilderCustomizer {

	/** Where a request's context has the error with which the log refused its visit. */
	static final Object REFUSAL = VisitFastPath.class;

	private static final HttpHeaders HEADERS = headers();

	private final VisitLog log;

	private final Readiness readiness;

	private final boolean filtersOfOthers;

	private final Timer timer;

	VisitFastPath(VisitLog log, Readiness readiness, List<WebFilter> filters, MeterRegistry registry) {
		this.log = log;
		this.readiness = readiness;
		this.filtersOfOthers = !filters.stream()
			.allMatch((filter) -> filter.getClass().getPackage() == SecurityHeaders.class.getPackage());
		this.timer = Timer.builder("http.server.requests")
			.tags("method", "POST", "uri", "/visits", "status", "201")
			.tags("outcome", "SUCCESS", "error", "none", "exception", "none")
			.register(registry);
	}

	private static HttpHeaders headers() {
		HttpHeaders headers = DefaultHttpHeadersFactory.headersFactory().newHeaders();
		SecurityHeaders.set(headers::set);
		return headers.set("Content-Type", MediaType.APPLICATION_JSON_VALUE);
	}

	@Override
	public void customize(WebHttpHandlerBuilder builder) {
		if (!this.filtersOfOthers) {
			builder.httpHandlerDecorator((spring) -> (request, response) -> handle(request, response, spring));
		}
	}

	private Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response, HttpHandler spring) {
		if (!isPlainVisit(request) || !this.readiness.isReady()) {
			return spring.handle(request, response);
		}
		long start = System.nanoTime();
		HttpServerResponse answer = ServerHttpResponseDecorator.getNativeResponse(response);
		return Mono.fromFuture(this.log::append)
			.onErrorResume((refusal) -> spring.handle(request, response)
				.contextWrite((context) -> context.put(REFUSAL, refusal))
				.then(Mono.empty()))
			.flatMap((visit) -> send(visit, answer, start));
	}

	private static boolean isPlainVisit(ServerHttpRequest request) {
		return request.getMethod() == HttpMethod.POST && "/visits".equals(request.getURI().getRawPath())
				&& acceptsJson(request.getHeaders().getFirst("Accept"));
	}

	private static boolean acceptsJson(@Nullable String accept) {
		return accept == null || accept.equals(MediaType.ALL_VALUE) || accept.equals(MediaType.APPLICATION_JSON_VALUE);
	}

	private Mono<Void> send(Visit visit, HttpServerResponse answer, long start) {
		byte[] json = visit.json();
		HttpHeaders headers = answer.status(HttpResponseStatus.CREATED).responseHeaders().add(HEADERS);
		headers.set("Content-Length", json.length);
		if (!this.readiness.isReady()) {
			answer.keepAlive(false);
		}
		this.timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
		return answer.sendObject(Unpooled.wrappedBuffer(json)).then();
	}

}

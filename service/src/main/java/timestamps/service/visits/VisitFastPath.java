package timestamps.service.visits;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import timestamps.service.log.Visit;
import timestamps.service.log.VisitLog;
import timestamps.service.web.Readiness;
import timestamps.service.web.SecurityHeaders;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.server.WebFilter;

/**
 * Records a visit and answers it without Spring's filters, handlers, writers and
 * observations: they take more than half of a visit's processor time
 * (docs/decisions/0019). The answer is that of {@link VisitController}, which answers
 * whatever is less plain: a visit that is refused, or for which the client wants another
 * media type. If the application has a filter that is not the service's own, such as one
 * that authenticates, it sees every request.
 */
@Component
class VisitFastPath implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

	/** Where a request's context has the error with which the log refused its visit. */
	static final Object REFUSAL = VisitFastPath.class;

	private static final HttpHeaders HEADERS = headers();

	private final VisitLog log;

	private final Readiness readiness;

	private final boolean filtersOfOthers;

	private final Timer timer;

	private final Supplier<ReactorHttpHandlerAdapter> spring;

	VisitFastPath(VisitLog log, Readiness readiness, List<WebFilter> filters, MeterRegistry registry,
			ObjectProvider<HttpHandler> spring) {
		this.log = log;
		this.readiness = readiness;
		this.filtersOfOthers = !filters.stream()
			.allMatch((filter) -> filter.getClass().getPackage() == SecurityHeaders.class.getPackage());
		this.timer = Timer.builder("http.server.requests")
			.tags("method", "POST", "uri", "/visits", "status", "201")
			.tags("outcome", "SUCCESS", "error", "none", "exception", "none")
			.register(registry);
		this.spring = SingletonSupplier.of(() -> new ReactorHttpHandlerAdapter(spring.getObject()));
	}

	private static HttpHeaders headers() {
		HttpHeaders headers = DefaultHttpHeadersFactory.headersFactory().newHeaders();
		SecurityHeaders.set(headers::set);
		return headers.set("Content-Type", MediaType.APPLICATION_JSON_VALUE);
	}

	@Override
	public void customize(NettyReactiveWebServerFactory factory) {
		if (!this.filtersOfOthers) {
			factory.addRouteProviders((routes) -> routes.route(this::isPlainVisit, this::record));
		}
	}

	private boolean isPlainVisit(HttpServerRequest request) {
		return request.method() == HttpMethod.POST && isVisits(request.uri())
				&& acceptsJson(request.requestHeaders().get("Accept")) && this.readiness.isReady();
	}

	private static boolean isVisits(String uri) {
		return uri.equals("/visits") || uri.startsWith("/visits?");
	}

	private static boolean acceptsJson(@Nullable String accept) {
		return accept == null || accept.equals(MediaType.ALL_VALUE) || accept.equals(MediaType.APPLICATION_JSON_VALUE);
	}

	private Mono<Void> record(HttpServerRequest request, HttpServerResponse response) {
		long start = System.nanoTime();
		return Mono.fromFuture(this.log::append)
			.onErrorResume((refusal) -> this.spring.get()
				.apply(request, response)
				.contextWrite((context) -> context.put(REFUSAL, refusal))
				.then(Mono.empty()))
			.flatMap((visit) -> send(visit, response, start));
	}

	private Mono<Void> send(Visit visit, HttpServerResponse response, long start) {
		byte[] json = visit.json();
		HttpHeaders headers = response.status(HttpResponseStatus.CREATED).responseHeaders().add(HEADERS);
		headers.set("Content-Length", json.length);
		if (!this.readiness.isReady()) {
			response.keepAlive(false);
		}
		this.timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
		return response.sendObject(Unpooled.wrappedBuffer(json)).then();
	}

}

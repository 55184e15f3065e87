package timestamps.service.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import timestamps.service.log.Visit;
import timestamps.service.log.VisitLog;
import timestamps.service.replicas.Replica;
import timestamps.service.replicas.Replicas;
import timestamps.service.visits.VisitView;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.view.Rendering;

/** The page: looking at it is a visit. */
@Controller
class PageController {

	private static final int SHOWN = 15;

	private final VisitLog log;

	private final Replicas replicas;

	private final Clock clock;

	PageController(VisitLog log, Replicas replicas, Clock clock) {
		this.log = log;
		this.replicas = replicas;
		this.clock = clock;
	}

	@RequestMapping(path = "/", method = RequestMethod.GET, produces = MediaType.TEXT_HTML_VALUE)
	Mono<Rendering> page() {
		return Mono.fromFuture(this.log::append)
			.flatMap((visit) -> this.replicas.all().map((replicas) -> new Seen(visit, replicas)))
			.publishOn(Schedulers.boundedElastic())
			.map(this::render);
	}

	/** Spring would answer this like a GET, visit and all. */
	@RequestMapping(path = "/", method = RequestMethod.HEAD)
	ResponseEntity<Void> head() {
		return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).build();
	}

	private Rendering render(Seen seen) {
		long sequence = seen.visit().sequence();
		try {
			return Rendering.view("page")
				.modelAttribute("visit", VisitView.of(seen.visit()))
				.modelAttribute("latest", this.log.latest(sequence + 1, SHOWN).stream().map(VisitView::of).toList())
				.modelAttribute("replicas", seen.replicas())
				.modelAttribute("chart", VisitChart.of(this.log, this.clock.instant()))
				.build();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Seen(Visit visit, List<Replica> replicas) {
	}

}

package timestamps.service.page;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import timestamps.service.log.VisitLog;
import timestamps.service.replicas.Pulse;
import timestamps.service.replicas.Replicas;
import timestamps.service.visits.VisitView;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.view.Rendering;

/**
 * The page, which records a visit each time it is opened. It reads nothing from the disk,
 * and asks the other replicas at most four times a second, however many visitors there
 * are.
 */
@Controller
class PageController {

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
			.flatMap((visit) -> this.replicas.recent()
				.publishOn(Schedulers.boundedElastic())
				.map((pulses) -> render(VisitView.of(visit), pulses)));
	}

	/** Without this, Spring would answer HEAD like GET, and record a visit. */
	@RequestMapping(path = "/", method = RequestMethod.HEAD)
	ResponseEntity<Void> head() {
		return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).build();
	}

	private Rendering render(VisitView visit, List<Pulse> pulses) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		List<VisitView> found = pulses.stream().flatMap((pulse) -> pulse.visits().stream()).distinct().toList();
		List<VisitView> shown = ReplicasEvent.newest(found);
		Cursor older = Cursor.parse("").behind(found, shown);
		Summary summary = Summary.of(pulses);
		return Rendering.view("page")
			.modelAttribute("now", now)
			.modelAttribute("visit", VisitRow.of(visit, now))
			.modelAttribute("zone", visit.zone())
			.modelAttribute("offset", visit.local().substring(26))
			.modelAttribute("summary", summary)
			.modelAttribute("replicas", pulses.stream().map((each) -> ReplicaCard.of(each.replica(), now)).toList())
			.modelAttribute("chart", Chart.of(pulses, now))
			.modelAttribute("rows", shown.stream().map((each) -> VisitRow.of(each, now)).toList())
			.modelAttribute("older", older)
			.modelAttribute("more", older.hasMore(pulses.stream().map((each) -> each.replica().name())))
			.build();
	}

}

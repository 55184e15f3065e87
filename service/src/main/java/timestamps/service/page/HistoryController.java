package timestamps.service.page;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import timestamps.service.replicas.Histories;
import timestamps.service.replicas.Histories.Piece;
import timestamps.service.visits.VisitView;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;

/** Older visits of all replicas, page by page. Such a request records no visit. */
@Hidden
@Controller
class HistoryController {

	private final Histories histories;

	private final Clock clock;

	HistoryController(Histories histories, Clock clock) {
		this.histories = histories;
		this.clock = clock;
	}

	@GetMapping(path = "/history", produces = MediaType.TEXT_HTML_VALUE)
	Mono<Rendering> page(@RequestParam(name = "before", defaultValue = "") String before) {
		Cursor cursor = Cursor.parse(before);
		return this.histories.before(cursor::before)
			.publishOn(Schedulers.boundedElastic())
			.map((pieces) -> render(cursor, pieces));
	}

	private Rendering render(Cursor cursor, List<Piece> pieces) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		List<VisitView> found = pieces.stream().flatMap((piece) -> piece.visits().stream()).toList();
		List<VisitView> shown = ReplicasEvent.newest(found);
		Cursor older = cursor.behind(found, shown);
		return Rendering.view("history")
			.modelAttribute("now", now)
			.modelAttribute("zone", shown.isEmpty() ? "" : shown.get(0).zone())
			.modelAttribute("rows", shown.stream().map((visit) -> VisitRow.of(visit, now)).toList())
			.modelAttribute("missing", pieces.stream().filter((piece) -> !piece.answers()).map(Piece::replica).toList())
			.modelAttribute("older", older)
			.modelAttribute("more", older.hasMore(pieces.stream().map(Piece::replica)))
			.build();
	}

}

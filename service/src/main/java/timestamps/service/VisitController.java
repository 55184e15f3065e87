package timestamps.service;

import java.net.URI;
import java.util.List;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import timestamps.service.log.VisitLog;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The visits of this replica as JSON. */
@RestController
@RequestMapping(path = "/visits", produces = MediaType.APPLICATION_JSON_VALUE)
class VisitController {

	private static final int LARGEST_PAGE = 1000;

	private final VisitLog log;

	VisitController(VisitLog log) {
		this.log = log;
	}

	@PostMapping
	Mono<ResponseEntity<VisitView>> record() {
		return Mono.fromFuture(this.log::append)
			.map((visit) -> ResponseEntity.status(HttpStatus.CREATED).body(VisitView.of(visit)));
	}

	@GetMapping
	Mono<ResponseEntity<List<VisitView>>> page(@RequestParam(name = "limit", defaultValue = "50") int limit,
			@RequestParam(name = "before", defaultValue = "" + Long.MAX_VALUE) long before) {
		InvalidParameterException.unless(limit >= 1 && limit <= LARGEST_PAGE, "limit", limit, "1 to " + LARGEST_PAGE);
		InvalidParameterException.unless(before >= 1, "before", before, "a sequence, 1 or more");
		return Mono.fromCallable(() -> this.log.latest(before, limit).stream().map(VisitView::of).toList())
			.subscribeOn(Schedulers.boundedElastic())
			.map((visits) -> response(visits, limit));
	}

	private static ResponseEntity<List<VisitView>> response(List<VisitView> visits, int limit) {
		ResponseEntity.BodyBuilder response = ResponseEntity.ok();
		if (visits.size() == limit && visits.get(limit - 1).sequence() > 1) {
			URI next = URI.create("/visits?limit=" + limit + "&before=" + visits.get(limit - 1).sequence());
			response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
		}
		return response.body(visits);
	}

}

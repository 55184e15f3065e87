package timestamps.service.visits;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import timestamps.service.log.Visit;
import timestamps.service.log.VisitLog;
import timestamps.service.web.InvalidParameterException;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The visits of this replica: recorded, paged, streamed, live. */
@RestController
@RequestMapping("/visits")
class VisitController {

	private static final int LARGEST_PAGE = 1000;

	private static final String NEWEST = "" + Long.MAX_VALUE;

	private final VisitLog log;

	private final History history;

	private final LiveVisits live;

	VisitController(VisitLog log, History history, LiveVisits live) {
		this.log = log;
		this.history = history;
		this.live = live;
	}

	/** Records a visit, unless {@link VisitFastPath} has tried to, and was refused. */
	@ApiResponse(responseCode = "201", description = "Recorded: the visit is on disk",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
					schema = @Schema(implementation = VisitView.class)))
	@PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<byte[]>> record() {
		Mono<Visit> visit = Mono.deferContextual((context) -> context.<Throwable>getOrEmpty(VisitFastPath.REFUSAL)
			.map(Mono::<Visit>error)
			.orElseGet(() -> Mono.fromFuture(this.log::append)));
		return visit.map(VisitController::recorded);
	}

	private static ResponseEntity<byte[]> recorded(Visit visit) {
		return ResponseEntity.status(HttpStatus.CREATED).contentType(MediaType.APPLICATION_JSON).body(visit.json());
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Mono<List<VisitView>>> page(ServerHttpRequest request,
			@Schema(minimum = "1", maximum = "1000") @RequestParam(name = "limit", defaultValue = "50") int limit,
			@Schema(minimum = "1") @RequestParam(name = "before", defaultValue = NEWEST) long before) {
		InvalidParameterException.unless(limit >= 1 && limit <= LARGEST_PAGE, "limit", limit, "1 to " + LARGEST_PAGE);
		InvalidParameterException.unless(before >= 1, "before", before, "a sequence, 1 or more");
		ResponseEntity.BodyBuilder response = ResponseEntity.ok();
		long oldest = Math.min(before - 1, this.log.count()) - limit + 1;
		if (oldest > 1) {
			String path = request.getPath().contextPath().value() + "/visits";
			response.header(HttpHeaders.LINK, "<" + path + "?limit=" + limit + "&before=" + oldest + ">; rel=\"next\"");
		}
		return response.body(visits(before, limit));
	}

	/** Reads the visits when the answer is written, and does not hold them longer. */
	private Mono<List<VisitView>> visits(long before, int limit) {
		return Mono.fromCallable(() -> this.log.latest(before, limit).stream().map(VisitView::of).toList())
			.subscribeOn(Schedulers.boundedElastic());
	}

	@ApiResponse(responseCode = "200", description = "Every visit, oldest first, one a line",
			content = @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE, schema = @Schema(type = "string")))
	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	ResponseEntity<Flux<DataBuffer>> wholeHistory() {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON).body(this.history.oldestFirst());
	}

	@GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<VisitView>> live() {
		return this.live.events();
	}

}

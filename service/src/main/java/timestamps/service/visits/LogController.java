package timestamps.service.visits;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import reactor.core.publisher.Flux;
import timestamps.service.log.VisitLog;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * This replica's log as it is on disk, for backups. The answer has its length as a
 * header, so that nobody takes a part for the whole; the receiver must verify the
 * checksums.
 */
@RestController
class LogController {

	private final VisitLog log;

	private final History history;

	LogController(VisitLog log, History history) {
		this.log = log;
		this.history = history;
	}

	@Operation(summary = "This replica's log as it is on disk, with its checksums")
	@ApiResponse(responseCode = "200", description = "Every visit that was answered before the request, oldest first",
			content = @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE, schema = @Schema(type = "string")))
	@GetMapping(path = "/visits.ndjson", produces = MediaType.APPLICATION_NDJSON_VALUE)
	ResponseEntity<Flux<DataBuffer>> file() {
		long last = this.log.count();
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_NDJSON)
			.contentLength(last * VisitLog.BYTES_OF_A_LINE)
			.body(this.history.linesUpTo(last));
	}

}

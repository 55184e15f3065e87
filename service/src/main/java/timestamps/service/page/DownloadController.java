package timestamps.service.page;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import timestamps.service.replicas.Histories;
import timestamps.service.web.InvalidParameterException;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whole histories as files, of any replica and from any replica. If a history breaks off,
 * the download fails, so that nobody takes a part for the whole.
 */
@RestController
class DownloadController {

	private final Histories histories;

	DownloadController(Histories histories) {
		this.histories = histories;
	}

	@Operation(summary = "A replica's whole history as a file")
	@ApiResponse(responseCode = "200", description = "Every visit, oldest first, one a line",
			content = @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE, schema = @Schema(type = "string")))
	@GetMapping(path = "/history.ndjson", produces = MediaType.APPLICATION_NDJSON_VALUE)
	Mono<ResponseEntity<Flux<DataBuffer>>> download(@RequestParam(name = "replica") String replica) {
		String file = ContentDisposition.attachment().filename(replica + ".ndjson").build().toString();
		return this.histories.whole(replica)
			.map((lines) -> ResponseEntity.ok()
				.header(HttpHeaders.CONTENT_DISPOSITION, file)
				.contentType(MediaType.APPLICATION_NDJSON)
				.body(lines))
			.switchIfEmpty(Mono.error(() -> new InvalidParameterException(
					"replica is " + replica + "; allowed is the name of a replica of the set, as /replicas has them")));
	}

}

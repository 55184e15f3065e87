package timestamps.bench.server;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gives the same answer as to a visit, and records nothing. */
@RestController
class NoOp {

	/** The answer as it is sent. */
	static final String JSON = """
			{"sequence":344,"utc":"2026-11-21T02:06:00.123456Z","local":"2026-11-21T02:06:00.123456+00:00",\
			"zone":"UTC","replica":"bench-0"}""";

	private static final Answer ANSWER = new Answer(344, "2026-11-21T02:06:00.123456Z",
			"2026-11-21T02:06:00.123456+00:00", "UTC", "bench-0");

	@PostMapping("/no-op")
	@ResponseStatus(HttpStatus.CREATED)
	Answer answer() {
		return ANSWER;
	}

	record Answer(long sequence, String utc, String local, String zone, String replica) {
	}

}

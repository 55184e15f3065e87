package timestamps.service.visits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timestamps.service.connections.ConnectionLimits;
import timestamps.service.log.Condition;
import timestamps.service.log.Visit;
import timestamps.service.log.VisitLog;
import timestamps.service.log.VisitLogs;
import timestamps.service.web.OpenStreams;
import timestamps.service.web.Readiness;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;

/** The answers of the visits' API, with a mocked log. */
@WebFluxTest(VisitController.class)
@Import({ History.class, LiveVisits.class, OpenStreams.class, Readiness.class })
class VisitControllerTests {

	private static final String FIRST = """
			{"sequence":1,"utc":"2026-11-21T02:06:00.123456Z","local":"2026-11-21T05:06:00.123456+03:00",
			"zone":"Europe/Moscow","replica":"timestamps-0"}""";

	/** For the streams. */
	@MockitoBean
	private ConnectionLimits limits;

	@MockitoBean
	private VisitLog log;

	@MockitoBean
	private Clock clock;

	@MockitoBean
	private ApplicationAvailability availability;

	@Autowired
	private WebTestClient client;

	@Test
	void aRecordedVisitIsAnsweredAsCreated() {
		given(this.log.append()).willReturn(CompletableFuture.completedFuture(visit(1)));

		ResponseSpec created = this.client.post().uri("/visits").exchange();

		created.expectStatus().isCreated();
		created.expectHeader().contentType(MediaType.APPLICATION_JSON);
		created.expectBody(String.class).isEqualTo(FIRST.replace("\n", ""));
	}

	@Test
	void aVisitThatCouldNotBeRecordedIsUnavailable() {
		given(this.log.append())
			.willReturn(CompletableFuture.failedFuture(VisitLogs.unavailable("the volume is full")));

		assertProblem(this.client.post().uri("/visits"), 503).jsonPath("$.detail").isEqualTo("the volume is full");
	}

	@ParameterizedTest
	@CsvSource({ "WRITABLE, ACCEPTING_TRAFFIC, ", "FULL, ACCEPTING_TRAFFIC, close", "HANGING, ACCEPTING_TRAFFIC, close",
			"LEAPT, ACCEPTING_TRAFFIC, close", "FAILED, ACCEPTING_TRAFFIC, close", "CLOSED, ACCEPTING_TRAFFIC, close",
			"WRITABLE, REFUSING_TRAFFIC, close" })
	void aReplicaThatIsNotReadyClosesConnectionsWithItsAnswers(Condition log, ReadinessState readiness, String header)
			throws IOException {
		given(this.log.latest(anyLong(), anyInt())).willReturn(List.of());
		given(this.log.condition()).willReturn(log);
		given(this.availability.getReadinessState()).willReturn(readiness);

		HttpHeaders headers = get("/visits").returnResult(Void.class).getResponseHeaders();

		assertThat(headers.getFirst(HttpHeaders.CONNECTION)).isEqualTo(header);
	}

	@Test
	void aPageHasTheLimitThatWasAskedForAndLinksToTheNext() throws IOException {
		given(this.log.count()).willReturn(12L);
		given(this.log.latest(10, 2)).willReturn(List.of(visit(9), visit(8)));

		ResponseSpec page = get("/visits?limit=2&before=10");

		page.expectStatus().isOk();
		page.expectHeader().valueEquals("Link", "</visits?limit=2&before=8>; rel=\"next\"");
		page.expectBody().jsonPath("$[*].sequence").isEqualTo(List.of(9, 8));
	}

	@Test
	void theLastPageLinksNowhere() throws IOException {
		given(this.log.count()).willReturn(1L);
		given(this.log.latest(Long.MAX_VALUE, 50)).willReturn(List.of(visit(1)));

		get("/visits").expectStatus().isOk().expectHeader().doesNotExist("Link");
	}

	@Test
	void theWholeHistoryIsOneVisitALineOldestFirst() throws IOException {
		given(this.log.count()).willReturn(2L);
		given(this.log.readJson(1, 2))
			.willReturn("{\"sequence\":1}\n{\"sequence\":2}\n".getBytes(StandardCharsets.US_ASCII));

		ResponseSpec history = this.client.get().uri("/visits").accept(MediaType.APPLICATION_NDJSON).exchange();

		history.expectStatus().isOk();
		history.expectHeader().contentType(MediaType.APPLICATION_NDJSON);
		history.expectBody(String.class).isEqualTo("{\"sequence\":1}\n{\"sequence\":2}\n");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /visits?limit=0, 400", "GET, /visits?limit=1001, 400", "GET, /visits?limit=x, 400",
			"GET, /visits?before=0, 400", "GET, /visits?before=-1, 400",
			"GET, /visits?before=99999999999999999999, 400", "DELETE, /visits, 405", "PUT, /visits, 405",
			"GET, /nothing, 404", "GET, /visits/1, 404" })
	void errorsAreProblemsWithTheRightStatus(String method, String uri, int status) {
		assertProblem(this.client.method(HttpMethod.valueOf(method)).uri(uri), status).jsonPath("$.status")
			.isEqualTo(status)
			.jsonPath("$.trace")
			.doesNotExist();
	}

	@Test
	void aMediaTypeThatIsNotServedIsNotAcceptable() {
		this.client.get().uri("/visits").accept(MediaType.IMAGE_PNG).exchange().expectStatus().isEqualTo(406);
	}

	@Test
	void aFailureIsAProblemWithoutItsStackTrace() throws IOException {
		given(this.log.latest(Long.MAX_VALUE, 50)).willThrow(new IOException("secret"));

		byte[] body = assertProblem(this.client.get().uri("/visits"), 500).returnResult().getResponseBody();

		assertThat(body).asString(StandardCharsets.UTF_8).doesNotContain("secret", "Exception");
	}

	@Test
	void everyAnswerHasAStrictContentSecurityPolicy() throws IOException {
		given(this.log.latest(Long.MAX_VALUE, 50)).willReturn(List.of());

		get("/visits").expectHeader()
			.value("Content-Security-Policy",
					(policy) -> assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
	}

	private ResponseSpec get(String uri) {
		return this.client.get().uri(uri).exchange();
	}

	/** Asserts that an answer is a problem of a status, and returns its body. */
	private static BodyContentSpec assertProblem(RequestHeadersSpec<?> request, int status) {
		ResponseSpec problem = request.exchange();
		problem.expectStatus().isEqualTo(status);
		problem.expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
		return problem.expectBody();
	}

	private static Visit visit(long sequence) {
		return VisitLogs.visit(sequence, Instant.parse("2026-11-21T02:06:00.123456Z"), ZoneId.of("Europe/Moscow"),
				"timestamps-0");
	}

}

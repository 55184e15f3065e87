package timestamps.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springdoc.core.service.OpenAPIService;
import reactor.test.StepVerifier;
import timestamps.service.log.VisitLog;
import timestamps.service.replicas.Pulse;
import timestamps.service.replicas.Replicas;
import timestamps.service.visits.VisitView;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.micrometer.metrics.test.autoconfigure.AutoConfigureMetrics;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole service, with a real folder and real ports. */
@AutoConfigureMetrics
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = { "management.server.port=0",
		"timestamps.replica=timestamps-0", "timestamps.time-zone=Europe/Moscow" })
class ServiceTests {

	@TempDir
	static Path directory;

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	@Autowired
	private Replicas replicas;

	@Autowired
	private VisitLog log;

	@Autowired
	private OpenAPIService openApi;

	/** The log has a visit already, recorded in another zone. */
	@DynamicPropertySource
	static void directory(DynamicPropertyRegistry registry) throws Exception {
		try (VisitLog earlier = VisitLog.open(directory, "timestamps-0", ZoneId.of("UTC"), Clock.systemUTC())) {
			earlier.append().join();
		}
		registry.add("timestamps.directory", directory::toString);
	}

	@Test
	void anAnsweredVisitIsInTheFile() throws Exception {
		VisitView visit = visit();

		assertThat(Files.readString(directory.resolve("visits.ndjson")))
			.contains("\"sequence\":" + visit.sequence() + ",\"utc\":\"" + visit.utc() + "\"");
	}

	/** The first two are answered on the fast path, the third one by the controller. */
	@Test
	void aVisitIsAnsweredAndCountedTheSameWhicheverWayItGoes() {
		WebTestClient management = management();
		String series = "http_server_requests_seconds_count{error=\"none\",exception=\"none\",method=\"POST\","
				+ "outcome=\"SUCCESS\",status=\"201\",uri=\"/visits\"} ";
		long before = visit().sequence();
		double counted = metric(management, series);
		List<String> answers = Stream.of("*/*", "application/json", "application/json;q=0.9")
			.map((accept) -> client().post().uri("/visits").header("Accept", accept).exchange())
			.map((answer) -> answer.expectStatus().isCreated().returnResult(VisitView.class))
			.map((answer) -> answer.getResponseHeaders().toString())
			.toList();

		assertThat(answers).hasSize(3).containsOnly(answers.get(2));
		assertThat(answers.get(0)).contains("Content-Security-Policy", "no-store", "Content-Type:\"application/json\"");
		assertThat(visit().sequence()).isEqualTo(before + 4);
		assertThat(metric(management, series)).isEqualTo(counted + 4);
	}

	@Test
	void onlyAPlainVisitTakesTheFastPath() {
		long before = visit().sequence();

		client().post().uri("/visits").accept(MediaType.TEXT_HTML).exchange().expectStatus().isEqualTo(406);
		client().put().uri("/visits").exchange().expectStatus().isEqualTo(405);
		client().post().uri("/visits/").exchange().expectStatus().isNotFound();
		management().post().uri("/visits").exchange().expectStatus().isNotFound();

		assertThat(visit().sequence()).isEqualTo(before + 1);
	}

	@Test
	void theLogIsSentAsItIsOnDiskWithItsLength() throws Exception {
		visit();
		byte[] file = Files.readAllBytes(directory.resolve("visits.ndjson"));

		ResponseSpec log = client().get().uri("/visits.ndjson").exchange();

		log.expectStatus().isOk();
		log.expectHeader().contentType(MediaType.APPLICATION_NDJSON);
		log.expectHeader().contentLength(file.length);
		log.expectBody(byte[].class).isEqualTo(file);
	}

	@Test
	void thePageRecordsAVisitAndShowsIt() {
		long before = visit().sequence();

		String page = get("/");

		assertThat(page)
			.contains("Visit <span data-field=\"number\">" + String.format(Locale.ROOT, "%,d", before + 1) + "</span>")
			.contains("1/1 ready · " + String.format(Locale.ROOT, "%,d", before + 1) + " visits · Timestamps")
			.contains("Europe/Moscow")
			.contains("<rect");
	}

	@Test
	void aVisitIsShownInTheZoneInWhichItWasRecorded() {
		visit();

		String page = get("/history?before=timestamps-0:3");

		assertThat(page).containsOnlyOnce("<td role=\"cell\" class=\"zoned\" data-label=\"UTC\">")
			.containsOnlyOnce("data-field=\"zone\">UTC<")
			.contains("<td role=\"cell\" class=\"zoned\" data-label=\"Europe/Moscow\">")
			.contains("data-field=\"zone\"><");
	}

	@Test
	void withoutOlderVisitsThereIsNoTable() {
		assertThat(get("/history?before=timestamps-0:1,timestamps-4:9")).contains("There are no older visits.")
			.doesNotContain("<table")
			.containsPattern("class=\"button plain none\"");
	}

	@Test
	void aHeadRequestOfThePageRecordsNoVisit() {
		long before = visit().sequence();

		client().head().uri("/").exchange().expectStatus().isOk();

		assertThat(visit().sequence()).isEqualTo(before + 1);
	}

	@Test
	void eachNewVisitIsStreamedWithItsNumber() {
		ResponseSpec stream = client().get().uri("/visits").accept(MediaType.TEXT_EVENT_STREAM).exchange();
		var events = stream.expectStatus()
			.isOk()
			.returnResult(new ParameterizedTypeReference<ServerSentEvent<VisitView>>() {
			})
			.getResponseBody();

		// The first event is the heartbeat that opens the stream.
		StepVerifier.create(events).expectNextCount(1).then(this::visit).assertNext((event) -> {
			assertThat(event.event()).isEqualTo("visit");
			assertThat(event.data().replica()).isEqualTo("timestamps-0");
			assertThat(event.id()).isEqualTo(String.valueOf(event.data().sequence()));
		}).thenCancel().verify(Duration.ofSeconds(20));
	}

	@Test
	void withoutPeersThisReplicaIsTheOnlyOne() {
		VisitView visit = visit();

		List<Pulse> all = this.replicas.recent().block(Duration.ofSeconds(5));

		assertThat(all).singleElement().extracting(Pulse::replica).satisfies((replica) -> {
			assertThat(replica.name()).isEqualTo("timestamps-0");
			assertThat(replica.answers()).isTrue();
			assertThat(replica.ready()).isTrue();
			assertThat(replica.visits()).isGreaterThanOrEqualTo(visit.sequence());
			assertThat(replica.first().sequence()).isEqualTo(1);
		});
	}

	@Test
	void allReportedFiguresAreOfOneMoment() {
		visit();
		List<CompletableFuture<?>> visits = new ArrayList<>();
		for (int i = 0; i < 2000; i++) {
			visits.add(this.log.append());
			if (i % 10 == 0) {
				Pulse pulse = this.replicas.recent().block(Duration.ofSeconds(5)).get(0);
				assertThat(pulse.replica().visits()).isEqualTo(pulse.replica().latest().sequence())
					.isEqualTo(pulse.visits().get(0).sequence());
			}
		}
		visits.forEach(CompletableFuture::join);
	}

	@Test
	void probesAndMetricsAreOnTheManagementPortOnly() {
		visit();
		WebTestClient management = management();

		for (String probe : List.of("/livez", "/readyz", "/startupz")) {
			management.get().uri(probe).exchange().expectStatus().isOk();
			client().get().uri(probe).exchange().expectStatus().isNotFound();
		}
		assertThat(body(management.get().uri("/metrics"))).contains("visits_recorded_total", "visits_batch_size_bucket",
				"visits_write_seconds_bucket", "visits_queue_depth", "visits_log_bytes", "visits_log_cut_bytes",
				"connections_open", "connections_max", "connections_refused_total", "disk_free_bytes",
				"disk_total_bytes");
		client().get().uri("/metrics").exchange().expectStatus().isNotFound();
	}

	@Test
	void theApiIsDescribed() {
		BodyContentSpec api = client().get().uri("/openapi").exchange().expectStatus().isOk().expectBody();

		api.jsonPath("$.paths['/visits'].get.parameters[?(@.name=='limit')].schema.maximum").isEqualTo(1000);
		api.jsonPath("$.paths['/visits'].post.responses['201']").exists();
		api.jsonPath("$.paths['/events'].get.responses['200'].content['text/event-stream']").exists();
		api.jsonPath("$.paths['/replicas'].get.responses['default']").exists();
	}

	@Test
	void theDescriptionIsMadeOnceForAllLanguages() {
		for (String language : List.of("de", "x-a1", "zh-Hant-TW", "*", "en;q=0.1, fr")) {
			client().get().uri("/openapi").header("Accept-Language", language).exchange().expectStatus().isOk();
		}

		assertThat(this.openApi.getCachedOpenAPI(Locale.ENGLISH)).isNotNull();
		assertThat(this.openApi.getCachedOpenAPI(Locale.GERMAN)).isNull();
		assertThat(this.openApi.getCachedOpenAPI(Locale.forLanguageTag("x-a1"))).isNull();
	}

	/** A request as a proxy sends it that adds TLS and a path. */
	@Test
	void linksAreThoseOfTheProxyInFront() {
		visit();
		visit();
		String description = proxied("/openapi").getResponseBody();
		String link = proxied("/visits?limit=1").getResponseHeaders().getFirst("Link");
		String page = proxied("/").getResponseBody();

		assertThat(description).contains("\"servers\":[{\"url\":\"https://www.example:8443/of/today\"");
		assertThat(link).startsWith("</of/today/visits?limit=1&before=");
		assertThat(page)
			.contains("href=\"/of/today/page.css\"", "src=\"/of/today/page.js\"", "href=\"/of/today/visits\"",
					"href=\"/of/today/history?before=", "href=\"/of/today/history.ndjson?replica=timestamps-0\"")
			.doesNotContainPattern("(href|src)=\"/(?!of/today/)");
	}

	private EntityExchangeResult<String> proxied(String path) {
		return client().get()
			.uri(path)
			.header("X-Forwarded-Proto", "https")
			.header("X-Forwarded-Host", "www.example:8443")
			.header("X-Forwarded-Prefix", "/of/today")
			.header("X-Forwarded-For", "192.0.2.60, 198.51.100.7")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult();
	}

	private String get(String path) {
		return body(client().get().uri(path).accept(MediaType.TEXT_HTML));
	}

	private static String body(WebTestClient.RequestHeadersSpec<?> request) {
		return request.exchange().expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody();
	}

	private VisitView visit() {
		ResponseSpec created = client().post().uri("/visits").exchange().expectStatus().isCreated();
		return created.expectBody(VisitView.class).returnResult().getResponseBody();
	}

	private static double metric(WebTestClient management, String series) {
		String value = body(management.get().uri("/metrics")).lines()
			.filter((line) -> line.startsWith(series))
			.findFirst()
			.orElseThrow();
		return Double.parseDouble(value.substring(series.length()));
	}

	private WebTestClient management() {
		return WebTestClient.bindToServer().baseUrl("http://localhost:" + this.managementPort).build();
	}

	private WebTestClient client() {
		return WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + this.port)
			.responseTimeout(Duration.ofSeconds(30))
			// The log grows with each test.
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(-1))
			.build();
	}

}

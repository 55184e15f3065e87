package timestamps.service.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import timestamps.service.LoopbackReplicas;

import static org.assertj.core.api.Assertions.assertThat;

/** How the page looks and reads, at any width, dark or light, and in any zone. */
@Timeout(120)
@ExtendWith(ThreeReplicas.class)
class PageLookIT {

	private static final int SMALL_ENOUGH = 20_000;

	private final LoopbackReplicas set;

	private final Browser browser;

	private final String url;

	PageLookIT(LoopbackReplicas set, Browser browser) {
		this.set = set;
		this.browser = browser;
		this.url = set.door().url();
		for (int replica = 0; replica < LoopbackReplicas.REPLICAS; replica++) {
			set.visit(replica, 9 - replica);
		}
	}

	@AfterEach
	void asOthersExpectIt() {
		this.browser.runsScripts(true);
		this.browser.isIn("Asia/Tokyo");
		this.browser.isWide(1280);
		this.browser.likes("light");
	}

	@ParameterizedTest
	@CsvSource({ "320, light", "320, dark", "737, light", "1280, light", "1280, dark" })
	void thePageIsAccessible(int width, String scheme) throws Exception {
		this.browser.isWide(width);
		this.browser.likes(scheme);

		this.browser.openLive(this.url);
		this.browser.picture("page-" + width + "-" + scheme);
		assertAccessible();
		this.browser.one("#figures summary").click();
		assertAccessible();

		this.browser.open(this.url + "/history");
		this.browser.picture("history-" + width + "-" + scheme);
		assertAccessible();
	}

	@Test
	void nothingIsWiderThanItsPlaceAtAnyZoom() {
		this.browser.isIn("America/New_York");
		this.browser.openLive(this.url);
		this.browser.run("document.querySelectorAll('#visits [data-field=number]')"
				+ ".forEach((number) => number.textContent = '1,234,567')");

		for (int width = 320; width <= 1280; width += 24) {
			this.browser.isWide(width);
			assertNothingIsTooWide("at " + width);
		}
	}

	/** 97 of them are copies, which an event from the replicas would remove. */
	@Test
	void aHundredReplicasAreSeenAtOnceAndTheirFactsUnderThePointer() throws Exception {
		this.browser.openLive(this.url);
		this.set.door().shut();
		this.browser.await(() -> !this.browser.text("#connection").equals("live"));
		this.browser.run("const cards = document.getElementById('cards'); for (let i = 3; i < 100; i++) {"
				+ "const copy = cards.children[i % 3].cloneNode(true); copy.dataset.name = 'timestamps-' + i;"
				+ "copy.querySelector('[data-field=name]').textContent = copy.dataset.name; cards.append(copy); }");

		assertThat((Long) this.browser.run("return document.getElementById('cards').offsetHeight")).isLessThan(1800);
		this.browser.picture("page-100-replicas");
		assertThat(this.browser.run("return getComputedStyle(document.querySelector('#cards .facts')).clipPath"))
			.isEqualTo("inset(50%)");
		actions().moveToElement(this.browser.one("[data-name=timestamps-1]")).perform();
		this.browser.picture("page-100-replicas-pointed-at");
		assertThat(this.browser
			.run("return getComputedStyle(document.querySelector('[data-name=timestamps-1] .facts')).clipPath"))
			.isEqualTo("none");
		for (int width : List.of(320, 1280)) {
			this.browser.isWide(width);
			assertNothingIsTooWide("at " + width);
		}
		assertAccessible();
	}

	@Test
	void aVisitKeepsTheZoneInWhichItWasRecorded() {
		this.browser.openLive(this.url);

		this.browser
			.run("""
					return import("/visits.js").then((visits) => visits.add([{ replica: "timestamps-0", sequence: 900_000_000,
						zone: "UTC", utc: "2100-01-01T00:00:00.000000Z", local: "2100-01-01T00:00:00.000000Z" }], false))
					""");

		assertThat(this.browser.text("#visits [data-sequence='900000000'] .zoned")).matches("(?s)00:00:00.*UTC");
		assertThat(this.browser.texts("#visits tbody tr:nth-child(2) .other-zone")).containsExactly("");
	}

	@Test
	void thePageIsAccessibleWhenReplicasAreSilent() throws Exception {
		this.browser.openLive(this.url);
		this.set.kill(0);
		this.browser.await(() -> this.browser.all(".card.silent").size() == 1);
		this.browser.await(() -> this.browser.text("#connection").equals("live"));
		assertThat(this.browser.visits(0)).as("what is known of it stays").isPositive();
		HttpResponse<String> history = get(this.url + "/history.ndjson?replica=timestamps-0");
		assertThat(history.statusCode()).isEqualTo(503);
		assertThat(history.body()).contains("timestamps-0 does not answer");

		for (int width : List.of(320, 1280)) {
			for (String scheme : List.of("light", "dark")) {
				this.browser.isWide(width);
				this.browser.likes(scheme);
				this.browser.picture("trouble-" + width + "-" + scheme);
				assertAccessible();
			}
		}

		this.set.start(0);
		this.browser.await(() -> this.browser.all(".card.ready").size() == LoopbackReplicas.REPLICAS);
	}

	@Test
	void everythingIsReachedAndDoneWithTheKeyboard() {
		this.browser.openLive(this.url);
		List<String> reached = new ArrayList<>();
		do {
			actions().sendKeys(Keys.TAB).perform();
			reached.add((String) this.browser.run("return document.activeElement.textContent.trim()"));
			assertThat((String) this.browser.run("return getComputedStyle(document.activeElement).outlineStyle"))
				.as("it shows where it is")
				.isEqualTo("solid");
		}
		while (!reached.contains("the API"));

		assertThat(reached).containsExactly("Record a visit", "download history of timestamps-0",
				"download history of timestamps-1", "download history of timestamps-2", "The figures", "Older visits",
				"its visits", "the replicas", "the API");
		actions().keyDown(Keys.SHIFT)
			.sendKeys(Keys.TAB, Keys.TAB, Keys.TAB)
			.keyUp(Keys.SHIFT)
			.sendKeys(Keys.ENTER)
			.perform();
		this.browser.await(() -> this.browser.rows().size() > 20);
		this.browser.run("document.getElementById('record').focus()");
		actions().sendKeys(Keys.SPACE).perform();
		this.browser.await(() -> this.browser.text("#said").endsWith("is on disk."));
	}

	@Test
	void thePageIsUsableWithoutScripts() throws Exception {
		this.browser.runsScripts(false);

		this.browser.open(this.url);
		String first = this.browser.text("#stamp");
		this.browser.picture("page-without-scripts");
		assertThat(this.browser.all(".card.ready")).hasSize(LoopbackReplicas.REPLICAS);
		assertThat(this.browser.all("#chart rect")).isNotEmpty();
		assertThat(this.browser.all("#visits tbody tr")).hasSize(20);
		assertThat(this.browser.driver().getTitle()).matches("3/3 ready · [\\d,]+ visits · Timestamps");

		this.browser.one("#again").click();
		assertThat(this.browser.text("#stamp")).isNotEqualTo(first);
		this.browser.one("#older").click();
		assertThat(this.browser.driver().getCurrentUrl()).contains("/history?before=timestamps-0");
		assertThat(this.browser.all("#visits tbody tr")).isNotEmpty();
	}

	@Test
	void theVisitorsOwnZoneStandsBesideUtcAndTheConfiguredOne() {
		this.browser.openLive(this.url);

		assertThat(this.browser.texts("#visits thead th")).containsExactly("Replica", "Visit", "Europe/Moscow", "UTC",
				"You: Asia/Tokyo", "Age");
		int moscow = hour("#clocks [data-field=local] .clock");
		int utc = hour("#clocks [data-field=utc] .clock");
		int tokyo = hour("#clocks [data-field=yours] .clock");
		assertThat(moscow).isEqualTo((utc + 3) % 24);
		assertThat(tokyo).isEqualTo((utc + 9) % 24);
	}

	@Test
	void aVisitorInTheConfiguredZoneSeesItOnce() {
		this.browser.isIn("Europe/Moscow");

		this.browser.openLive(this.url);

		assertThat(this.browser.one("#clocks .yours").isDisplayed()).isFalse();
		assertThat(this.browser.one("#visits th.yours").isDisplayed()).isFalse();
	}

	@Test
	void theChartShowsTheFiguresUnderThePointer() throws Exception {
		this.browser.openLive(this.url);

		this.browser.is(1280, 2100);
		actions().moveToElement(this.browser.one("#chart"), 500, 0).perform();
		assertThat(this.browser.text("#readout")).matches(
				"\\d\\d:\\d\\d · timestamps-0 [\\d,]+ · timestamps-1 [\\d,]+ · timestamps-2 [\\d,]+ · all [\\d,]+");
		this.browser.picture("chart-pointed-at");
	}

	@Test
	void aReplicaShowsItsVersionItsAgeAndItsVolume() {
		this.browser.openLive(this.url);

		assertThat(this.browser.text("[data-name=timestamps-1] [data-field=version]")).isEqualTo("3f9c2a71d0e4");
		assertThat(this.browser.text("[data-name=timestamps-1] [data-field=restarts]")).matches("\\d+");
		assertThat(this.browser.text("[data-name=timestamps-1] [data-field=up]")).matches("\\d+ (s|min|h .*)");
		assertThat(this.browser.text("[data-name=timestamps-1] [data-field=volume]"))
			.matches("\\d+ % of [\\d.]+ [KMGT]iB");
	}

	@Test
	void everyHistoryIsADownloadFromAnyReplica() throws Exception {
		this.browser.openLive(this.url);

		for (int replica = 0; replica < LoopbackReplicas.REPLICAS; replica++) {
			String link = this.browser.one("[data-name=timestamps-" + replica + "] [data-field=download]")
				.getDomProperty("href");
			HttpResponse<String> file = get(link);

			assertThat(file.headers().firstValue("Content-Disposition"))
				.hasValue("attachment; filename=\"timestamps-" + replica + ".ndjson\"");
			assertThat(file.body()).isEqualTo(this.set.get(replica, "/visits", "application/x-ndjson"));
		}
		assertThat(get(this.url + "/history.ndjson?replica=nobody").statusCode()).isEqualTo(400);
	}

	@Test
	void thePageIsSmallAndLoadsNothingFromElsewhere() throws Exception {
		this.browser.complaints();
		this.browser.openLive(this.url);
		@SuppressWarnings("unchecked")
		List<String> loaded = (List<String>) this.browser
			.run("return performance.getEntriesByType('resource').map((each) => each.name)"
					+ ".filter((name) => !name.endsWith('/events'))");

		assertThat(loaded).hasSizeGreaterThanOrEqualTo(3).allMatch((each) -> each.startsWith(this.url));
		int size = transferred(this.url + "/");
		for (String each : loaded) {
			size += transferred(each);
		}
		assertThat(size).isLessThan(SMALL_ENOUGH);
		assertThat(this.browser.complaints()).isEmpty();
	}

	private void assertAccessible() throws IOException {
		assertThat(this.browser.violations()).isEmpty();
		assertNothingIsTooWide("in the picture");
	}

	private void assertNothingIsTooWide(String where) {
		assertThat(this.browser.run("return [document.documentElement, ...document.querySelectorAll('section')]"
				+ ".filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.outerHTML.slice(0, 80))"))
			.as("what is wider than its place " + where)
			.isEqualTo(List.of());
	}

	private Actions actions() {
		return new Actions(this.browser.driver());
	}

	private int hour(String selector) {
		return Integer.parseInt(this.browser.text(selector).substring(0, 2));
	}

	private static HttpResponse<String> get(String url) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

	/** How many bytes a browser receives. */
	private static int transferred(String url) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url))
			.header("Accept", "text/html,*/*")
			.header("Accept-Encoding", "gzip")
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body().length;
	}

}

package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.fabric8.kubernetes.api.model.Pod;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of the deployed stack in a real browser. Tests that need no cluster are in
 * {@code service}.
 */
@OnCluster
@ResourceLock(Deployment.STACK)
@ResourceLock(value = Deployment.ROUTER, mode = ResourceAccessMode.READ)
@Order(6)
class BrowserIT {

	private static final Duration AT_MOST = Duration.ofSeconds(60);

	private final List<String> complaints = new ArrayList<>();

	private ChromeDriver browser;

	@BeforeEach
	void open(DeployedStack stack) {
		this.browser = new ChromeDriver(new ChromeOptions().addArguments("--headless=new", "--no-sandbox",
				"--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
				"--disable-component-update", "--disable-sync", "--disable-quic",
				"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.*", "--window-size=1280,1100"));
		this.browser.get(stack.service().url());
		Awaitility.await()
			.atMost(AT_MOST)
			.untilAsserted(() -> assertThat(text("#connection")).as(this::told).isEqualTo("live"));
	}

	@AfterEach
	void quit(TestInfo test) throws IOException {
		try {
			picture(test.getTestMethod().orElseThrow().getName());
		}
		finally {
			this.browser.quit();
		}
	}

	/** The page's state, for the message of a failed test. */
	private String told() {
		return this.browser.getTitle() + " " + complaints();
	}

	/** All complaints of the browser, which returns each only once. */
	private List<String> complaints() {
		this.browser.manage().logs().get(LogType.BROWSER).forEach((entry) -> this.complaints.add(entry.toString()));
		return this.complaints;
	}

	@Test
	void lookingAtThePageIsAVisitThatThePageShows(DeployedStack stack) {
		String replica = text("#stamp [data-field=replica]");
		String number = text("#stamp [data-field=number]").replace(",", "");

		assertThat(stack.history(replica)).extracting((visit) -> String.valueOf(visit.sequence())).contains(number);
		assertThat(complaints()).isEmpty();
	}

	@Test
	void visitsOfTheWholeSetAppearByThemselvesAndAreCountedOnce(DeployedStack stack) throws Exception {
		for (int i = 0; i < 10; i++) {
			Service.Visit visit = stack.service().visit();
			String row = "#visits tr[data-replica=" + visit.replica() + "][data-sequence='" + visit.sequence() + "']";
			await(() -> all(row).size() == 1);
		}

		await(() -> visits().equals(stack.service().replicas().stream().map(Service.Replica::visits).toList()));
	}

	@Test
	void everyReplicaTellsItsVersionAndItsRestarts() {
		await(() -> !texts("[data-field=version]").contains("–"));
		await(() -> !texts("[data-field=restarts]").contains("–"));
	}

	@Test
	void eachPodThatGoesIsToldAndItsSuccessorTurnsGreenWithItsVisits(DeployedStack stack) throws Exception {
		List<Long> before = visits();

		// One of these pods serves the page's stream.
		for (Pod pod : stack.pods()) {
			String age = "[data-name=" + pod.getMetadata().getName() + "] [data-field=up]";
			String started = attribute(age, "data-since");
			stack.client().resource(pod).withGracePeriod(0).delete();

			await(() -> !isHealthy());
			await(() -> isHealthy() && !attribute(age, "data-since").equals(started));
		}

		assertThat(this.browser.getTitle()).startsWith("3/3 ready · ");
		List<Long> after = visits();
		for (int replica = 0; replica < Deployment.REPLICAS; replica++) {
			assertThat(after.get(replica)).isGreaterThanOrEqualTo(before.get(replica));
		}
		// The page knows it before Kubernetes does; other tests of this stack ask //
		// Kubernetes.
		await(() -> Objects.equals(stack.set().getStatus().getReadyReplicas(), Deployment.REPLICAS));
	}

	private boolean isHealthy() {
		return text("#connection").equals("live") && all(".card").size() == Deployment.REPLICAS
				&& all(".card.ready").size() == Deployment.REPLICAS;
	}

	private String attribute(String selector, String name) {
		return String.valueOf(this.browser.findElement(By.cssSelector(selector)).getDomAttribute(name));
	}

	private List<Long> visits() {
		return Awaitility.await()
			.atMost(AT_MOST)
			.until(() -> texts("#cards [data-field=visits]"),
					(texts) -> texts.stream().allMatch((text) -> text.matches("[\\d,]+")))
			.stream()
			.map((visits) -> Long.valueOf(visits.replace(",", "")))
			.toList();
	}

	private void picture(String name) throws IOException {
		Object png = this.browser
			.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
			.get("data");
		Path folder = Files.createDirectories(Path.of("target", "screenshots"));
		Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode(png.toString()));
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await()
			.atMost(AT_MOST)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(50))
			.until(condition);
	}

	private List<String> texts(String selector) {
		return all(selector).stream().map(WebElement::getText).toList();
	}

	private List<WebElement> all(String selector) {
		return this.browser.findElements(By.cssSelector(selector));
	}

	private String text(String selector) {
		return this.browser.findElement(By.cssSelector(selector)).getText();
	}

}

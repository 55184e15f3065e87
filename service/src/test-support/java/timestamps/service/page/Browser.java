package timestamps.service.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/**
 * A headless Chromium. Tests choose its width, its colour scheme and its time zone.
 */
public final class Browser implements AutoCloseable {

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private final ChromeDriver driver;

	public Browser() {
		this.driver = new ChromeDriver(new ChromeOptions().addArguments("--headless=new", "--no-sandbox",
				"--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
				"--disable-component-update", "--disable-sync", "--disable-quic",
				"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.*", "--hide-scrollbars"));
		isIn("Asia/Tokyo");
		isWide(1280);
		likes("light");
	}

	public ChromeDriver driver() {
		return this.driver;
	}

	public void isIn(String zone) {
		this.driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
	}

	public void isWide(int pixels) {
		is(pixels, 900);
	}

	public void is(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	public void likes(String scheme) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme),
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	public void runsScripts(boolean runs) {
		this.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !runs));
	}

	public Browser open(String url) {
		this.driver.get(url);
		return this;
	}

	/** Opens the page and waits until it is live. */
	public Browser openLive(String url) {
		open(url);
		await(() -> text("#connection").equals("live"));
		return this;
	}

	public String text(String selector) {
		return one(selector).getText();
	}

	public List<String> texts(String selector) {
		return all(selector).stream().map(WebElement::getText).toList();
	}

	public WebElement one(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	public List<WebElement> all(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	public Object run(String script) {
		return this.driver.executeScript(script);
	}

	/** The rows of the table, each as REPLICA:SEQUENCE. */
	@SuppressWarnings("unchecked")
	public List<String> rows() {
		return (List<String>) run("return [...document.querySelectorAll('#visits tbody tr')]"
				+ ".map((row) => row.dataset.replica + ':' + row.dataset.sequence)");
	}

	/** A replica's count of visits on the page; -1 if the page shows none. */
	public long visits(int replica) {
		String visits = text("[data-name=timestamps-" + replica + "] [data-field=visits]");
		return visits.equals("–") ? -1 : Long.parseLong(visits.replace(",", ""));
	}

	public long total() {
		return Long.parseLong(text("#total").replace(",", ""));
	}

	public String state(int replica) {
		return text("[data-name=timestamps-" + replica + "] [data-field=state]");
	}

	public void await(Callable<Boolean> condition) {
		await(Duration.ofSeconds(20), condition);
	}

	public void await(Duration most, Callable<Boolean> condition) {
		Awaitility.await().atMost(most).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).until(condition);
	}

	/** The errors and warnings of the browser since the last call. */
	public List<String> complaints() {
		return this.driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(Object::toString).toList();
	}

	/** The violations of accessibility that axe finds, in a page without frames. */
	@SuppressWarnings("unchecked")
	public List<String> violations() throws IOException {
		try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
			run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
		}
		return (List<String>) this.driver.executeAsyncScript("""
				const [done] = arguments;
				const told = (rule) => `${rule.id}: ${rule.nodes.map((node) => node.html + " " + node.failureSummary)}`;
				axe.run({ resultTypes: ["violations"] })
					.then((results) => done(results.violations.map(told)), (error) => done([String(error)]));
				""");
	}

	private boolean isLongerThanTheWindow() {
		return (Boolean) run("return document.documentElement.scrollHeight > innerHeight");
	}

	/** Saves a picture of the whole page, for people to look at. */
	public void picture(String name) throws IOException {
		Object png = this.driver
			.executeCdpCommand("Page.captureScreenshot",
					Map.of("format", "png", "captureBeyondViewport", isLongerThanTheWindow()))
			.get("data");
		Files.createDirectories(SCREENSHOTS);
		Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(png.toString()));
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}

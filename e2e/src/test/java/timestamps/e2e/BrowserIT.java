package timestamps.e2e;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;

/** The page in a real browser. */
@ExtendWith(Deployment.class)
class BrowserIT {

	private ChromeDriver browser;

	@BeforeEach
	void open(DeployedStack stack) {
		this.browser = new ChromeDriver(new ChromeOptions().addArguments("--headless=new", "--no-sandbox",
				"--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
				"--disable-component-update", "--disable-sync", "--disable-quic"));
		this.browser.get(stack.service().url());
	}

	@AfterEach
	void quit() {
		this.browser.quit();
	}

	@Test
	void lookingAtThePageIsAVisitThatThePageShows(DeployedStack stack) {
		String number = text(".visit strong");
		String replica = text(".visit strong + strong");

		assertThat(this.browser.getTitle()).isEqualTo("Visit " + number + " · " + replica);
		assertThat(stack.history(replica)).extracting((visit) -> String.valueOf(visit.sequence())).contains(number);
	}

	@Test
	void thePageShowsEveryReplicaSideBySide() {
		assertThat(this.browser.findElements(By.cssSelector(".replicas .name"))).extracting(WebElement::getText)
			.containsExactly("timestamps-0 ready", "timestamps-1 ready", "timestamps-2 ready");
	}

	@Test
	void newVisitsAppearByThemselves(DeployedStack stack) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
			stack.service().visit();
			return !this.browser.findElements(By.cssSelector("tr.new")).isEmpty();
		});

		assertThat(this.browser.findElement(By.id("live")).isDisplayed()).isTrue();
	}

	@Test
	void theBrowserHasNothingToComplainAbout() {
		assertThat(this.browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
	}

	private String text(String selector) {
		return this.browser.findElement(By.cssSelector(selector)).getText();
	}

}

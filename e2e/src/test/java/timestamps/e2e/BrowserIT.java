package timestamps.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

import static org.assertj.core.api.Assertions.assertThat;

/** The page in a real browser. */
@ExtendWith(Deployment.class)
class BrowserIT {

	@Test
	void lookingAtThePageIsAVisitThatThePageShows(DeployedStack stack) throws Exception {
		WebDriver browser = new ChromeDriver(new ChromeOptions().addArguments("--headless=new", "--no-sandbox",
				"--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
				"--disable-component-update", "--disable-sync", "--disable-quic"));
		try {
			browser.get(stack.output("endpoint"));

			String number = browser.findElement(By.cssSelector(".visit strong")).getText();
			String replica = browser.findElement(By.cssSelector(".visit strong + strong")).getText();
			String latest = browser.findElement(By.cssSelector("tbody tr:first-child td:nth-child(2)")).getText();
			assertThat(latest).isEqualTo(number);
			assertThat(stack.history(replica)).extracting((visit) -> String.valueOf(visit.sequence())).contains(number);
		}
		finally {
			browser.quit();
		}
	}

}

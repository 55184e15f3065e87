package timestamps.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import timestamps.service.page.Browser;

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

	private Browser browser;

	@BeforeEach
	void open(DeployedStack stack) {
		this.browser = new Browser().open(stack.service().url());
		Awaitility.await()
			.atMost(AT_MOST)
			.untilAsserted(() -> assertThat(this.browser.text("#connection")).as(this::told).isEqualTo("live"));
	}

	@AfterEach
	void quit(TestInfo test) throws IOException {
		try {
			this.browser.picture(test.getTestMethod().orElseThrow().getName());
		}
		finally {
			this.browser.close();
		}
	}

	/** The page's state, for the message of a failed test. */
	private String told() {
		return title() + " " + complaints();
	}

	/** All complaints of the browser, which returns each only once. */
	private List<String> complaints() {
		this.complaints.addAll(this.browser.complaints());
		return this.complaints;
	}

	@Test
	void lookingAtThePageIsAVisitThatThePageShows(DeployedStack stack) {
		String replica = this.browser.text("#stamp [data-field=replica]");
		String number = this.browser.text("#stamp [data-field=number]").replace(",", "");

		assertThat(stack.history(replica)).extracting((visit) -> String.valueOf(visit.sequence())).contains(number);
		assertThat(complaints()).isEmpty();
	}

	@Test
	void visitsOfTheWholeSetAppearByThemselvesAndAreCountedOnce(DeployedStack stack) throws Exception {
		for (int i = 0; i < 10; i++) {
			Service.Visit visit = stack.service().visit();
			String row = "#visits tr[data-replica=" + visit.replica() + "][data-sequence='" + visit.sequence() + "']";
			await(() -> this.browser.all(row).size() == 1);
		}

		await(() -> visits().equals(stack.service().replicas().stream().map(Service.Replica::visits).toList()));
	}

	@Test
	void everyReplicaTellsItsVersionAndItsRestarts() {
		await(() -> !this.browser.texts("[data-field=version]").contains("–"));
		await(() -> !this.browser.texts("[data-field=restarts]").contains("–"));
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

		assertThat(title()).startsWith("3/3 ready · ");
		List<Long> after = visits();
		for (int replica = 0; replica < Deployment.REPLICAS; replica++) {
			assertThat(after.get(replica)).isGreaterThanOrEqualTo(before.get(replica));
		}
		// The page knows it before Kubernetes does; other tests of this stack ask
		// Kubernetes.
		await(() -> Objects.equals(stack.set().getStatus().getReadyReplicas(), Deployment.REPLICAS));
	}

	private boolean isHealthy() {
		return this.browser.text("#connection").equals("live")
				&& this.browser.all(".card").size() == Deployment.REPLICAS
				&& this.browser.all(".card.ready").size() == Deployment.REPLICAS;
	}

	private String attribute(String selector, String name) {
		return String.valueOf(this.browser.one(selector).getDomAttribute(name));
	}

	private List<Long> visits() {
		return Awaitility.await()
			.atMost(AT_MOST)
			.until(() -> this.browser.texts("#cards [data-field=visits]"),
					(texts) -> texts.stream().allMatch((text) -> text.matches("[\\d,]+")))
			.stream()
			.map((visits) -> Long.valueOf(visits.replace(",", "")))
			.toList();
	}

	private void await(Callable<Boolean> condition) {
		this.browser.await(AT_MOST, condition);
	}

	private String title() {
		return this.browser.driver().getTitle();
	}

}

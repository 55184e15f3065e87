package timestamps.service.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import timestamps.service.LoopbackReplicas;

import static org.assertj.core.api.Assertions.assertThat;

/** The page shows when a replica is gone and when it is back, in a real browser. */
@Timeout(120)
@ExtendWith(ThreeReplicas.class)
class SilentReplicasIT {

	/** Milliseconds. */
	private static final long IN_TIME = 2000;

	private static final int TRIES = 5;

	private final LoopbackReplicas set;

	private final Browser browser;

	SilentReplicasIT(LoopbackReplicas set, Browser browser) {
		this.set = set;
		this.browser = browser;
	}

	@Test
	void aReplicaThatIsKilledTurnsRedWithinTwoSecondsAndGreenByItself() throws Exception {
		long visits = this.set.visits(2);

		assertTurnsRedInTime(2, () -> this.set.kill(2), () -> this.set.start(2));
		assertThat(this.browser.visits(2)).as("what is known of it stays").isEqualTo(visits);
		assertThat(this.browser.driver().getTitle()).isEqualTo("2/3 ready · timestamps-2 does not answer · Timestamps");
		assertThat(this.browser.one("#icon").getDomProperty("href")).endsWith("/icon-alert.svg");
		this.browser.picture("a-replica-is-dead");

		String restarts = "[data-name=timestamps-2] [data-field=restarts]";
		this.set.start(2);
		this.browser.await(() -> this.browser.state(2).equals("ready"));
		assertThat(Integer.parseInt(this.browser.text(restarts))).isPositive();
		this.browser.await(() -> this.browser.driver().getTitle().startsWith("3/3 ready · "));
	}

	@Test
	void aReplicaThatHangsTurnsRedWithinTwoSecondsAndGreenByItself() throws Exception {
		lookAtReplica0();

		try {
			assertTurnsRedInTime(1, () -> this.set.signal(1, "STOP"), () -> this.set.signal(1, "CONT"));
		}
		finally {
			this.set.signal(1, "CONT");
		}

		this.browser.await(() -> this.browser.state(1).equals("ready"));
	}

	@Test
	void aReplicaThatDnsDropsTurnsRedAndGreenAsSoonAsItIsThereAgain() throws Exception {
		lookAtReplica0();
		try {
			this.set.name(0, 2);
			this.browser.await(() -> this.browser.state(1).equals("does not answer"));
		}
		finally {
			this.set.name(0, 1, 2);
		}

		// With the JDK's own time for DNS answers it would take ten seconds.
		this.browser.await(Duration.ofSeconds(8), () -> this.browser.state(1).equals("ready"));
	}

	@Test
	void aPageWhoseReplicaHangsContinuesWithAnother() throws Exception {
		lookAtReplica0();
		this.set.door().leadTo(2);

		this.set.signal(0, "STOP");
		try {
			this.browser.await(() -> this.browser.text("#connection").startsWith("connection lost"));
			this.browser.await(() -> this.browser.text("#connection").equals("live"));
			this.browser.await(() -> this.browser.state(0).equals("does not answer"));
			assertThat(this.browser.visits(0)).as("what is known of it stays").isPositive();
		}
		finally {
			this.set.signal(0, "CONT");
		}

		this.browser.await(() -> this.browser.state(0).equals("ready"));
	}

	/**
	 * A busy machine makes it longer, and nothing makes it shorter, so one try in time is
	 * enough.
	 */
	private void assertTurnsRedInTime(int replica, Step fault, Step recovery) throws Exception {
		List<Long> millis = new ArrayList<>(List.of(millisToRed(replica, fault)));
		while (millis.get(millis.size() - 1) >= IN_TIME && millis.size() < TRIES) {
			recovery.run();
			this.browser.await(() -> this.browser.state(replica).equals("ready"));
			millis.add(millisToRed(replica, fault));
		}
		assertThat(millis).as("milliseconds from the fault to the red card").anyMatch((each) -> each < IN_TIME);
	}

	/** A script in the page measures, because a call of the browser takes long. */
	private long millisToRed(int replica, Step fault) throws Exception {
		this.browser.run("""
				const card = document.querySelector("[data-name=timestamps-%d]");
				window.red = 0;
				new MutationObserver(() => window.red ||= card.matches(".silent") ? Date.now() : 0)
					.observe(card, { attributes: true });""".formatted(replica));
		long start = System.currentTimeMillis();
		fault.run();
		this.browser.await(() -> (Long) this.browser.run("return window.red") > 0);
		assertThat(this.browser.state(replica)).isEqualTo("does not answer");
		return (Long) this.browser.run("return window.red") - start;
	}

	/** Leads to replica 0, and cuts old connections, which the browser would keep. */
	private void lookAtReplica0() {
		this.set.door().shut();
		this.set.door().leadTo(0);
		this.set.door().open();
		this.browser.openLive(this.set.door().url());
	}

	/** A fault of a replica. */
	private interface Step {

		void run() throws Exception;

	}

}

package timestamps.service.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import timestamps.service.LoopbackSet;

import static org.assertj.core.api.Assertions.assertThat;

/** The page follows what happens in the set, in a real browser. */
@Timeout(120)
@ExtendWith(ThreeReplicas.class)
class LivePageIT {

	private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");

	/** Milliseconds. */
	private static final long IN_TIME = 2000;

	private static final int TRIES = 5;

	private final LoopbackSet set;

	private final Browser browser;

	LivePageIT(LoopbackSet set, Browser browser) {
		this.set = set;
		this.browser = browser;
	}

	@BeforeEach
	void look() {
		this.browser.openLive(this.set.door().url());
		this.browser.await(() -> this.browser.all(".card.ready").size() == LoopbackSet.REPLICAS);
		this.browser.complaints();
	}

	@AfterEach
	void heal() {
		this.set.door().open();
		this.set.door().leadToAll();
	}

	@Test
	void visitsOfEveryReplicaAppearOnceAndAreCountedOnce() throws Exception {
		long before = recorded();

		for (int replica = 0; replica < LoopbackSet.REPLICAS; replica++) {
			this.set.visit(replica, 2 + replica);
		}

		this.browser.await(() -> this.browser.total() == before + 9);
		assertCountsAreExact();
		assertThat(this.browser.rows()).doesNotHaveDuplicates()
			.contains("timestamps-0:" + visits(0), "timestamps-0:" + (visits(0) - 1), "timestamps-1:" + visits(1),
					"timestamps-2:" + (visits(2) - 3));
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void aVisitIsRecordedWithoutReloading() throws Exception {
		long before = recorded();
		this.browser.run("window.stays = true");

		this.browser.one("#record").click();

		this.browser.await(() -> this.browser.text("#said").endsWith("is on disk."));
		this.browser.await(() -> this.browser.total() == before + 1);
		assertThat(this.browser.run("return window.stays")).isEqualTo(true);
		String stamped = this.browser.text("#stamp [data-field=replica]") + ":"
				+ this.browser.text("#stamp [data-field=number]");
		assertThat(this.browser.rows().get(0)).isEqualTo(stamped);
		assertThat(this.browser.text("#clocks [data-field=utc] .clock"))
			.isEqualTo(this.browser.text("#visits tbody tr [data-field=utc] .clock"));
	}

	@Test
	void aReplicaThatThePageDidNotKnowIsAddedInItsPlace() throws Exception {
		this.set.visit(1, 1);
		this.browser.run("document.querySelector('[data-name=timestamps-1]').remove()");

		this.browser.await(() -> this.browser.all("#cards .card").size() == LoopbackSet.REPLICAS);

		assertThat(this.browser.texts("#cards [data-field=name]")).containsExactly("timestamps-0", "timestamps-1",
				"timestamps-2");
		long visits = visits(1);
		this.browser.await(() -> this.browser.visits(1) == visits);
		assertThat(this.browser.state(1)).isEqualTo("ready");
	}

	@Test
	void aReplicaThatIsKilledTurnsRedWithinTwoSecondsAndGreenByItself() throws Exception {
		long visits = visits(2);

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

		// Who remembers for as long as the JDK does would take ten.
		this.browser.await(Duration.ofSeconds(8), () -> this.browser.state(1).equals("ready"));
	}

	@Test
	void aPageWhoseOwnReplicaHangsGoesOnWithAnother() throws Exception {
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

	@Test
	void aStreamThatDropsIsToldAndCaughtUpWithoutAGap() throws Exception {
		this.set.door().shut();
		this.browser.await(() -> this.browser.text("#connection").equals("connection lost, trying again"));
		assertThat(this.browser.driver().getTitle()).startsWith("Connecting… · ");
		this.browser.picture("connection-lost");
		List<String> before = this.browser.rows();
		this.set.visit(0, 3);
		this.set.visit(1, 2);
		assertThat(this.browser.rows()).isEqualTo(before);

		this.set.door().open();

		this.browser.await(() -> this.browser.text("#connection").equals("live"));
		this.browser.await(() -> this.browser.total() == recorded());
		assertCountsAreExact();
		assertThat(this.browser.rows()).isEqualTo(newest(20));
	}

	@Test
	void aLongAbsenceLeavesNoGapEither() throws Exception {
		this.set.door().shut();
		this.browser.await(() -> this.browser.text("#connection").startsWith("connection lost"));
		this.set.visit(2, 70);

		this.set.door().open();

		this.browser.await(() -> this.browser.total() == recorded());
		assertThat(this.browser.rows()).isEqualTo(newest(20));
		assertThat(this.browser.text("#sample")).isEmpty();
	}

	@Test
	void ofVeryManyVisitsThePageShowsSamplesAndCountsAll() throws Exception {
		long before = recorded();

		this.set.visit(0, 3000);

		this.browser.await(() -> this.browser.total() == before + 3000);
		assertCountsAreExact();
		this.browser.await(() -> this.browser.text("#sample").contains("a sample of 80 a second"));
		this.browser.picture("very-many-visits");
		assertThat(this.browser.rows()).hasSize(20).doesNotHaveDuplicates();
		assertThat(this.browser.one("#older").isDisplayed()).as("whatever there was when the page was opened").isTrue();
	}

	@Test
	void olderVisitsComeByThePageWithoutAGapOrADouble() throws Exception {
		this.set.visit(1, 30);
		this.set.visit(2, 25);
		this.browser.openLive(this.set.door().url());

		for (int page = 2; page <= 4; page++) {
			int rows = 20 * page;
			this.browser.one("#older").click();
			this.browser.await(() -> this.browser.rows().size() == rows);
		}

		assertThat(this.browser.rows()).isEqualTo(newest(80));
		this.browser.picture("older-visits");
	}

	/**
	 * A machine that has much to do makes it longer, and nothing makes it shorter: the
	 * first try that is in time will do.
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

	/** The page itself takes the time: to be asked takes a browser long. */
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

	private void assertCountsAreExact() throws Exception {
		for (int replica = 0; replica < LoopbackSet.REPLICAS; replica++) {
			assertThat(this.browser.visits(replica)).isEqualTo(visits(replica));
		}
		this.browser.one("#figures summary").click();
		this.browser.await(() -> charted() == recorded());
		this.browser.one("#figures summary").click();
	}

	/** Over new connections: the browser would keep those that lead to others. */
	private void lookAtReplica0() {
		this.set.door().shut();
		this.set.door().leadTo(0);
		this.set.door().open();
		this.browser.openLive(this.set.door().url());
	}

	/** The sum of the chart's figures. */
	private long charted() {
		return (Long) this.browser.run("return [...document.querySelectorAll('#figures tbody tr')]"
				+ ".reduce((all, row) => all + Number(row.lastElementChild.textContent.replaceAll(',', '')), 0)");
	}

	private long recorded() throws Exception {
		return visits(0) + visits(1) + visits(2);
	}

	private long visits(int replica) throws Exception {
		Matcher sequence = SEQUENCE.matcher(this.set.get(replica, "/visits?limit=1", "application/json"));
		return sequence.find() ? Long.parseLong(sequence.group(1)) : 0;
	}

	/** The set's newest visits by what each replica has on disk. */
	private List<String> newest(int number) throws Exception {
		List<String> lines = new ArrayList<>();
		for (int replica = 0; replica < LoopbackSet.REPLICAS; replica++) {
			Matcher visit = Pattern.compile("\"sequence\":(\\d+),\"utc\":\"([^\"]+)\"")
				.matcher(this.set.get(replica, "/visits?limit=200", "application/json"));
			while (visit.find()) {
				lines.add("%s %9s timestamps-%d:%s".formatted(visit.group(2), visit.group(1), replica, visit.group(1)));
			}
		}
		assertThat(new HashSet<>(lines)).hasSameSizeAs(lines);
		lines.sort(Collections.reverseOrder());
		return lines.subList(0, number).stream().map((line) -> line.substring(line.lastIndexOf(' ') + 1)).toList();
	}

	/** What happens to a replica. */
	private interface Step {

		void run() throws Exception;

	}

}

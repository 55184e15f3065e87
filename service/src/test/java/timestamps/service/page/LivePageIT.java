package timestamps.service.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import timestamps.service.LoopbackReplicas;

import static org.assertj.core.api.Assertions.assertThat;

/** The page follows what all replicas record, in a real browser. */
@Timeout(120)
@ExtendWith(ThreeReplicas.class)
class LivePageIT {

	private final LoopbackReplicas set;

	private final Browser browser;

	LivePageIT(LoopbackReplicas set, Browser browser) {
		this.set = set;
		this.browser = browser;
	}

	@Test
	void visitsOfEveryReplicaAppearOnceAndAreCountedOnce() throws Exception {
		long before = recorded();

		for (int replica = 0; replica < LoopbackReplicas.REPLICAS; replica++) {
			this.set.visit(replica, 2 + replica);
		}

		this.browser.await(() -> this.browser.total() == before + 9);
		assertCountsAreExact();
		assertThat(this.browser.rows()).doesNotHaveDuplicates()
			.contains("timestamps-0:" + this.set.visits(0), "timestamps-0:" + (this.set.visits(0) - 1),
					"timestamps-1:" + this.set.visits(1), "timestamps-2:" + (this.set.visits(2) - 3));
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
	void aNewReplicaIsAddedInItsPlace() throws Exception {
		this.set.visit(1, 1);
		this.browser.run("document.querySelector('[data-name=timestamps-1]').remove()");

		this.browser.await(() -> this.browser.all("#cards .card").size() == LoopbackReplicas.REPLICAS);

		assertThat(this.browser.texts("#cards [data-field=name]")).containsExactly("timestamps-0", "timestamps-1",
				"timestamps-2");
		long visits = this.set.visits(1);
		this.browser.await(() -> this.browser.visits(1) == visits);
		assertThat(this.browser.state(1)).isEqualTo("ready");
	}

	@Test
	void aDroppedStreamIsReportedAndCaughtUpWithoutAGap() throws Exception {
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
	void aSlowBeginningIsWaitedFor() throws Exception {
		this.set.door().shut();
		this.browser.await(() -> this.browser.text("#connection").startsWith("connection lost"));
		this.set.door().slow(Duration.ofSeconds(5));

		this.set.door().open();

		this.browser.await(Duration.ofSeconds(40), () -> this.browser.text("#connection").equals("live"));
	}

	@Test
	void aLongInterruptionLeavesNoGap() throws Exception {
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

		this.browser.await(() -> this.browser.text("#sample").contains("a sample of 80 a second"));
		this.browser.picture("very-many-visits");
		this.browser.await(() -> this.browser.total() == before + 3000);
		assertCountsAreExact();
		assertThat(this.browser.rows()).hasSize(20).doesNotHaveDuplicates();
		assertThat(this.browser.one("#older").isDisplayed()).as("whatever there was when the page was opened").isTrue();
	}

	@Test
	void olderVisitsComePageByPageWithoutAGapOrADouble() throws Exception {
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

	@Test
	void olderVisitsThatTakeLongLeaveNoGapWhateverHappensMeanwhile() throws Exception {
		this.set.visit(1, 60);
		this.browser.openLive(this.set.door().url());
		long before = recorded();
		this.browser.run("""
				const now = window.fetch;
				window.fetch = (...all) => new Promise((done) => setTimeout(done, 3000)).then(() => now(...all));
				const older = document.querySelector("#older");
				older.click();
				older.click();""");

		this.set.visit(2, 5);
		this.browser.await(() -> this.browser.total() == before + 5);
		this.browser.await(() -> this.browser.rows().size() >= 40);

		List<String> rows = this.browser.rows();
		assertThat(rows).isEqualTo(newest(rows.size()));
	}

	/** More were recorded after the page was made than its first event has. */
	@Test
	void visitsThatDoNotFollowThoseOfTheirReplicaReplaceTheRows() {
		this.set.visit(0, 1);
		this.browser.openLive(this.set.door().url());

		this.browser
			.run("""
					const { replica, sequence, utc } = document.querySelector("#visits [data-replica=timestamps-0]").dataset;
					const later = "2100-01-01T00:00:00.000000Z";
					return import("/visits.js").then((visits) => visits.add([
						{ replica: "timestamps-1", sequence: 900_000_000, utc: later, local: later, zone: "UTC" },
						{ replica, sequence: Number(sequence), utc, local: utc, zone: "UTC" }], true))
					""");

		assertThat(this.browser.rows()).hasSize(2).first().isEqualTo("timestamps-1:900000000");
	}

	private void assertCountsAreExact() throws Exception {
		for (int replica = 0; replica < LoopbackReplicas.REPLICAS; replica++) {
			assertThat(this.browser.visits(replica)).isEqualTo(this.set.visits(replica));
		}
		this.browser.one("#figures summary").click();
		this.browser.await(() -> charted() == recorded());
		this.browser.one("#figures summary").click();
	}

	/** The sum of the chart's figures. */
	private long charted() {
		return (Long) this.browser.run("return [...document.querySelectorAll('#figures tbody tr')]"
				+ ".reduce((all, row) => all + Number(row.lastElementChild.textContent.replaceAll(',', '')), 0)");
	}

	private long recorded() throws Exception {
		return this.set.visits(0) + this.set.visits(1) + this.set.visits(2);
	}

	/** The newest visits of all replicas, as they are on disk. */
	private List<String> newest(int number) throws Exception {
		List<String> lines = new ArrayList<>();
		for (int replica = 0; replica < LoopbackReplicas.REPLICAS; replica++) {
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

}

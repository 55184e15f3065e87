package timestamps.e2e.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The check notices every fault that a service could have. */
class HistoryCheckTests {

	private static final String REPLICA = "timestamps-0";

	@TempDir
	Path directory;

	private final Answers answers = new Answers();

	private final StringBuilder file = new StringBuilder();

	@Test
	void aFileThatHoldsEveryAnswerIsSound() throws Exception {
		answer(1, record(visit(1, "10:00:00", REPLICA)));
		record(visit(2, "10:00:01", REPLICA));
		answer(3, record(visit(3, "10:00:01", REPLICA)));

		HistoryCheck.Result result = check();

		assertThat(result.problems()).isEmpty();
		assertThat(result).extracting("recorded", "answered", "lost", "outOfOrder").containsExactly(3L, 2L, 0L, 0L);
	}

	@Test
	void anAnswerThatIsNotInTheFileIsLost() throws Exception {
		answer(1, record(visit(1, "10:00:00", REPLICA)));
		answer(2, visit(2, "10:00:01", REPLICA));

		assertThat(check().lost()).isEqualTo(1);
	}

	@Test
	void allAnswersOfAReplicaWhoseFileIsGoneAreLost() throws Exception {
		answer(1, visit(1, "10:00:00", REPLICA));
		answer(2, visit(2, "10:00:01", REPLICA));

		assertThat(new HistoryCheck(REPLICA, this.answers).gone().lost()).isEqualTo(2);
	}

	@Test
	void anAnswerThatTheFileHasOtherwiseIsLost() throws Exception {
		answer(1, visit(1, "10:00:00", REPLICA));
		record(visit(1, "10:00:01", REPLICA));

		HistoryCheck.Result result = check();

		assertThat(result.lost()).isEqualTo(1);
		assertThat(result.problems()).contains(REPLICA + ": visit 1 was answered otherwise than line 1 has it");
	}

	@Test
	void aGapIsOutOfOrder() throws Exception {
		record(visit(1, "10:00:00", REPLICA));
		record(visit(3, "10:00:01", REPLICA));

		assertThat(check().outOfOrder()).isEqualTo(1);
	}

	@Test
	void aTimeThatRunsBackwardsIsOutOfOrder() throws Exception {
		record(visit(1, "10:00:01", REPLICA));
		record(visit(2, "10:00:00", REPLICA));

		assertThat(check().outOfOrder()).isEqualTo(1);
	}

	@Test
	void anotherReplicasVisitIsOutOfOrder() throws Exception {
		record(visit(1, "10:00:00", "timestamps-1"));

		assertThat(check().outOfOrder()).isEqualTo(1);
	}

	@Test
	void aDamagedLineIsNamed() throws Exception {
		answer(1, record(visit(1, "10:00:00", REPLICA)));
		this.file.setCharAt(20, '#');

		HistoryCheck.Result result = check();

		assertThat(result.problems()).contains(REPLICA + ": line 1 is damaged");
		assertThat(result.lost()).isEqualTo(1);
	}

	@Test
	void aSequenceThatIsAnsweredTwiceIsDoubled() {
		answer(1, visit(1, "10:00:00", REPLICA));
		answer(1, visit(1, "10:00:00", REPLICA));

		assertThat(this.answers.doubled()).isEqualTo(1);
	}

	private static String visit(long sequence, String time, String replica) {
		return "{\"sequence\":%d,\"utc\":\"2026-11-21T%s.000000Z\",\"local\":\"2026-11-21T%s.000000+00:00\",\"zone\":\"UTC\",\"replica\":\"%s\"}"
			.formatted(sequence, time, time, replica);
	}

	private void answer(long sequence, String visit) {
		this.answers.add(REPLICA, sequence, visit);
	}

	/** Records a visit as the service writes it and answers it. */
	private String record(String visit) {
		String body = visit.substring(0, visit.length() - 1);
		CRC32C checksum = new CRC32C();
		checksum.update(body.getBytes(StandardCharsets.US_ASCII));
		String line = body + ",\"crc32c\":\"%08x\"}".formatted(checksum.getValue());
		this.file.append(line).append(" ".repeat(255 - line.length())).append('\n');
		return visit;
	}

	private HistoryCheck.Result check() throws IOException {
		return new HistoryCheck(REPLICA, this.answers)
			.check(Files.writeString(this.directory.resolve("visits.ndjson"), this.file));
	}

}

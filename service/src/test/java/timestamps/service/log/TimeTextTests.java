package timestamps.service.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The text of a time is the one that the JDK's formatter writes. */
class TimeTextTests {

	private static final DateTimeFormatter JDK = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

	private static final String[] ZONES = { "UTC", "Europe/Moscow", "America/St_Johns", "Asia/Kathmandu" };

	private static final long SECONDS = 4_000_000_000L;

	private static final int TIMES = 500;

	@RepeatedTest(4)
	void anyTimeReadsAsTheFormatterWritesIt(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		for (int i = 0; i < TIMES; i++) {
			Instant time = Instant.ofEpochSecond(random.nextLong(-SECONDS, SECONDS), random.nextInt(1_000_000_000));
			verify(time, ZoneId.of(ZONES[random.nextInt(ZONES.length)]));
			verify(time, ZoneOffset.UTC);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-21T23:59:59.999999999Z", "2026-11-21T23:59:59Z", "2026-11-22T00:00:00Z",
			"9999-12-31T23:59:59.5Z", "+10000-01-01T00:00:00.000001Z", "-0001-01-01T00:00:00Z" })
	void theEdgesOfSecondsDaysAndYearsReadAsTheFormatterWritesThem(String time) {
		for (String zone : ZONES) {
			verify(Instant.parse(time), ZoneId.of(zone));
		}
	}

	private static void verify(Instant time, ZoneId zone) {
		OffsetDateTime local = time.atZone(zone).toOffsetDateTime();
		byte[] text = new byte[64];

		int end = TimeText.putUtc(time, text, 1);
		assertThat(text(text, end)).isEqualTo(JDK.format(time.atOffset(ZoneOffset.UTC)) + "Z");

		end = TimeText.putLocal(local, text, 1);
		assertThat(text(text, end)).isEqualTo(JDK.format(local) + DateTimeFormatter.ofPattern("xxx").format(local));
	}

	private static String text(byte[] text, int end) {
		return new String(text, 1, end - 1, StandardCharsets.US_ASCII);
	}

}

package timestamps.service.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.OutputType;
import timestamps.service.LoopbackReplicas;
import timestamps.service.log.VisitLogs;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.SECONDS;

/**
 * Makes README's picture: the page of a set that has run for a day. It is no test of the
 * build; {@code mvn -pl service test -Dtest=PagePicture} runs it.
 */
class PagePicture {

	private static final Path PICTURE = Path.of("..", "docs", "page.png");

	private static final Duration DAY = Duration.ofHours(26);

	private final Random random = new Random(7);

	@Test
	void make() throws Exception {
		Path directory = Files.createTempDirectory("set");
		Instant now = Instant.now().truncatedTo(MICROS);
		for (int replica = 0; replica < LoopbackReplicas.REPLICAS; replica++) {
			VisitLogs.write(directory.resolve("data-" + replica), "timestamps-" + replica, LoopbackReplicas.ZONE,
					times(replica, now));
			Path pod = Files.createDirectories(directory.resolve("pod-" + replica));
			Files.writeString(pod.resolve("starts"), now.minus(DAY).truncatedTo(SECONDS) + "\n");
		}
		try (LoopbackReplicas set = new LoopbackReplicas(directory); Browser browser = new Browser()) {
			browser.isIn("America/New_York");
			browser.is(1280, 1380);
			browser.openLive(set.door().url());
			browser.await(() -> browser.text("#visits tbody .age").equals("2 s ago"));
			Files.write(PICTURE, browser.driver().getScreenshotAs(OutputType.BYTES));
		}
	}

	/** Some visits in the hours before, then more and fewer by turns. */
	private List<Instant> times(int replica, Instant now) {
		List<Double> ages = new ArrayList<>();
		this.random.doubles(1900 + 37L * replica, 3600, DAY.toSeconds()).forEach(ages::add);
		for (int minute = 0; minute < 32; minute++) {
			long visits = Math.round(18 + 9 * Math.sin(minute / 5.0 + replica) + this.random.nextInt(9));
			this.random.doubles(visits, 60 * minute + 9, 60 * minute + 60).forEach(ages::add);
		}
		return ages.stream()
			.sorted(Comparator.reverseOrder())
			.map((age) -> now.minus(Math.round(age * 1e6), MICROS))
			.toList();
	}

}

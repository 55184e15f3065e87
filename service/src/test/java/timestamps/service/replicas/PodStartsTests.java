package timestamps.service.replicas;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timestamps.service.ServiceProperties;
import timestamps.service.log.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

class PodStartsTests {

	private static final Instant FIRST = Instant.parse("2026-11-21T02:06:00Z");

	@TempDir
	Path directory;

	private final TestClock clock = new TestClock();

	@Test
	void eachFurtherStartInThePodIsARestart() {
		assertThat(at(FIRST, this.directory).restarts()).isZero();
		at(FIRST.plusSeconds(100), this.directory);
		PodStarts third = at(FIRST.plusSeconds(200), this.directory);

		assertThat(third.restarts()).isEqualTo(2);
		assertThat(third.first()).as("the pod's age").isEqualTo(FIRST);
	}

	@Test
	void withoutAFolderOfThePodRestartsAreNotKnown() {
		PodStarts starts = at(FIRST, null);

		assertThat(starts.restarts()).isNull();
		assertThat(starts.first()).isEqualTo(FIRST);
	}

	@Test
	void anUnreadableFileIsIgnored() throws Exception {
		Files.writeString(this.directory.resolve("starts"), "yesterday\n");

		assertThat(at(FIRST, this.directory).restarts()).isNull();
		assertThat(at(FIRST, this.directory.resolve("missing")).restarts()).isNull();
	}

	private PodStarts at(Instant time, @Nullable Path directory) {
		this.clock.set(time);
		return new PodStarts(new ServiceProperties(this.directory, "timestamps-0", ZoneOffset.UTC, "", Duration.ZERO,
				Duration.ZERO, null, directory), this.clock);
	}

}

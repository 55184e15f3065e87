package timestamps.e2e.soak;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Reports progress, with the time since the beginning. */
final class Progress {

	private final PrintStream out;

	private final Instant began;

	/** Counts from the beginning of the script, or else from now. */
	Progress(PrintStream out) {
		this.out = out;
		String seconds = System.getenv("STEP_STARTED");
		this.began = (seconds != null) ? Instant.ofEpochSecond(Long.parseLong(seconds)) : Instant.now();
	}

	void say(String text) {
		long seconds = Duration.between(this.began, Instant.now()).toSeconds();
		this.out.printf("[%02d:%02d] %s%n", seconds / 60, seconds % 60, text);
		this.out.flush();
	}

}

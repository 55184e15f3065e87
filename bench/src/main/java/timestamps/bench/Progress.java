package timestamps.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Reports progress on standard error, with the time since the beginning of the whole job,
 * like the scripts of {@code cluster/}.
 */
final class Progress implements AutoCloseable {

	private static final int HEARTBEAT_SECONDS = 15;

	/** When the job began, in seconds since the epoch; set by {@code bench/run}. */
	private static final Instant BEGAN = began(System.getenv("STEP_STARTED"));

	private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor();

	private final Instant start = Instant.now();

	private final String what;

	private Progress(String what) {
		this.what = what;
	}

	private static Instant began(String seconds) {
		return (seconds != null) ? Instant.ofEpochSecond(Long.parseLong(seconds)) : Instant.now();
	}

	/** Reports that a step begins, and that it goes on until it is closed. */
	static Progress of(String what) {
		Progress progress = new Progress(what);
		say("… " + what);
		progress.heartbeat.scheduleAtFixedRate(() -> say("… " + what + " (" + progress.seconds() + " s)"),
				HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
		return progress;
	}

	void done() {
		close();
		say("✓ " + this.what + " (" + seconds() + " s)");
	}

	void failed(String why) {
		close();
		say("✗ " + this.what + ": " + why);
	}

	private long seconds() {
		return Duration.between(this.start, Instant.now()).toSeconds();
	}

	private static void say(String text) {
		Duration since = Duration.between(BEGAN, Instant.now());
		System.err.println("[%02d:%02d] %s".formatted(since.toMinutes(), since.toSecondsPart(), text));
	}

	@Override
	public void close() {
		this.heartbeat.shutdownNow();
	}

}

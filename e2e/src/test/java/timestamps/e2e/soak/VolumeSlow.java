package timestamps.e2e.soak;

import java.time.Duration;
import java.time.Instant;

import io.fabric8.kubernetes.api.model.Pod;

/** Blocks writes to a replica's volume for most of the time. */
final class VolumeSlow implements Fault {

	private static final Duration SLOW = Duration.ofSeconds(15);

	private static final Duration STILL = Duration.ofMillis(400);

	private static final Duration MOVING = Duration.ofMillis(100);

	@Override
	public String name() {
		return "volume-slow";
	}

	@Override
	public Description description() {
		return new Description("a replica's volume writes for 100 ms of each half second, for 15 s",
				"slower answers from that replica");
	}

	@Override
	public Toll strike(Target target) throws Exception {
		Volume volume = target.volume(target.victim());
		Instant end = Instant.now().plus(SLOW);
		while (Instant.now().isBefore(end)) {
			volume.freeze(STILL);
			Time.pass(MOVING);
		}
		target.awaitWell();
		return Toll.NOTHING;
	}

}

package timestamps.e2e.soak;

import java.time.Duration;

import io.fabric8.kubernetes.api.model.Pod;

/** Fills a replica's volume for a while. */
final class VolumeFull implements Fault {

	private static final Duration FULL = Duration.ofSeconds(5);

	@Override
	public String name() {
		return "volume-full";
	}

	@Override
	public Description description() {
		return new Description("a replica's volume is full", "answers of 503, from that replica");
	}

	@Override
	public Toll strike(Target target) throws Exception {
		Pod pod = target.victim();
		Volume volume = target.volume(pod);
		try {
			volume.fill();
			target.awaitOutOfService(pod);
			Time.pass(FULL);
		}
		finally {
			volume.empty();
		}
		return Toll.connectionsOf(Target.name(pod), target.awaitWell()).only(Failure.Kind.REFUSED);
	}

}

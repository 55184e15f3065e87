package timestamps.e2e.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.fabric8.kubernetes.api.model.Pod;
import timestamps.e2e.Processes;

/**
 * Sets the clock of every replica's process back by an hour, and later corrects it. For
 * that, it rolls out an image of the service with Debian's libfaketime in it.
 */
final class ClockSteppedBack {

	static final Fault FAULT = Fault.ofNoVisit("clock-stepped-back",
			"in an image with libfaketime, every replica's clock is set back by an hour", ClockSteppedBack::strike);

	private ClockSteppedBack() {
	}

	private static void strike(Target target) throws Exception {
		Images images = new Images();
		target.deploy("image", images.withMovableClock());
		try {
			setBackAndForth(target);
		}
		finally {
			target.deploy("image", images.built());
		}
	}

	private static void setBackAndForth(Target target) throws Exception {
		for (Pod pod : target.pods()) {
			set(pod, "-1h");
		}
		for (Pod pod : target.pods()) {
			Target.await(Target.name(pod) + " to hold its time",
					() -> target.latestVisit(pod).contains("\"held\":true"));
		}
		Time.pass(Duration.ofSeconds(5));
		for (Pod pod : target.pods()) {
			set(pod, "+0");
		}
	}

	private static void set(Pod pod, String offset) throws IOException {
		Path root = Path.of("/proc", "" + Processes.ofPod(pod.getMetadata().getUid()), "root");
		Files.writeString(root.resolve(Images.CLOCK.substring(1)), offset + "\n");
	}

}

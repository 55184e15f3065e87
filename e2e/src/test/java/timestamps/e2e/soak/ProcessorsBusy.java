package timestamps.e2e.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.fabric8.kubernetes.api.model.Pod;

/** Something else takes every processor. */
final class ProcessorsBusy implements Fault {

	private static final Duration BUSY = Duration.ofSeconds(30);

	@Override
	public String name() {
		return "processors-busy";
	}

	@Override
	public Description description() {
		return new Description("a busy loop on every processor, for 30 s",
				"slower answers; no replica leaves the Service for it");
	}

	@Override
	public Toll strike(Target target) throws Exception {
		Map<String, String> readySince = readySince(target);
		List<Process> loops = new ArrayList<>();
		try {
			for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
				loops.add(loop());
			}
			Time.pass(BUSY);
		}
		finally {
			loops.forEach(Process::destroyForcibly);
		}
		target.awaitWell();
		if (!readySince(target).equals(readySince)) {
			throw new AssertionError(
					"Replicas became unready: ready since " + readySince(target) + ", before since " + readySince);
		}
		return Toll.NOTHING;
	}

	/** It ends by itself should nobody be left to end it. */
	private static Process loop() throws IOException {
		return new ProcessBuilder("timeout", "" + BUSY.plusSeconds(5).toSeconds(), "sh", "-c", "while :; do :; done")
			.start();
	}

	private static Map<String, String> readySince(Target target) {
		return target.pods().stream().collect(Collectors.toMap(Target::name, ProcessorsBusy::readySince));
	}

	private static String readySince(Pod pod) {
		return pod.getStatus()
			.getConditions()
			.stream()
			.filter((condition) -> condition.getType().equals("Ready"))
			.map((condition) -> condition.getStatus() + " " + condition.getLastTransitionTime())
			.collect(Collectors.joining());
	}

}

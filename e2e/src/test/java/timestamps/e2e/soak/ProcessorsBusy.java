package timestamps.e2e.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.fabric8.kubernetes.api.model.Pod;

/** Keeps every processor busy. */
final class ProcessorsBusy {

	static final Fault FAULT = Fault.ofNoVisit("processors-busy", "a busy loop on every processor, for 30 s",
			"slower answers; no replica leaves the Service", ProcessorsBusy::strike);

	private ProcessorsBusy() {
	}

	private static void strike(Target target) throws InterruptedException {
		Map<String, String> readySince = readySince(target);
		Instant end = Instant.now().plus(Duration.ofSeconds(30));
		List<Thread> loops = IntStream.range(0, Runtime.getRuntime().availableProcessors())
			.mapToObj((processor) -> new Thread(() -> loop(end), "busy loop"))
			.toList();
		loops.forEach((loop) -> loop.setDaemon(true));
		loops.forEach(Thread::start);
		for (Thread loop : loops) {
			loop.join();
		}
		target.awaitWell();
		if (!readySince(target).equals(readySince)) {
			throw new AssertionError(
					"Replicas became unready: ready since " + readySince(target) + ", before since " + readySince);
		}
	}

	/** A busy loop in this process, so that it ends with the process in any case. */
	private static void loop(Instant end) {
		while (Instant.now().isBefore(end)) {
			Thread.onSpinWait();
		}
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

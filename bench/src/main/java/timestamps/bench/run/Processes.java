package timestamps.bench.run;

import java.time.Duration;
import java.util.stream.Stream;

/** The processor time of running programs, {@code utime} and {@code stime} of Linux. */
final class Processes {

	private Processes() {
	}

	/**
	 * {@return the processor time that processes have used, in seconds}
	 * @param processes the processes; those that have ended count nothing
	 */
	static double processorSeconds(Stream<ProcessHandle> processes) {
		return processes.mapToLong((process) -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos()).sum()
				/ 1e9;
	}

}

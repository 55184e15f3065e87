package timestamps.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Pods on this machine. A process belongs to a pod if its control group's name contains
 * the pod's UID.
 *
 * @param uids the pods' UIDs
 */
public record Pods(List<String> uids) implements Server {

	@Override
	public double processorSeconds() {
		return Processes.processorSeconds(ProcessHandle.allProcesses().filter(this::isIn));
	}

	private boolean isIn(ProcessHandle process) {
		try {
			String groups = Files.readString(Path.of("/proc/" + process.pid() + "/cgroup"));
			return this.uids.stream().anyMatch(groups::contains);
		}
		catch (IOException ended) {
			return false;
		}
	}

}

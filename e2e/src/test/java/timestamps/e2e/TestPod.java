package timestamps.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import timestamps.kit.ThisMachine;
import timestamps.kit.Shell;

/**
 * A place with busybox from which to try connections: a pod of its own, which listens on
 * {@link #PORT}; a container in a replica's network; or this machine itself.
 */
final class TestPod {

	static final int PORT = 9000;

	static final String LABEL = "e2e=probe";

	/**
	 * Ends on SIGTERM: a container's first process ignores signals that it does not
	 * handle, and its pod would wait for it.
	 */
	private static final String ENDS_WHEN_ASKED = "trap exit TERM; /busybox sleep 600 & wait";

	/** The arguments of {@code kubectl exec}; none on this machine. */
	private final List<String> exec;

	TestPod(String namespace) {
		String name = "probe-" + UUID.randomUUID().toString().substring(0, 8);
		Shell.run("kubectl", "-n", namespace, "run", name, "--image", image(), "--labels", LABEL, "--overrides", """
				{"spec": {"terminationGracePeriodSeconds": 0, "containers": [{"name": "%s", "image": "%s",
				  "command": ["/busybox", "nc", "-ll", "-p", "%s", "-e", "/busybox", "true"],
				  "securityContext": {"runAsNonRoot": true, "runAsUser": 10002, "allowPrivilegeEscalation": false,
				    "capabilities": {"drop": ["ALL"]}, "seccompProfile": {"type": "RuntimeDefault"}}}]}}
				""".formatted(name, image(), PORT));
		Shell.run("kubectl", "-n", namespace, "wait", "--for=condition=Ready", "--timeout=60s", "pod/" + name);
		this.exec = List.of("-n", namespace, name);
	}

	private TestPod(List<String> exec) {
		this.exec = exec;
	}

	/** Adds a container to a running pod, in its network. */
	static TestPod beside(String namespace, String pod) {
		Shell.run("kubectl", "-n", namespace, "debug", pod, "--image", image(), "--container", "probe",
				"--profile=restricted", "--quiet", "--", "/busybox", "sh", "-c", ENDS_WHEN_ASKED);
		Shell.run("kubectl", "-n", namespace, "wait", "--timeout=60s",
				"--for=jsonpath={.status.ephemeralContainerStatuses[0].state.running}", "pod/" + pod);
		return new TestPod(List.of("-n", namespace, pod, "-c", "probe"));
	}

	/**
	 * {@return an image of busybox}
	 */
	static String image() {
		return Image.REFERENCE;
	}

	static TestPod host() {
		return new TestPod(List.of());
	}

	String address() {
		return Shell.run("kubectl", "get", "pod", this.exec.get(0), this.exec.get(1), this.exec.get(2), "-o",
				"jsonpath={.status.podIP}");
	}

	boolean reaches(String address, int port) {
		if (this.exec.isEmpty()) {
			return ThisMachine.isOpen(address, port);
		}
		List<String> command = new ArrayList<>(List.of("kubectl", "exec"));
		command.addAll(this.exec);
		command.addAll(
				List.of("--", "/busybox", "nc", "-w", "2", address, String.valueOf(port), "-e", "/busybox", "true"));
		return Shell.attempt(command.toArray(String[]::new)).status() == 0;
	}

	/** The image, pushed once for all tests. */
	private static final class Image {

		private static final String REFERENCE = Shell.run("e2e/program-image", "busybox");

	}

}

package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@code pulumi up} or {@code destroy} as a process of its own, which can be
 * interrupted as a person or a machine does it.
 */
final class PulumiRun {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/** What one that finds another's lock says. */
	static final String[] LOCKED = { "locked by 1 lock", "wait for the other process(es) to end",
			"delete the lock file with `pulumi cancel`" };

	/** How it is interrupted. */
	enum Signal {

		/** By Ctrl-C: all processes of the terminal get it. */
		INT("-"),
		/** By the system, when it is out of memory: one process. */
		KILL("");

		private final String group;

		Signal(String group) {
			this.group = group;
		}

	}

	private static final Set<Long> sessions = ConcurrentHashMap.newKeySet();

	private final DeployedStack stack;

	private final Path output;

	private final Process process;

	private PulumiRun(DeployedStack stack, Path output, Process process) {
		this.stack = stack;
		this.output = output;
		this.process = process;
	}

	static PulumiRun start(DeployedStack stack, String verb) throws IOException {
		Path output = Files.createTempFile(Path.of("target"), "pulumi-" + verb, ".log");
		Process process = stack.start(output, "setsid", "pulumi", verb, "--yes", "--skip-preview", "--non-interactive");
		sessions.add(process.pid());
		return new PulumiRun(stack, output, process);
	}

	/**
	 * Ends what runs left that were killed: a provider does not notice that its engine is
	 * gone.
	 */
	static void endSessions() {
		sessions.forEach((session) -> Shell.attempt("pkill", "--session", String.valueOf(session)));
	}

	/** Lets it run for so long, and then interrupts it, unless it has ended. */
	void interrupt(int milliseconds, Signal signal) throws Exception {
		if (!this.process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
			System.out.println(this.output + ": " + signal + " after " + milliseconds + " ms");
			Shell.attempt("kill", "-" + signal, "--", signal.group + this.process.pid());
			end();
		}
	}

	/** What it has printed. */
	String output() throws IOException {
		return Files.readString(this.output);
	}

	int end() throws Exception {
		assertThat(this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("see %s", this.output).isTrue();
		return this.process.exitValue();
	}

	/** Waits until it has the stack to itself. */
	void awaitLock() {
		Awaitility.await().atMost(PATIENCE).until(() -> this.stack.locks() > 0);
	}

	/** Starts it again and, where that is refused, does first what the refusal says. */
	static PulumiRun again(DeployedStack stack, String verb) throws Exception {
		if (stack.locks() > 0) {
			PulumiRun refused = start(stack, verb);
			assertThat(refused.end()).isPositive();
			assertThat(refused.output()).contains(LOCKED);
			stack.run("pulumi", "cancel", "--yes");
		}
		return start(stack, verb);
	}

	/** Waits until it has mended everything, with what it asks for in the end. */
	void mend() throws Exception {
		assertThat(end()).as(output()).isZero();
		if (output().contains("pending operations from previous deployment")) {
			assertThat(output()).contains("repair your stack using `pulumi refresh`");
			Shell.Result refresh = this.stack.run("pulumi", "refresh", "--clear-pending-creates", "--yes",
					"--skip-preview", "--non-interactive");
			assertThat(refresh.status()).as(refresh.output()).isZero();
		}
		assertThat(this.stack.run("pulumi", "stack", "export").output()).doesNotContain("pending_operations");
	}

}

package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@code pulumi up} or {@code destroy} in its own process, which can be interrupted as
 * a person or a machine does.
 */
final class PulumiRun {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/** The message of a run that finds another's lock. */
	static final String[] LOCKED = { "locked by 1 lock", "wait for the other process(es) to end",
			"delete the lock file with `pulumi cancel`" };

	/** How to interrupt it. */
	enum Signal {

		/** As Ctrl-C does: all processes of the terminal get the signal. */
		INT("-"),
		/** As the kernel does when memory is short: one process gets the signal. */
		KILL("");

		private final String group;

		Signal(String group) {
			this.group = group;
		}

	}

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
		Process process = stack.startSession(output, "pulumi", verb, "--yes", "--skip-preview", "--non-interactive");
		return new PulumiRun(stack, output, process);
	}

	/** Lets it run for a time, and then interrupts it, unless it has ended. */
	void interrupt(int milliseconds, Signal signal) throws Exception {
		if (!this.process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
			System.out.println(this.output + ": " + signal + " after " + milliseconds + " ms");
			Shell.attempt("kill", "-" + signal, "--", signal.group + this.process.pid());
			end();
		}
	}

	/** Its output so far. */
	String output() throws IOException {
		return Files.readString(this.output);
	}

	/** Waits until it has said a text; fails as soon as it has ended without it. */
	void awaitOutput(String text) throws IOException {
		Awaitility.await(text)
			.atMost(Duration.ofMinutes(2))
			.until(() -> output().contains(text) || !this.process.isAlive());
		assertThat(output()).contains(text);
	}

	int end() throws Exception {
		assertThat(this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("see %s", this.output).isTrue();
		return this.process.exitValue();
	}

	/** Waits until it has locked the stack. */
	void awaitLock() {
		Awaitility.await().atMost(PATIENCE).until(() -> this.stack.locks() > 0);
	}

	/** Starts it again; if that is refused, first does what the message says. */
	static PulumiRun again(DeployedStack stack, String verb) throws Exception {
		if (stack.locks() > 0) {
			PulumiRun refused = start(stack, verb);
			assertThat(refused.end()).isPositive();
			assertThat(refused.output()).contains(LOCKED);
			stack.run("pulumi", "cancel", "--yes");
		}
		return start(stack, verb);
	}

	/**
	 * Waits until it has completed everything. The state may then still note a creation
	 * that an interrupted run had begun: the documented command removes the note.
	 */
	void mend() throws Exception {
		assertThat(end()).as(output()).isZero();
		if (isPending()) {
			this.stack
				.run("pulumi", "refresh", "--clear-pending-creates", "--yes", "--skip-preview", "--non-interactive")
				.succeeded();
		}
		assertThat(isPending()).isFalse();
	}

	private boolean isPending() {
		return this.stack.run("pulumi", "stack", "export").succeeded().contains("pending_operations");
	}

}

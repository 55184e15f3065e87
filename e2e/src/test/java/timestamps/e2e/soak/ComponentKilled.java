package timestamps.e2e.soak;

import timestamps.e2e.Processes;
import timestamps.e2e.Shell;

/**
 * A part of the cluster gets a SIGKILL. None of them is between visitors and replicas.
 */
record ComponentKilled(String component) implements Fault {

	@Override
	public String name() {
		return this.component + "-killed";
	}

	@Override
	public Description description() {
		return new Description("the cluster's " + this.component + " gets a SIGKILL", "no failed visit");
	}

	@Override
	public Toll strike(Target target) {
		long before = Processes.ofComponent(this.component);
		Processes.kill(before);
		Target.await(this.component + " to be there again",
				() -> isReplaced(before) && Shell.attempt("kubectl", "get", "--raw", "/readyz").status() == 0);
		target.awaitWell();
		return Toll.NOTHING;
	}

	/** The supervisor says 0 while it waits before it starts one again. */
	private boolean isReplaced(long before) {
		long now = Processes.ofComponent(this.component);
		return now != 0 && now != before;
	}

}

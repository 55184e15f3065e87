package timestamps.e2e.soak;

import timestamps.e2e.Processes;
import timestamps.e2e.Shell;

/**
 * Sends SIGKILL to a component of the cluster. No component is on the way of a visit.
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

	/**
	 * Whether the component runs again; the supervisor reports process 0 until it starts
	 * a component again.
	 */
	private boolean isReplaced(long before) {
		long now = Processes.ofComponent(this.component);
		return now != 0 && now != before;
	}

}

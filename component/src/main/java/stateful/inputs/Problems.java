package stateful.inputs;

import java.util.ArrayList;
import java.util.List;

import com.pulumi.exceptions.RunException;

/** What is wrong, collected so that all of it is told at once. */
public final class Problems {

	private final List<String> problems = new ArrayList<>();

	/** Adds a value that breaks a rule. */
	public void add(String input, Object value, String allowed) {
		add(message(input, value, allowed));
	}

	public void add(String problem) {
		this.problems.add(problem);
	}

	public static String message(String input, Object value, String allowed) {
		return input + " is \"" + value + "\"; allowed is " + allowed;
	}

	/**
	 * {@return whether a value is as it should be}
	 * <p>
	 * One that is not is added.
	 */
	public boolean check(String input, Object value, Rule rule) {
		boolean holds = rule.holds().test(String.valueOf(value));
		if (!holds) {
			add(input, value, rule.allowed());
		}
		return holds;
	}

	public List<String> all() {
		return List.copyOf(this.problems);
	}

	/**
	 * Tells all problems, if there are any.
	 * @param heading what they have in common
	 * @throws RunException with the heading and a line for each problem
	 */
	public void tell(String heading) {
		if (!this.problems.isEmpty()) {
			throw new RunException(heading + "\n  " + String.join("\n  ", this.problems));
		}
	}

}

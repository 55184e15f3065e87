package stateful.inputs;

import java.util.ArrayList;
import java.util.List;

import com.pulumi.exceptions.RunException;
import org.jspecify.annotations.Nullable;

/** What is wrong, collected so that all of it is told at once. */
public final class Problems {

	private final List<String> problems = new ArrayList<>();

	/** What stands before each input's name. */
	private final String prefix;

	private String remark = "";

	public Problems() {
		this("");
	}

	/**
	 * Collects problems with inputs that people know by longer names.
	 * @param prefix what they write before each name
	 */
	public Problems(String prefix) {
		this.prefix = prefix;
	}

	/** Adds a value that breaks a rule. */
	public void add(String input, @Nullable Object value, String allowed) {
		add(message(input, value, allowed));
	}

	/**
	 * Adds what is wrong with an input.
	 * @param problem begins with the input's name
	 */
	public void add(String problem) {
		this.problems.add(this.prefix + problem);
	}

	/** Adds all that is wrong elsewhere. */
	public void addAll(Problems others) {
		this.problems.addAll(others.problems);
	}

	/**
	 * {@return whether something is wrong with an input}
	 * @param input its name
	 */
	public boolean concern(String input) {
		return this.problems.stream().anyMatch((problem) -> problem.startsWith(this.prefix + input + " "));
	}

	/** Sets what is told behind all problems. */
	public void remark(String remark) {
		this.remark = "\n  " + remark;
	}

	public static String message(String input, @Nullable Object value, String allowed) {
		return input + " is \"" + value + "\"; allowed is " + allowed;
	}

	/**
	 * {@return whether a value is as it should be}
	 * <p>
	 * One that is not is added.
	 */
	public boolean check(String input, @Nullable Object value, Rule rule) {
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
			throw new RunException(heading + "\n  " + String.join("\n  ", this.problems) + this.remark);
		}
	}

}

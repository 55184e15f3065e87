package stateful.inputs;

import java.util.ArrayList;
import java.util.List;

import com.pulumi.exceptions.RunException;
import org.jspecify.annotations.Nullable;

/** Collects problems, so that all are reported together. */
public final class Problems {

	private final List<String> problems = new ArrayList<>();

	/** The text before each input's name. */
	private final String prefix;

	private String remark = "";

	public Problems() {
		this("");
	}

	/**
	 * Collects problems of inputs that users know by longer names.
	 * @param prefix the text before each name, such as {@code shop:}
	 */
	public Problems(String prefix) {
		this.prefix = prefix;
	}

	/** Adds a value that breaks a rule. */
	public void add(String input, @Nullable Object value, String allowed) {
		add(message(input, value, allowed));
	}

	/**
	 * Adds a problem of an input.
	 * @param problem the message, which begins with the input's name
	 */
	public void add(String problem) {
		this.problems.add(this.prefix + problem);
	}

	/** Adds all problems of another collection. */
	public void addAll(Problems others) {
		this.problems.addAll(others.problems);
	}

	/**
	 * {@return whether an input has a problem}
	 * @param input its name
	 */
	public boolean concern(String input) {
		return this.problems.stream().anyMatch((problem) -> problem.startsWith(this.prefix + input + " "));
	}

	/** Sets the text after all problems. */
	public void remark(String remark) {
		this.remark = "\n  " + remark;
	}

	public static String message(String input, @Nullable Object value, String allowed) {
		return input + " is \"" + value + "\"; allowed is " + allowed;
	}

	/**
	 * {@return whether a value keeps a rule}
	 * <p>
	 * If it does not, that problem is added.
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
	 * Reports all problems, if there are any.
	 * @param heading the first line of the message
	 * @throws RunException with the heading and a line for each problem
	 */
	public void tell(String heading) {
		if (!this.problems.isEmpty()) {
			throw new RunException(heading + "\n  " + String.join("\n  ", this.problems) + this.remark);
		}
	}

}

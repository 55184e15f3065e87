package stateful.inputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/**
 * Checks inputs and collects their problems, so that all are reported together: the
 * checks that every declaration implies, and helpers for others.
 */
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

	/**
	 * {@return the problem of a value that breaks a rule}
	 */
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

	/**
	 * Checks a value that may become known later.
	 * @return the value; an output that fails if the value becomes known later and is not
	 * allowed
	 */
	public Output<String> checkLater(String input, Output<String> value, Rule rule) {
		return new DeferredCheck(input, rule).of(value, this);
	}

	/**
	 * Checks inputs, and the parts of each, by their declarations.
	 * @param args the inputs of a component
	 * @param rules rules that replace the declared ones, by the input's path
	 * @return the inputs with their defaults. The default replaces an invalid value, so
	 * that all problems are found; without a default the value stays
	 */
	public <A extends ResourceArgs> A checkDeclared(A args, Map<String, Rule> rules) {
		return checkDeclared("", args, rules);
	}

	private <A extends ResourceArgs> A checkDeclared(String path, A args, Map<String, Rule> rules) {
		@SuppressWarnings("unchecked") // an object's own class
		A checked = (A) Declaration.blank(args.getClass());
		for (Declaration input : Declaration.of(args.getClass())) {
			input.set(checked, value(path + input.name(), input, input.get(args), rules));
		}
		return checked;
	}

	private @Nullable Object value(String path, Declaration input, @Nullable Object value, Map<String, Rule> rules) {
		if (value == null) {
			if (input.isRequired()) {
				checkSet(path, null, input.rule());
			}
			return input.fallback().orElse(null);
		}
		if (value instanceof List<?> list) {
			return elements(path, list, (place, element) -> element(place, input, element, rules));
		}
		return element(path, input, value, rules);
	}

	private Object element(String path, Declaration input, Object value, Map<String, Rule> rules) {
		if (input.isData()) {
			return value;
		}
		if (value instanceof Output<?>) {
			@SuppressWarnings("unchecked") // inputs that may become known later are texts
			Output<String> output = (Output<String>) value;
			return checkLater(path, output, input.rule());
		}
		if (value instanceof ResourceArgs args) {
			return checkDeclared(path + ".", args, rules);
		}
		boolean holds = check(path, value, rules.getOrDefault(path, input.rule()));
		return holds ? value : input.fallback().filter(value.getClass()::isInstance).orElse(value);
	}

	/** Checks that a value is set. */
	public void checkSet(String input, @Nullable Object value, Rule rule) {
		if (value == null) {
			add(input + " is not set; allowed is " + rule.allowed());
		}
	}

	/** Checks that not both a namespace and a block of addresses are set. */
	public void checkOneOrNone(String path, @Nullable String namespace, @Nullable String cidr) {
		if (namespace != null && cidr != null) {
			add(path + " has a namespace, and a cidr; allowed is one of them, or none");
		}
	}

	/**
	 * Checks that a value, if it is set, is not in use yet, and adds it to those in use.
	 */
	public void checkUnused(String input, @Nullable Object value, Set<Object> used) {
		if (value != null && !used.add(value)) {
			add(input, value, "each only once");
		}
	}

	/** Reads the elements of a list, each with its path, such as {@code ports[1]}. */
	public <A, T> List<T> elements(String input, @Nullable List<A> args, BiFunction<String, A, T> read) {
		List<T> elements = new ArrayList<>();
		List<A> all = Objects.requireNonNullElse(args, List.of());
		for (int i = 0; i < all.size(); i++) {
			if (all.get(i) != null) { // else it is reported already
				elements.add(read.apply(input + "[" + i + "]", all.get(i)));
			}
		}
		return elements;
	}

	public List<String> all() {
		return List.copyOf(this.problems);
	}

	/**
	 * Reports all problems, if there are any.
	 * @param heading the first line of the message
	 * @throws RunException with the heading and a line for each problem
	 */
	public void throwIfAny(String heading) {
		if (!this.problems.isEmpty()) {
			throw new RunException(heading + "\n  " + String.join("\n  ", this.problems) + this.remark);
		}
	}

}

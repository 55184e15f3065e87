package stateful.inputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

import com.pulumi.core.Output;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/**
 * The checks of inputs: the checks that every declaration implies, and helpers for
 * others.
 *
 * @param problems the problems found so far, added to
 * @param rules rules that replace the declared ones, by the input's path
 */
public record Checks(Problems problems, Map<String, Rule> rules) {

	/**
	 * Checks inputs, and the parts of each, by their declarations.
	 * @param path the name of the object and a dot; empty for a component's inputs
	 * @return the inputs with their defaults. The default replaces an invalid value, so
	 * that all problems are found; without a default the value stays
	 */
	public <A extends ResourceArgs> A read(String path, A args) {
		@SuppressWarnings("unchecked") // an object's own class
		A checked = (A) Declaration.blank(args.getClass());
		for (Declaration input : Declaration.of(args.getClass())) {
			input.set(checked, value(path + input.name(), input, input.get(args)));
		}
		return checked;
	}

	private @Nullable Object value(String path, Declaration input, @Nullable Object value) {
		if (value == null) {
			if (input.isRequired()) {
				required(path, null, input.rule());
			}
			return input.fallback().orElse(null);
		}
		if (value instanceof List<?> list) {
			return elements(path, list, (place, element) -> element(place, input, element));
		}
		return element(path, input, value);
	}

	private Object element(String path, Declaration input, Object value) {
		if (input.isData()) {
			return value;
		}
		if (value instanceof Output<?>) {
			@SuppressWarnings("unchecked") // inputs that may become known later are texts
			Output<String> output = (Output<String>) value;
			return new LaterValue(path, input.rule()).check(output, this.problems);
		}
		if (value instanceof ResourceArgs args) {
			return read(path + ".", args);
		}
		boolean holds = this.problems.check(path, value, this.rules.getOrDefault(path, input.rule()));
		return holds ? value : input.fallback().filter(value.getClass()::isInstance).orElse(value);
	}

	/** Checks that a value is set. */
	public void required(String input, @Nullable Object value, Rule rule) {
		if (value == null) {
			this.problems.add(input + " is not set; allowed is " + rule.allowed());
		}
	}

	/** Checks that not both a namespace and a block of addresses are set. */
	public void either(String path, @Nullable String namespace, @Nullable String cidr) {
		if (namespace != null && cidr != null) {
			this.problems.add(path + " has a namespace, and a cidr; allowed is one of them, or none");
		}
	}

	/**
	 * Checks that a value, if it is set, is not in use yet, and adds it to those in use.
	 */
	public void distinct(String input, @Nullable Object value, Set<Object> taken) {
		if (value != null && !taken.add(value)) {
			this.problems.add(input, value, "each only once");
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

}

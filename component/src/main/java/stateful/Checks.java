package stateful;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

import com.pulumi.core.Output;
import org.jspecify.annotations.Nullable;
import stateful.inputs.LaterValue;
import stateful.inputs.Problems;
import stateful.inputs.Rule;

/** What is checked of every input, whatever it is for. */
record Checks(Problems problems) {

	Output<String> later(String input, @Nullable Output<String> value, Rule rule) {
		if (value == null) {
			notSet(input, rule);
			return Output.of("");
		}
		return new LaterValue(input, rule).check(value, this.problems);
	}

	void check(String input, @Nullable Object value, Rule rule) {
		if (value == null) {
			notSet(input, rule);
		}
		else {
			this.problems.check(input, value, rule);
		}
	}

	void distinct(String input, @Nullable Object value, Set<Object> taken) {
		if (value != null && !taken.add(value)) {
			this.problems.add(input, value, "each only once");
		}
	}

	/** Reads the elements of a list, each with its path, such as {@code ports[1]}. */
	<A, T> List<T> elements(String input, @Nullable List<A> args, BiFunction<String, A, T> read) {
		List<T> elements = new ArrayList<>();
		List<A> all = Objects.requireNonNullElse(args, List.of());
		for (int i = 0; i < all.size(); i++) {
			if (all.get(i) != null) { // else told already
				elements.add(read.apply(input + "[" + i + "]", all.get(i)));
			}
		}
		return elements;
	}

	private void notSet(String input, Rule rule) {
		this.problems.add(input + " is not set; allowed is " + rule.allowed());
	}

}

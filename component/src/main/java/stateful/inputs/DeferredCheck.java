package stateful.inputs;

import java.util.Optional;

import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import org.jspecify.annotations.Nullable;
import stateful.sdk.Outputs;
import stateful.sdk.Outputs.Known;

/**
 * The check of a value that may become known only when another resource has been created.
 * A known value is checked with everything else, an unknown one when it resolves.
 * Messages never contain a secret's value.
 */
record DeferredCheck(String input, Rule rule) {

	/**
	 * Checks the value, now or when it becomes known.
	 * @return the value; an output that fails if the value becomes known later and is not
	 * allowed
	 */
	Output<String> of(Output<String> value, Problems problems) {
		Optional<Known<String>> now = Outputs.known(value);
		now.filter((known) -> !holds(known.value())).ifPresent((known) -> problems.add(problem(known)));
		return now.isPresent() ? value : value.applyValue((text) -> {
			if (!holds(text)) {
				throw new RunException(problem(Outputs.known(value).orElseThrow()));
			}
			return text;
		});
	}

	private boolean holds(@Nullable String text) {
		return text != null && this.rule.holds().test(text);
	}

	private String problem(Known<String> known) {
		if (known.value() == null) {
			return this.input + " is nothing; allowed is " + this.rule.allowed();
		}
		return Problems.message(this.input, known.isSecret() ? "[secret]" : known.value(), this.rule.allowed());
	}

}

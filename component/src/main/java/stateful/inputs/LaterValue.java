package stateful.inputs;

import java.util.concurrent.CompletableFuture;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.core.internal.OutputData;
import com.pulumi.exceptions.RunException;

/**
 * A value that may become known only when another resource has been created. A known
 * value is checked with everything else, an unknown one when it resolves. Messages never
 * contain a secret's value.
 */
public record LaterValue(String input, Rule rule) {

	/**
	 * Checks the value, now or when it becomes known.
	 * @return the value; an output that fails if the value becomes known later and is not
	 * allowed
	 */
	public Output<String> check(Output<String> value, Problems problems) {
		CompletableFuture<OutputData<String>> data = Internal.of(value).getDataAsync();
		if (data.isDone() && !data.isCompletedExceptionally()) {
			OutputData<String> known = data.join();
			if (known.isKnown() && !holds(known.getValueNullable())) {
				problems.add(problem(known));
			}
			return value;
		}
		return value.applyValue((text) -> {
			if (!holds(text)) {
				throw new RunException(problem(data.join()));
			}
			return text;
		});
	}

	private boolean holds(String text) {
		return text != null && this.rule.holds().test(text);
	}

	private String problem(OutputData<String> data) {
		if (data.getValueNullable() == null) {
			return this.input + " is nothing; allowed is " + this.rule.allowed();
		}
		return Problems.message(this.input, data.isSecret() ? "[secret]" : data.getValueNullable(),
				this.rule.allowed());
	}

}

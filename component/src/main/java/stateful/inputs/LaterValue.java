package stateful.inputs;

import java.util.concurrent.CompletableFuture;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.core.internal.OutputData;
import com.pulumi.exceptions.RunException;

/**
 * A value that may be known only once another resource has been made. What is known is
 * checked with everything else; what is not, when it is. A secret's value is not told.
 */
public record LaterValue(String input, Rule rule) {

	/**
	 * Checks the value, now or when it is known.
	 * @return the value, which in the latter case fails if it is not allowed
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

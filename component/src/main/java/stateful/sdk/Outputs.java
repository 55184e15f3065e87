package stateful.sdk;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.core.internal.OutputData;
import com.pulumi.core.internal.OutputInternal;
import com.pulumi.resources.Resource;
import org.jspecify.annotations.Nullable;

/** Looks into outputs without waiting, and makes outputs, including unknown ones. */
public final class Outputs {

	private Outputs() {
	}

	/**
	 * {@return what an output holds; nothing if it is pending, unknown or failed}
	 */
	public static <T> Optional<Known<T>> known(Output<T> output) {
		CompletableFuture<OutputData<T>> data = Internal.of(output).getDataAsync();
		return (data.isDone() && !data.isCompletedExceptionally())
				? Optional.of(data.join()).filter(OutputData::isKnown).map(Known::of) : Optional.empty();
	}

	/**
	 * {@return an unknown output}
	 */
	public static <T> Output<T> unknown() {
		return unknown(false, List.of());
	}

	static <T> Output<T> unknown(boolean secret, List<Resource> makers) {
		return new OutputInternal<>(OutputData.<T>unknown().withIsSecret(secret).withDependencies(makers));
	}

	/**
	 * {@return a known output}
	 * @param value the value, or null for none
	 * @param secret whether the value is a secret
	 * @param makers the resources that the value comes from
	 */
	public static <T> Output<T> of(@Nullable T value, boolean secret, List<Resource> makers) {
		return new OutputInternal<>(OutputData.ofNullable(value).withIsSecret(secret).withDependencies(makers));
	}

	/**
	 * {@return whether an output is a secret; it must not be pending}
	 */
	public static boolean isSecret(Output<?> output) {
		return Internal.of(output).getDataAsync().join().isSecret();
	}

	/**
	 * What an output holds.
	 *
	 * @param value the value, or null for none
	 * @param isSecret whether the value is a secret
	 * @param makers the resources that the value comes from
	 */
	public record Known<T>(@Nullable T value, boolean isSecret, List<Resource> makers) {

		private static <T> Known<T> of(OutputData<T> data) {
			return new Known<>(data.getValueNullable(), data.isSecret(), List.copyOf(data.getResources()));
		}

	}

}

package stateful.overrides;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.InputArgs;
import org.jspecify.annotations.Nullable;
import stateful.sdk.Outputs;
import stateful.sdk.Outputs.Known;

/**
 * Objects as plain trees of maps, lists and values. Secret or unknown outputs stay in
 * their places.
 */
final class Trees {

	private Trees() {
	}

	/**
	 * {@return the tree of an object of the SDK}
	 */
	static @Nullable Object of(@Nullable Object value) {
		if (value instanceof Output<?> output) {
			Object known = known(output);
			return (known instanceof Output<?>) ? known : of(known);
		}
		if (value instanceof InputArgs args) {
			return object(args);
		}
		if (value instanceof Either<?, ?> either) {
			return of(either.either((left) -> (Object) left, (right) -> (Object) right));
		}
		if (value instanceof Map<?, ?> map) {
			Map<String, @Nullable Object> tree = new LinkedHashMap<>();
			map.forEach((key, element) -> tree.put(String.valueOf(key), of(element)));
			return tree;
		}
		if (value instanceof List<?> list) {
			List<@Nullable Object> tree = new ArrayList<>();
			list.forEach((element) -> tree.add(of(element)));
			return tree;
		}
		return value;
	}

	/**
	 * {@return the value of a known output that is not secret, or else the output}
	 */
	static @Nullable Object known(Output<?> output) {
		return Outputs.known(output)
			.filter((known) -> !known.isSecret() && known.makers().isEmpty())
			.<Object>map(Known::value)
			.orElse(output);
	}

	/**
	 * {@return the value of a known output, secret or not, or else the output}
	 */
	static @Nullable Object visible(@Nullable Object value) {
		return (value instanceof Output<?> output) ? Outputs.known(output).<Object>map(Known::value).orElse(output)
				: value;
	}

	private static Map<String, @Nullable Object> object(InputArgs args) {
		Map<String, @Nullable Object> tree = new LinkedHashMap<>();
		for (Field field : args.getClass().getDeclaredFields()) {
			Import input = field.getAnnotation(Import.class);
			if (input != null) {
				Optional.ofNullable(of(read(field, args)))
					.ifPresent((value) -> tree.put(input.name().isEmpty() ? field.getName() : input.name(), value));
			}
		}
		return tree;
	}

	private static @Nullable Object read(Field field, Object object) {
		try {
			field.setAccessible(true);
			return field.get(object);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

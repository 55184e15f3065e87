package stateful.plugin;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.pulumi.core.Output;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Declaration;
import stateful.inputs.Problems;
import stateful.inputs.Spelling;
import stateful.sdk.EngineValues;
import stateful.sdk.Outputs;
import stateful.sdk.Outputs.Known;

/**
 * Decodes a component's arguments from {@link EngineValues}, and collects values of wrong
 * types and unknown names, which it leaves out. The SDK's own deserializer stops at the
 * first problem, ignores names that it does not know, cuts off fractions, and cannot read
 * a secret output.
 *
 * @param problems collects the problems
 */
record Decoder(Problems problems) {

	<T extends ResourceArgs> T decode(Map<String, ?> values, Class<T> type) {
		return type.cast(object("", values, type));
	}

	private Object object(String path, Map<?, ?> values, Class<?> type) {
		Map<String, Declaration> inputs = new TreeMap<>();
		Declaration.of(type).forEach((input) -> inputs.put(input.name(), input));
		Object object = Declaration.blank(type);
		values.forEach((name, value) -> {
			Declaration input = inputs.get(name);
			if (input == null) {
				this.problems
					.add(path + name + " is no input." + Spelling.nearest(String.valueOf(name), inputs.keySet())
							+ " Allowed are " + String.join(", ", inputs.keySet()));
			}
			else {
				input.set(object, value(path + name, value, input.type()));
			}
		});
		return object;
	}

	private @Nullable Object value(String path, @Nullable Object value, Type type) {
		if (type instanceof ParameterizedType generic && generic.getRawType() == Output.class) {
			return output(path, value, generic.getActualTypeArguments()[0]);
		}
		if (!(value instanceof Output<?> output)) {
			return (value != null) ? known(path, value, type, text(value)) : null;
		}
		if (Outputs.isSecret(output)) {
			this.problems.add(path + " is a secret; allowed is a value that is none");
			return null;
		}
		Optional<? extends Known<?>> inner = Outputs.known(output);
		if (inner.isEmpty()) {
			this.problems.add(path + " is not known before another resource has been made; allowed is a value that is");
			return null;
		}
		return value(path, inner.get().value(), type);
	}

	private @Nullable Output<?> output(String path, @Nullable Object value, Type type) {
		Known<?> inner = new Known<>(value, false, List.of());
		if (value instanceof Output<?> output) {
			Optional<? extends Known<?>> known = Outputs.known(output);
			if (known.isEmpty()) {
				return output;
			}
			inner = known.get();
		}
		return (inner.value() != null)
				? Outputs.of(known(path, inner.value(), type, text(value)), inner.isSecret(), inner.makers()) : null;
	}

	private @Nullable Object known(String path, Object value, Type type, String text) {
		if (type instanceof ParameterizedType generic) {
			return (generic.getRawType() == Map.class) ? checked(path, value, Map.class, text, "an object")
					: list(path, value, generic.getActualTypeArguments()[0], text);
		}
		Class<?> kind = (Class<?>) type;
		if (ResourceArgs.class.isAssignableFrom(kind)) {
			Map<?, ?> object = checked(path, value, Map.class, text, "an object");
			return (object != null) ? object(path + ".", object, kind) : null;
		}
		String allowed = (kind == Integer.class) ? "a whole number"
				: (kind == Boolean.class) ? "true or false" : "a text";
		return checked(path, value, kind, text, allowed);
	}

	private @Nullable Object list(String path, Object value, Type element, String text) {
		List<?> given = checked(path, value, List.class, text, "a list");
		if (given == null) {
			return null;
		}
		List<@Nullable Object> list = new ArrayList<>();
		for (Object each : given) {
			String place = path + "[" + list.size() + "]";
			if (each == null) {
				this.problems.add(place + " is nothing; allowed is a value");
			}
			list.add(value(place, each, element));
		}
		return list;
	}

	private <T> @Nullable T checked(String path, Object value, Class<T> kind, String text, String allowed) {
		if (kind.isInstance(value)) {
			return kind.cast(value);
		}
		this.problems.add(path, text, allowed);
		return null;
	}

	/** A value as text without any secret in it. */
	private static String text(@Nullable Object value) {
		if (value instanceof Output<?> output) {
			return Outputs.isSecret(output) ? "[secret]"
					: Outputs.known(output).map((known) -> text(known.value())).orElse("{unknown}");
		}
		if (value instanceof List<?> list) {
			return list.stream().map(Decoder::text).collect(Collectors.joining(",", "[", "]"));
		}
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + ":" + text(entry.getValue()))
				.collect(Collectors.joining(",", "{", "}"));
		}
		return (value instanceof Number number) ? String.valueOf(number.doubleValue()) : String.valueOf(value);
	}

}

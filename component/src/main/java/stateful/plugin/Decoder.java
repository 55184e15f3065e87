package stateful.plugin;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.core.internal.OutputData;
import com.pulumi.core.internal.OutputInternal;
import com.pulumi.provider.internal.properties.PropertyValue;
import com.pulumi.provider.internal.properties.PropertyValue.ValueType;
import com.pulumi.resources.DependencyResource;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Declaration;
import stateful.inputs.Problems;
import stateful.inputs.Spelling;

/**
 * Decodes a component's arguments from the engine's values, and collects values of wrong
 * types and unknown names, which it leaves out. The SDK's own deserializer stops at the
 * first problem, ignores names that it does not know, cuts off fractions, and cannot read
 * a secret output.
 */
final class Decoder {

	private final Problems problems;

	Decoder() {
		this(new Problems());
	}

	/**
	 * Prepares a decoder.
	 * @param problems the problems found so far, added to
	 */
	Decoder(Problems problems) {
		this.problems = problems;
	}

	Problems problems() {
		return this.problems;
	}

	<T extends ResourceArgs> T decode(Map<String, PropertyValue> values, Class<T> type) {
		return type.cast(object("", values, type));
	}

	private Object object(String path, Map<String, PropertyValue> values, Class<?> type) {
		Map<String, Declaration> inputs = new TreeMap<>();
		Declaration.of(type).forEach((input) -> inputs.put(input.name(), input));
		Object object = Declaration.blank(type);
		new TreeMap<>(values).forEach((name, value) -> {
			Declaration input = inputs.get(name);
			if (input == null) {
				this.problems.add(path + name + " is no input." + Spelling.nearest(name, inputs.keySet())
						+ " Allowed are " + String.join(", ", inputs.keySet()));
			}
			else {
				input.set(object, value(path + name, value, input.type()));
			}
		});
		return object;
	}

	private @Nullable Object value(String path, PropertyValue value, Type type) {
		if (type instanceof ParameterizedType generic && generic.getRawType() == Output.class) {
			return output(path, value, generic.getActualTypeArguments()[0]);
		}
		PropertyValue plain = value;
		if (value.getType() == ValueType.OUTPUT) {
			plain = value.getOutputValue().getValue();
		}
		if (plain == null || plain.isComputed()) {
			this.problems.add(path + " is not known before another resource has been made; allowed is a value that is");
			return null;
		}
		if (plain.getType() == ValueType.SECRET) {
			this.problems.add(path + " is a secret; allowed is a value that is none");
			return null;
		}
		return plain.isNull() ? null : known(path, plain, type, told(plain));
	}

	/** The engine sends a secret output as a secret that contains an output. */
	private @Nullable Output<?> output(String path, PropertyValue value, Type type) {
		boolean secret = value.getType() == ValueType.SECRET;
		PropertyValue inner = secret ? value.getSecretValue() : value;
		List<Resource> makers = List.of();
		if (inner.getType() == ValueType.OUTPUT) {
			makers = inner.getOutputValue().getDependencies().stream().<Resource>map(DependencyResource::new).toList();
			inner = inner.getOutputValue().getValue();
		}
		if (inner == null || inner.isComputed()) {
			return new OutputInternal<>(OutputData.unknown().withIsSecret(secret).withDependencies(makers));
		}
		if (inner.isNull()) {
			return null;
		}
		OutputData<Object> data = Internal.of(Output.ofNullable(known(path, inner, type, told(value))))
			.getDataAsync()
			.join();
		return new OutputInternal<>(data.withIsSecret(secret).withDependencies(makers));
	}

	private @Nullable Object known(String path, PropertyValue value, Type type, String told) {
		if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
			return (value.getType() == ValueType.OBJECT) ? data(value) : wrong(path, told, "an object");
		}
		if (type instanceof ParameterizedType generic) {
			return list(path, value, generic.getActualTypeArguments()[0], told);
		}
		if (type == Object.class) {
			return data(value);
		}
		Class<?> kind = (Class<?>) type;
		if (ResourceArgs.class.isAssignableFrom(kind)) {
			return (value.getType() == ValueType.OBJECT) ? object(path + ".", value.getObjectValue(), kind)
					: wrong(path, told, "an object");
		}
		if (kind == Integer.class) {
			return (value.getType() == ValueType.NUMBER && value.getNumberValue() == value.getNumberValue().intValue())
					? (Object) value.getNumberValue().intValue() : wrong(path, told, "a whole number");
		}
		if (kind == Boolean.class) {
			return (value.getType() == ValueType.BOOL) ? value.getBooleanValue() : wrong(path, told, "true or false");
		}
		return (value.getType() == ValueType.STRING) ? value.getStringValue() : wrong(path, told, "a text");
	}

	private @Nullable Object list(String path, PropertyValue value, Type element, String told) {
		if (value.getType() != ValueType.ARRAY) {
			return wrong(path, told, "a list");
		}
		List<@Nullable Object> list = new ArrayList<>();
		for (PropertyValue each : value.getArrayValue()) {
			String place = path + "[" + list.size() + "]";
			if (each.isNull()) {
				this.problems.add(place + " is nothing; allowed is a value");
			}
			list.add(value(place, each, element));
		}
		return list;
	}

	/**
	 * Data of any shape; secret and unknown values stay outputs in their places.
	 */
	private @Nullable Object data(PropertyValue value) {
		return switch (value.getType()) {
			case NULL -> null;
			case BOOL -> value.getBooleanValue();
			case NUMBER -> number(value.getNumberValue());
			case STRING -> value.getStringValue();
			case ARRAY ->
				value.getArrayValue().stream().map(this::data).collect(Collectors.toCollection(ArrayList::new));
			case OBJECT -> {
				Map<String, @Nullable Object> map = new TreeMap<>();
				value.getObjectValue().forEach((key, element) -> map.put(key, data(element)));
				yield map;
			}
			default -> output("", value, Object.class);
		};
	}

	private static Object number(Double number) {
		return (number == number.intValue()) ? (Object) number.intValue() : number;
	}

	private @Nullable Object wrong(String path, String told, String allowed) {
		this.problems.add(path, told, allowed);
		return null;
	}

	/** A value as text without any secret in it. */
	private static String told(PropertyValue value) {
		return switch (value.getType()) {
			case SECRET -> "[secret]";
			case OUTPUT -> told(Objects.requireNonNullElse(value.getOutputValue().getValue(), PropertyValue.COMPUTED));
			case ARRAY -> value.getArrayValue().stream().map(Decoder::told).collect(Collectors.joining(",", "[", "]"));
			case OBJECT -> value.getObjectValue()
				.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + ":" + told(entry.getValue()))
				.collect(Collectors.joining(",", "{", "}"));
			default -> value.toString();
		};
	}

}

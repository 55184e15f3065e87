package stateful.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.google.protobuf.Struct;
import com.pulumi.core.Output;
import com.pulumi.provider.internal.properties.PropertyValue;
import com.pulumi.provider.internal.properties.PropertyValue.ValueType;
import com.pulumi.provider.internal.properties.PropertyValueSerializer;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.DependencyResource;
import com.pulumi.resources.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The engine's values as trees of maps, lists, texts, numbers and booleans. Outputs,
 * secrets and unknown values are {@link Output}s in their places.
 */
public final class EngineValues {

	private EngineValues() {
	}

	/**
	 * {@return the values that the engine sent}
	 */
	public static Map<String, @Nullable Object> read(Struct values) {
		return tree(PropertyValue.unmarshalProperties(values));
	}

	/**
	 * {@return the outputs of a component for the engine, once they are known}
	 */
	public static Struct outputs(ComponentResource component) {
		return PropertyValue.marshalProperties(PropertyValueSerializer.stateFromComponentResource(component));
	}

	private static Map<String, @Nullable Object> tree(Map<String, PropertyValue> values) {
		Map<String, @Nullable Object> tree = new TreeMap<>();
		values.forEach((key, value) -> tree.put(key, tree(value)));
		return tree;
	}

	private static @Nullable Object tree(PropertyValue value) {
		return switch (value.getType()) {
			case NULL -> null;
			case BOOL -> value.getBooleanValue();
			case NUMBER -> number(value.getNumberValue());
			case STRING -> value.getStringValue();
			case ARRAY ->
				value.getArrayValue().stream().map(EngineValues::tree).collect(Collectors.toCollection(ArrayList::new));
			case OBJECT -> tree(value.getObjectValue());
			case SECRET, OUTPUT, COMPUTED -> output(value);
			default -> value; // no input takes it
		};
	}

	private static Object number(Double number) {
		return (number == number.intValue()) ? (Object) number.intValue() : number;
	}

	/** The engine sends a secret output as a secret that contains an output. */
	private static Output<?> output(PropertyValue value) {
		boolean secret = value.getType() == ValueType.SECRET;
		PropertyValue inner = secret ? value.getSecretValue() : value;
		List<Resource> makers = List.of();
		if (inner.getType() == ValueType.OUTPUT) {
			makers = inner.getOutputValue().getDependencies().stream().<Resource>map(DependencyResource::new).toList();
			inner = inner.getOutputValue().getValue();
		}
		return (inner == null || inner.isComputed()) ? Outputs.unknown(secret, makers)
				: Outputs.of(tree(inner), secret, makers);
	}

}

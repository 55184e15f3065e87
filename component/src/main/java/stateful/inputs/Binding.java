package stateful.inputs;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.pulumi.core.Output;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of checked inputs. A record component named like an input takes its
 * value; any other must be a record, which groups inputs of the same object. A test
 * checks that every input has such a component.
 */
public final class Binding {

	private final Object args;

	private final Map<String, Object> derived;

	private Binding(Object args, Map<String, Object> derived) {
		this.args = args;
		this.derived = derived;
	}

	/**
	 * {@return a record of inputs}
	 * @param args the inputs. A required input that is not set reads as an empty text or
	 * as 0; the checks report it
	 * @param derived values of components, by their names, which no input has as it is
	 * @throws IllegalArgumentException if a component has the name of no input
	 */
	public static <R> R of(Class<R> type, Object args, Map<String, Object> derived) {
		return new Binding(args, derived).record(type);
	}

	private <R> R record(Class<R> type) {
		RecordComponent[] components = type.getRecordComponents();
		try {
			Constructor<R> constructor = type
				.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
			return constructor.newInstance(Arrays.stream(components).map(this::value).toArray());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Object value(RecordComponent component) {
		String name = component.getName();
		if (this.derived.containsKey(name)) {
			return Objects.requireNonNull(this.derived.get(name));
		}
		boolean isInput = Declaration.of(this.args.getClass()).stream().anyMatch((input) -> input.name().equals(name));
		if (component.getType().isRecord() && !isInput) {
			return record(component.getType());
		}
		return converted(Declaration.of(this.args.getClass(), name).get(this.args), component.getGenericType());
	}

	private static Object converted(@Nullable Object value, Type type) {
		Class<?> raw = (Class<?>) ((type instanceof ParameterizedType generic) ? generic.getRawType() : type);
		if (raw == Optional.class) {
			return Optional.ofNullable(value).map((given) -> converted(given, argument(type)));
		}
		if (raw == List.class) {
			return ((List<?>) Objects.requireNonNullElse(value, List.of())).stream()
				.filter(Objects::nonNull)
				.map((element) -> converted(element, argument(type)))
				.toList();
		}
		if (value == null) {
			return (raw == Output.class) ? Output.of("") : (raw == String.class) ? "" : 0;
		}
		if (raw.isRecord() && value instanceof String text) {
			return Quantity.parse(text).orElseThrow();
		}
		return raw.isRecord() ? of(raw, value, Map.of()) : value;
	}

	private static Type argument(Type type) {
		return ((ParameterizedType) type).getActualTypeArguments()[0];
	}

}

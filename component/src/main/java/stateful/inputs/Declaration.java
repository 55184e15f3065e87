package stateful.inputs;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import org.jspecify.annotations.Nullable;

/**
 * An input of a component, or of an object that is itself an input, as its field declares
 * it.
 */
public final class Declaration {

	private final Field field;

	private final Input input;

	private Declaration(Field field) {
		this.field = field;
		this.input = field.getAnnotation(Input.class);
		field.setAccessible(true);
	}

	/**
	 * {@return the inputs that a class declares, in the order of its fields}
	 */
	public static List<Declaration> of(Class<?> type) {
		return Arrays.stream(type.getDeclaredFields())
			.filter((field) -> field.isAnnotationPresent(Import.class))
			.map(Declaration::new)
			.toList();
	}

	/**
	 * {@return an input that a class declares}
	 * @throws IllegalArgumentException if there is no such input
	 */
	public static Declaration of(Class<?> type, String name) {
		return of(type).stream()
			.filter((declaration) -> declaration.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no input " + name));
	}

	/**
	 * {@return an object without any input set}
	 */
	public static <T> T blank(Class<T> type) {
		try {
			Constructor<T> constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			return constructor.newInstance();
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public String name() {
		return this.field.getName();
	}

	public Type type() {
		return this.field.getGenericType();
	}

	public Effect effect() {
		return this.input.effect();
	}

	/** Whether the value is a map of any shape. */
	public boolean isData() {
		return type() instanceof ParameterizedType output
				&& output.getActualTypeArguments()[0] instanceof ParameterizedType map && map.getRawType() == Map.class;
	}

	boolean isRequired() {
		return this.field.getAnnotation(Import.class).required();
	}

	/**
	 * {@return the description, with the default and the effect of a change}
	 */
	public String description() {
		String fallback = this.input.fallback().isEmpty() ? "" : " `" + this.input.fallback() + "` by default.";
		return (this.input.value() + fallback + " " + effect().sentence()).strip();
	}

	/**
	 * {@return the rule of the value, or of each element of a list}
	 */
	public Rule rule() {
		if (this.input.oneOf().length > 0) {
			return Rule.oneOf(this.input.oneOf());
		}
		if (this.field.getType() == Boolean.class) {
			return Format.BOOLEAN.rule();
		}
		return (this.input.most() > 0) ? Rule.integer(this.input.least(), this.input.most())
				: this.input.format().rule();
	}

	Optional<Object> fallback() {
		return Optional.of(this.input.fallback()).filter((text) -> !text.isEmpty()).map(this::parse);
	}

	/**
	 * {@return a value from its text}
	 */
	private Object parse(String text) {
		Class<?> type = this.field.getType();
		if (type == Integer.class) {
			return Integer.valueOf(text);
		}
		if (type == Boolean.class) {
			return Boolean.valueOf(text);
		}
		if (type == List.class) {
			return List.of(text.split(","));
		}
		return (type == Output.class) ? Output.of(text) : text;
	}

	/**
	 * {@return the value of the input, if it is set}
	 * @param object an object of the declaring class
	 */
	public @Nullable Object get(Object object) {
		try {
			return this.field.get(object);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Sets the input.
	 * @param object an object of the declaring class
	 */
	public void set(Object object, @Nullable Object value) {
		try {
			this.field.set(object, value);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Sets the input from a text that keeps the rule.
	 * @param object an object of the declaring class
	 */
	public void setText(Object object, String text) {
		set(object, parse(text));
	}

}

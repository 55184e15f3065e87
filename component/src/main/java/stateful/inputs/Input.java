package stateful.inputs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares an input, on the field that holds it. The schema, the checks, the settings of
 * a stack and the tables of README.md derive from it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.TYPE })
public @interface Input {

	/** The description, without the default and without the effect of a change. */
	String value();

	/** The form of a value, or of each element of a list. */
	Format format() default Format.TEXT;

	/** The smallest whole number, where {@link #most} is set. */
	int least() default 0;

	/** The largest whole number; 0 where {@link #format} is the rule. */
	int most() default 0;

	/** All values, where there are few. */
	String[] oneOf() default {};

	/** The default, as text; elements of a list are separated by commas. */
	String fallback() default "";

	/** What a change of a deployed service's input does. */
	Effect effect() default Effect.NONE;

}

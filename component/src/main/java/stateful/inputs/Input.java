package stateful.inputs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the input that a field holds. The schema, the checks, the settings of a stack
 * and the tables of README.md derive from this annotation.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.FIELD, ElementType.TYPE })
public @interface Input {

	/** The description, without the default and without the effect of a change. */
	String value();

	/** The format of a value, or of each element of a list. */
	Format format() default Format.TEXT;

	/** The smallest whole number, if {@link #most} is set. */
	int least() default 0;

	/** The largest whole number; 0 if {@link #format} is the rule. */
	int most() default 0;

	/** All allowed values, if they are few. */
	String[] oneOf() default {};

	/** The default, as text; elements of a list are separated by commas. */
	String fallback() default "";

	/** The effect of a change on a deployed service. */
	Effect effect() default Effect.NONE;

}

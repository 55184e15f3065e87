package stateful;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Format;
import stateful.inputs.Input;

/**
 * A variable of the container's environment: a value, or a key of a Secret in the
 * service's namespace, or a field of the replica's own pod.
 */
@Input("A variable of the container's environment: a value, or a key of a Secret, or a field of the " + "pod.")
public final class EnvironmentVariableArgs extends ResourceArgs {

	@Import(required = true)
	@Input(value = "Letters, digits, `_`, `-` and `.`, no digit first.", format = Format.VARIABLE)
	@Nullable String name;

	@Import
	@Input("Its value, in which Kubernetes expands `$(NAME)`. In the cluster it stands in the pod's "
			+ "specification, also if it is a secret of Pulumi's.")
	@Nullable Output<String> value;

	@Import
	@Input(value = "The name of a Secret in the service's namespace.", format = Format.DNS_NAME)
	@Nullable String secret;

	@Import
	@Input(value = "The key of the value in the Secret.", format = Format.FILE)
	@Nullable String key;

	@Import
	@Input(value = "A field of the replica's own pod, such as `metadata.name` or `status.podIP`.",
			format = Format.FIELD)
	@Nullable String field;

	private EnvironmentVariableArgs() {
	}

	private static EnvironmentVariableArgs named(String name) {
		EnvironmentVariableArgs variable = new EnvironmentVariableArgs();
		variable.name = name;
		return variable;
	}

	/**
	 * {@return a variable with a value}
	 * @param name letters, digits, '_', '-' and '.', no digit first
	 * @param value its value, in which Kubernetes expands {@code $(NAME)}
	 */
	public static EnvironmentVariableArgs of(String name, String value) {
		return of(name, Output.ofNullable(value));
	}

	/**
	 * {@return a variable with a value that may be known later, and may be a secret of
	 * Pulumi's}
	 * @param name letters, digits, '_', '-' and '.', no digit first
	 * @param value its value; the pod's specification in the cluster contains it, also if
	 * it is a secret
	 */
	public static EnvironmentVariableArgs of(String name, Output<String> value) {
		EnvironmentVariableArgs variable = named(name);
		variable.value = value;
		return variable;
	}

	/**
	 * {@return a variable whose value is in a Secret of the service's namespace}
	 * @param name letters, digits, '_', '-' and '.', no digit first
	 * @param secret the Secret's name
	 * @param key the value's key in the Secret
	 */
	public static EnvironmentVariableArgs ofSecret(String name, String secret, String key) {
		EnvironmentVariableArgs variable = named(name);
		variable.secret = secret;
		variable.key = key;
		return variable;
	}

	/**
	 * {@return a variable whose value is a field of the replica's pod}
	 * @param name letters, digits, '_', '-' and '.', no digit first
	 * @param field its path, such as {@code metadata.name} or {@code status.podIP}
	 */
	public static EnvironmentVariableArgs ofField(String name, String field) {
		EnvironmentVariableArgs variable = named(name);
		variable.field = field;
		return variable;
	}

}

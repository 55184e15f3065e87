package stateful;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the container's environment: a value, or a key of a Secret in the
 * service's namespace, or a field of the replica's own pod.
 */
public final class EnvironmentVariableArgs extends ResourceArgs {

	@Import(required = true)
	@Nullable String name;

	@Import
	@Nullable Output<String> value;

	@Import
	@Nullable String secret;

	@Import
	@Nullable String key;

	@Import
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
	 * @param value its value; in the cluster it stands in the pod's specification, also
	 * if it is a secret
	 */
	public static EnvironmentVariableArgs of(String name, Output<String> value) {
		EnvironmentVariableArgs variable = named(name);
		variable.value = value;
		return variable;
	}

	/**
	 * {@return a variable whose value is in a Secret that is in the service's namespace}
	 * @param name letters, digits, '_', '-' and '.', no digit first
	 * @param secret the Secret's name
	 * @param key the key of the value in it
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

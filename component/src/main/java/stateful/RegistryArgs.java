package stateful;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Format;
import stateful.inputs.Input;

/** The credentials of a private registry. */
@Input("The credentials of a private registry.")
public final class RegistryArgs extends ResourceArgs {

	@Import(required = true)
	@Input(value = "The registry's host, with its port if it has one, such as `registry.example:5000`.",
			format = Format.HOST)
	@Nullable String server;

	@Import(required = true)
	@Input(value = "The user's name.", format = Format.NOT_EMPTY)
	@Nullable Output<String> username;

	@Import(required = true)
	@Input(value = "The password or token; a secret in Pulumi's state.", format = Format.NOT_EMPTY)
	@Nullable Output<String> password;

	private RegistryArgs() {
	}

	/**
	 * {@return credentials}
	 * @param server the registry's host, with its port if it has one
	 * @param username the user's name
	 * @param password the password or token
	 */
	public static RegistryArgs of(String server, String username, Output<String> password) {
		return of(server, Output.ofNullable(username), password);
	}

	/**
	 * {@return credentials that may be known later}
	 * @param server the registry's host, with its port if it has one
	 * @param username the user's name
	 * @param password the password or token
	 */
	public static RegistryArgs of(String server, Output<String> username, Output<String> password) {
		RegistryArgs registry = new RegistryArgs();
		registry.server = server;
		registry.username = username;
		registry.password = password;
		return registry;
	}

}

package stateful;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Format;
import stateful.inputs.Input;

/** A TCP port that the replicas open to one another, and to nobody else. */
@Input("A TCP port that the replicas open to one another, and to nobody else.")
public final class PortArgs extends ResourceArgs {

	@Import(required = true)
	@Input(value = "Up to 15 lower-case letters, digits and `-`, a letter among them.", format = Format.PORT_NAME)
	@Nullable String name;

	@Import(required = true)
	@Input(value = "From 1 to 65535.", format = Format.PORT)
	@Nullable Integer port;

	private PortArgs() {
	}

	/**
	 * {@return a port of the replicas among themselves}
	 * @param name up to 15 lower-case letters, digits and '-', one letter at least
	 * @param port from 1 to 65535
	 */
	public static PortArgs of(String name, int port) {
		PortArgs args = new PortArgs();
		args.name = name;
		args.port = port;
		return args;
	}

}

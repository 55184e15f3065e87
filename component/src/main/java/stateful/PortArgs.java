package stateful;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Format;
import stateful.inputs.Input;

/**
 * A port that the replicas open to one another and, if it is exposed, to the clients of
 * the Service.
 */
@Input("A port that the replicas open to one another and, if it is exposed, to the clients of the Service.")
public final class PortArgs extends ResourceArgs {

	@Import(required = true)
	@Input(value = "Up to 15 lower-case letters, digits and `-`, a letter among them.", format = Format.PORT_NAME)
	@Nullable String name;

	@Import(required = true)
	@Input(value = "From 1 to 65535.", format = Format.PORT)
	@Nullable Integer port;

	@Import
	@Input(value = "Whether the Service has the port, too.", fallback = "false")
	@Nullable Boolean exposed;

	@Import
	@Input(value = "The Service's port, if the port is exposed. By default `port`.", format = Format.PORT)
	@Nullable Integer servicePort;

	@Import
	@Input(value = "`TCP` or `UDP`.", oneOf = { "TCP", "UDP" }, fallback = "TCP")
	@Nullable String protocol;

	private PortArgs() {
	}

	/**
	 * {@return a port that only replicas reach}
	 * @param name up to 15 lower-case letters, digits and '-', one letter at least
	 * @param port from 1 to 65535
	 */
	public static PortArgs of(String name, int port) {
		PortArgs args = new PortArgs();
		args.name = name;
		args.port = port;
		return args;
	}

	/**
	 * Opens the port on the Service, too.
	 * @return this
	 */
	public PortArgs exposed() {
		this.exposed = true;
		return this;
	}

	/**
	 * Opens the port on the Service under another number.
	 * @param servicePort from 1 to 65535
	 * @return this
	 */
	public PortArgs exposed(int servicePort) {
		this.servicePort = servicePort;
		return exposed();
	}

	/**
	 * Sets the protocol.
	 * @param protocol {@code TCP}, which is the default, or {@code UDP}
	 * @return this
	 */
	public PortArgs protocol(String protocol) {
		this.protocol = protocol;
		return this;
	}

}

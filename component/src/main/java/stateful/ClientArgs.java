package stateful;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Format;
import stateful.inputs.Input;

/**
 * Clients of a port of the replicas: the mirror of {@link EgressArgs}. A port with
 * clients is closed to everybody else.
 */
@Input("Clients of a port of the replicas: a namespace's pods, a block of addresses, or everybody.")
public final class ClientArgs extends ResourceArgs {

	@Import(required = true)
	@Input(value = "`port`, or one of `ports`, with each protocol that it has. It is then closed to those that no client "
			+ "names, but not to replicas.", format = Format.PORT)
	@Nullable Integer port;

	@Import
	@Input(value = "The namespace's name.", format = Format.DNS_LABEL)
	@Nullable String namespace;

	@Import
	@Input(value = "A block of addresses, such as `203.0.113.0/24`.", format = Format.BLOCK)
	@Nullable String cidr;

	private ClientArgs() {
	}

	/**
	 * {@return anybody as a client of a port}
	 * @param port from 1 to 65535
	 */
	public static ClientArgs anybody(int port) {
		ClientArgs client = new ClientArgs();
		client.port = port;
		return client;
	}

	/**
	 * {@return the pods of a namespace as clients of a port}
	 * @param port from 1 to 65535
	 * @param namespace the namespace's name
	 */
	public static ClientArgs namespace(int port, String namespace) {
		ClientArgs client = anybody(port);
		client.namespace = namespace;
		return client;
	}

	/**
	 * {@return a block of addresses as clients of a port}
	 * @param port from 1 to 65535
	 * @param cidr the block, such as {@code 203.0.113.0/24}
	 */
	public static ClientArgs block(int port, String cidr) {
		ClientArgs client = anybody(port);
		client.cidr = cidr;
		return client;
	}

}

package stateful;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Format;
import stateful.inputs.Input;

/** A destination that the replicas may connect to, besides DNS and each other. */
@Input("A destination of the replicas: a port of a namespace's pods, of a block of addresses, or of any address.")
public final class EgressArgs extends ResourceArgs {

	@Import(required = true)
	@Input(value = "The port that the pods themselves listen on; the port of a Service in front of them may be another.",
			format = Format.PORT)
	@Nullable Integer port;

	@Import
	@Input(value = "`TCP` or `UDP`.", oneOf = { "TCP", "UDP" }, fallback = "TCP")
	@Nullable String protocol;

	@Import
	@Input(value = "The namespace's name.", format = Format.DNS_LABEL)
	@Nullable String namespace;

	@Import
	@Input(value = "A block of addresses, such as `203.0.113.0/24`.", format = Format.BLOCK)
	@Nullable String cidr;

	private EgressArgs() {
	}

	/**
	 * Sets the protocol.
	 * @param protocol {@code TCP}, which is the default, or {@code UDP}
	 * @return this
	 */
	public EgressArgs protocol(String protocol) {
		this.protocol = protocol;
		return this;
	}

	private static EgressArgs port(int port) {
		EgressArgs egress = new EgressArgs();
		egress.port = port;
		return egress;
	}

	/**
	 * {@return a port of anybody}
	 * @param port from 1 to 65535
	 */
	public static EgressArgs toAnybody(int port) {
		return port(port);
	}

	/**
	 * {@return a port of the pods in a namespace}
	 * @param port from 1 to 65535
	 * @param namespace the namespace's name
	 */
	public static EgressArgs toNamespace(int port, String namespace) {
		EgressArgs egress = port(port);
		egress.namespace = namespace;
		return egress;
	}

	/**
	 * {@return a port of a block of addresses}
	 * @param port from 1 to 65535
	 * @param cidr the block, such as {@code 203.0.113.0/24}
	 */
	public static EgressArgs toBlock(int port, String cidr) {
		EgressArgs egress = port(port);
		egress.cidr = cidr;
		return egress;
	}

}

package stateful;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Format;
import stateful.inputs.Input;

/** A question over HTTP that a replica answers with a status from 200 to 399. */
@Input("A question over HTTP that a replica answers with a status from 200 to 399.")
public final class ProbeArgs extends ResourceArgs {

	@Import(required = true)
	@Input(value = "Its path, `/` first, with its query if it has one.", format = Format.PROBE_PATH)
	@Nullable String path;

	@Import
	@Input(value = "From 1 to 65535; by default the service's own. Another one is reached by the node and the "
			+ "monitoring namespace alone.", format = Format.PORT)
	@Nullable Integer port;

	private ProbeArgs() {
	}

	/**
	 * {@return a probe of the service's own port}
	 * @param path the path, '/' first, with its query if it has one
	 */
	public static ProbeArgs of(String path) {
		ProbeArgs probe = new ProbeArgs();
		probe.path = path;
		return probe;
	}

	/**
	 * {@return a probe of another port, which only the node and the monitoring namespace
	 * reach}
	 * @param path the path, '/' first, with its query if it has one
	 * @param port from 1 to 65535
	 */
	public static ProbeArgs of(String path, int port) {
		ProbeArgs probe = of(path);
		probe.port = port;
		return probe;
	}

}

package stateful;

import java.util.List;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Format;
import stateful.inputs.Input;

/**
 * A check of a replica by its node: an HTTP request, which passes with a status from 200
 * to 399; a command in the container, which passes with exit status 0; or else whether a
 * port is open.
 */
@Input("A question that the node asks a replica: over HTTP with `path`, in the container with `command`, or else whether"
		+ " the port is open.")
public final class ProbeArgs extends ResourceArgs {

	@Import
	@Input(value = "The path of an HTTP request, `/` first, with its query if it has one; a status from 200 to 399 is a"
			+ " success.", format = Format.PROBE_PATH)
	@Nullable String path;

	@Import
	@Input("The command that runs in the container; exit status 0 is a success.")
	@Nullable List<String> command;

	@Import
	@Input(value = "From 1 to 65535; by default the service's own. Another one is reached by the node and the monitoring"
			+ " namespace alone.", format = Format.PORT)
	@Nullable Integer port;

	@Import
	@Input(value = "`HTTP` or `HTTPS`, whose certificate is not checked. `HTTP` by default.",
			oneOf = { "HTTP", "HTTPS" })
	@Nullable String scheme;

	@Import
	@Input(value = "How many seconds lie between two questions. By default as said of each probe.", least = 1,
			most = 3600)
	@Nullable Integer periodSeconds;

	@Import
	@Input(value = "How many seconds an answer may take. By default 5 for liveness, else 1.", least = 1, most = 3600)
	@Nullable Integer timeoutSeconds;

	@Import
	@Input(value = "How many failures in a row count. By default as said of each probe.", least = 1, most = 100000)
	@Nullable Integer failureThreshold;

	private ProbeArgs() {
	}

	/**
	 * {@return an HTTP probe of the service's own port}
	 * @param path the path, '/' first, with its query if it has one
	 */
	public static ProbeArgs of(String path) {
		ProbeArgs probe = new ProbeArgs();
		probe.path = path;
		return probe;
	}

	/**
	 * {@return an HTTP probe of another port, which only the node and the monitoring
	 * namespace reach}
	 * @param path the path, '/' first, with its query if it has one
	 * @param port from 1 to 65535
	 */
	public static ProbeArgs of(String path, int port) {
		ProbeArgs probe = of(path);
		probe.port = port;
		return probe;
	}

	/**
	 * {@return a probe that runs a command in the container}
	 * @param command the program and its arguments
	 */
	public static ProbeArgs ofCommand(String... command) {
		ProbeArgs probe = new ProbeArgs();
		probe.command = List.of(command);
		return probe;
	}

	/**
	 * {@return a probe that checks whether the service's own port is open}
	 */
	public static ProbeArgs ofPort() {
		return new ProbeArgs();
	}

	/**
	 * Sets the scheme of an HTTP probe.
	 * @param scheme {@code HTTP}, which is the default, or {@code HTTPS}
	 * @return this
	 */
	public ProbeArgs scheme(String scheme) {
		this.scheme = scheme;
		return this;
	}

	/**
	 * Sets the time between two checks.
	 * @param periodSeconds seconds, from 1 to 3600
	 * @return this
	 */
	public ProbeArgs periodSeconds(int periodSeconds) {
		this.periodSeconds = periodSeconds;
		return this;
	}

	/**
	 * Sets how long an answer may take.
	 * @param timeoutSeconds seconds, from 1 to 3600
	 * @return this
	 */
	public ProbeArgs timeoutSeconds(int timeoutSeconds) {
		this.timeoutSeconds = timeoutSeconds;
		return this;
	}

	/**
	 * Sets how many failures in a row fail the probe.
	 * @param failureThreshold from 1 to 100000
	 * @return this
	 */
	public ProbeArgs failureThreshold(int failureThreshold) {
		this.failureThreshold = failureThreshold;
		return this;
	}

}

package timestamps.infra;

import java.time.ZoneId;
import java.util.Optional;

import stateful.EnvironmentVariableArgs;
import stateful.LabelArgs;
import stateful.ProbeArgs;
import stateful.StackInputs;
import stateful.StatefulServiceArgs;

/**
 * The timestamp service as the stack's configuration describes it.
 *
 * @param image the reference of the service's image
 * @param service the inputs of the component
 */
record Settings(String image, StatefulServiceArgs service) {

	/** The name of the service and its objects. */
	static final String NAME = "timestamps";

	private static final int PORT = 8080;

	private static final int MANAGEMENT_PORT = 8081;

	private static final String DIRECTORY = "/var/lib/timestamps";

	/**
	 * How long a terminating pod goes on serving, and longer while new connections
	 * arrive. Load balancers send to nodes, and every node's kube-proxy usually notices
	 * the end within this time.
	 */
	private static final String DRAIN = "2s";

	/**
	 * Reads the settings, or reports all their problems together.
	 * @param configuration the stack's configuration
	 * @param builtImage the image to use if none is configured
	 * @throws com.pulumi.exceptions.RunException with every offending key, its value and
	 * what is allowed
	 */
	static Settings read(StackInputs configuration, Optional<String> builtImage) {
		String timeZone = configuration
			.setting("timeZone", ZoneId.getAvailableZoneIds()::contains,
					"the name of an IANA time zone, such as UTC or Europe/Moscow")
			.orElse("UTC");
		StatefulServiceArgs.Builder service = service(timeZone);
		configuration.read(service, "namespace", "replicas", "serviceType", "servicePort", "storageSize",
				"storageClass", "retainVolumes", "podManagement", "cpuRequest", "memoryLimit");
		Optional<String> image = configuration.input("image").or(() -> builtImage);
		if (image.isEmpty() && !configuration.has("image")) {
			configuration.refuse("image", "is not set and no image has been built: run `make image` first, or set it "
					+ "to the reference of an image that the cluster can pull");
		}
		image.ifPresent(service::image);
		configuration.finish(service.build());
		return new Settings(image.orElseThrow(), service.build());
	}

	private static StatefulServiceArgs.Builder service(String timeZone) {
		return StatefulServiceArgs.builder()
			.port(PORT)
			.startupProbe(ProbeArgs.of("/startupz", MANAGEMENT_PORT))
			.livenessProbe(ProbeArgs.of("/livez", MANAGEMENT_PORT))
			.readinessProbe(ProbeArgs.of("/readyz", MANAGEMENT_PORT))
			.volumeName("visits")
			.mountPath(DIRECTORY)
			.environment(EnvironmentVariableArgs.ofField("TIMESTAMPS_REPLICA", "metadata.name"),
					EnvironmentVariableArgs.ofField("TIMESTAMPS_VERSION",
							"metadata.labels['app.kubernetes.io/version']"),
					EnvironmentVariableArgs.of("TIMESTAMPS_DIRECTORY", DIRECTORY),
					EnvironmentVariableArgs.of("TIMESTAMPS_POD_DIRECTORY", "/tmp"),
					EnvironmentVariableArgs.of("TIMESTAMPS_TIME_ZONE", timeZone),
					EnvironmentVariableArgs.of("TIMESTAMPS_PEERS", NAME + "-replicas"),
					EnvironmentVariableArgs.of("TIMESTAMPS_DRAIN", DRAIN))
			.labels(LabelArgs.of("app.kubernetes.io/component", "web"));
	}

}

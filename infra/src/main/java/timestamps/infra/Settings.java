package timestamps.infra;

import java.util.Map;
import java.util.Optional;

/**
 * What a stack can be told, checked.
 *
 * @param namespace the namespace that is made for everything
 * @param replicas how many pods, each with a volume of its own
 * @param image the reference of the service's image
 * @param serviceType how the service is reached
 * @param servicePort the port that it is reached on
 * @param storageSize the size of each volume, a Kubernetes quantity
 * @param storageClass the class of the volumes, or none for the cluster's default
 * @param retainVolumes whether the volumes outlive the stack
 * @param podManagement whether pods start and end together or one by one
 * @param timeZone the IANA zone of the visits' local time
 * @param cpuRequest the processor time that each pod is promised; there is no limit,
 * because throttling a JVM while it starts only makes it start later
 * @param memoryLimit the memory that each pod is promised and limited to
 */
record Settings(String namespace, int replicas, String image, ServiceType serviceType, int servicePort,
		String storageSize, Optional<String> storageClass, boolean retainVolumes, PodManagement podManagement,
		String timeZone, String cpuRequest, String memoryLimit) {

	/** How the service is reached; the names are Kubernetes'. */
	enum ServiceType {

		LoadBalancer, NodePort, ClusterIP

	}

	/** In which order pods start and end; the names are Kubernetes'. */
	enum PodManagement {

		Parallel, OrderedReady

	}

	/**
	 * Reads the settings, or tells everything that is wrong with them at once.
	 * @param configuration the stack's configuration, keys without the project's prefix
	 * @param builtImage the image to use where none is configured
	 * @return the settings
	 * @throws com.pulumi.exceptions.RunException with every offending key, its value and
	 * what is allowed
	 */
	static Settings read(Map<String, String> configuration, Optional<String> builtImage) {
		SettingsReader reader = new SettingsReader(configuration);
		Settings settings = new Settings(reader.dnsLabel("namespace", "timestamps"),
				reader.integer("replicas", 3, 1, 100), reader.image("image", builtImage),
				reader.oneOf("serviceType", ServiceType.LoadBalancer, ServiceType.class),
				reader.integer("servicePort", 80, 1, 65535), reader.quantity("storageSize", "128Mi"),
				reader.dnsName("storageClass"), reader.flag("retainVolumes", false),
				reader.oneOf("podManagement", PodManagement.Parallel, PodManagement.class),
				reader.timeZone("timeZone", "UTC"), reader.quantity("cpuRequest", "100m"),
				reader.quantity("memoryLimit", "320Mi"));
		reader.finish();
		return settings;
	}

}

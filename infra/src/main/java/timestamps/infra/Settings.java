package timestamps.infra;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a service can be told, checked. A stack's come from its configuration; a program
 * of your own builds them: {@code Settings.forImage("…").replicas(5).build()}.
 *
 * @param namespace the namespace that is made for everything, or none for one with the
 * service's name
 * @param replicas how many pods, each with a volume of its own
 * @param image the reference of the service's image
 * @param serviceType how the service is reached
 * @param servicePort the port that it is reached on
 * @param storageSize the size of each volume; it can grow, on a class that allows it
 * @param storageClass the class of the volumes, or none for the cluster's default
 * @param retainVolumes whether the volumes outlive the stack
 * @param podManagement whether pods start and end together or one by one
 * @param timeZone the IANA zone of the visits' local time
 * @param cpuRequest the processor time that each pod is promised; there is no limit,
 * because throttling a JVM while it starts only makes it start later
 * @param memoryLimit the memory that each pod is promised and limited to
 */
public record Settings(Optional<String> namespace, int replicas, String image, ServiceType serviceType, int servicePort,
		Quantity storageSize, Optional<String> storageClass, boolean retainVolumes, PodManagement podManagement,
		String timeZone, Quantity cpuRequest, Quantity memoryLimit) {

	/** How the service is reached; the names are Kubernetes'. */
	public enum ServiceType {

		LoadBalancer, NodePort, ClusterIP

	}

	/** In which order pods start and end; the names are Kubernetes'. */
	public enum PodManagement {

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
		return read(new SettingsReader(configuration, StackConfiguration.PREFIX), builtImage);
	}

	private static Settings read(SettingsReader reader, Optional<String> builtImage) {
		Settings settings = new Settings(reader.dnsLabel("namespace"), reader.integer("replicas", 3, 1, 100),
				reader.image("image", builtImage),
				reader.oneOf("serviceType", ServiceType.LoadBalancer, ServiceType.class),
				reader.integer("servicePort", 80, 1, 65535), reader.quantity("storageSize", "128Mi"),
				reader.dnsName("storageClass"), reader.flag("retainVolumes", false),
				reader.oneOf("podManagement", PodManagement.Parallel, PodManagement.class),
				reader.timeZone("timeZone", "UTC"), reader.quantity("cpuRequest", "100m"),
				reader.quantity("memoryLimit", "320Mi"));
		reader.finish();
		return settings;
	}

	/**
	 * Starts from the image, which alone has no default.
	 * @param image the image's reference, best with its digest
	 * @return a builder for the rest
	 */
	public static Builder forImage(String image) {
		return new Builder().set("image", image);
	}

	/** Settings in the making, under the same names and rules as a stack's. */
	public static final class Builder {

		private final Map<String, String> values = new TreeMap<>();

		private Builder() {
		}

		public Builder namespace(String namespace) {
			return set("namespace", namespace);
		}

		public Builder replicas(int replicas) {
			return set("replicas", replicas);
		}

		public Builder serviceType(ServiceType serviceType) {
			return set("serviceType", serviceType);
		}

		public Builder servicePort(int servicePort) {
			return set("servicePort", servicePort);
		}

		public Builder storageSize(String storageSize) {
			return set("storageSize", storageSize);
		}

		public Builder storageClass(String storageClass) {
			return set("storageClass", storageClass);
		}

		public Builder retainVolumes(boolean retainVolumes) {
			return set("retainVolumes", retainVolumes);
		}

		public Builder podManagement(PodManagement podManagement) {
			return set("podManagement", podManagement);
		}

		public Builder timeZone(String timeZone) {
			return set("timeZone", timeZone);
		}

		public Builder cpuRequest(String cpuRequest) {
			return set("cpuRequest", cpuRequest);
		}

		public Builder memoryLimit(String memoryLimit) {
			return set("memoryLimit", memoryLimit);
		}

		private Builder set(String key, Object value) {
			this.values.put(key, value.toString());
			return this;
		}

		/**
		 * Checks the settings.
		 * @return the settings
		 * @throws com.pulumi.exceptions.RunException with every offending key, its value
		 * and what is allowed
		 */
		public Settings build() {
			return read(new SettingsReader(this.values, ""), Optional.empty());
		}

	}

}

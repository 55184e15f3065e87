package timestamps.infra;

import java.util.List;
import java.util.Map;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.Namespace;
import com.pulumi.kubernetes.core.v1.NamespaceArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;

/**
 * A stateful web service on Kubernetes: a namespace, replicas with a volume each, and an
 * address. The objects' names are fixed, so that no update or replacement can leave data
 * behind under an old one.
 */
final class TimestampService extends ComponentResource {

	/** The name of the set and of the Service, and the start of every other name. */
	static final String NAME = "timestamps";

	private final Output<String> namespace;

	private final Workload workload;

	private final Endpoint endpoint;

	TimestampService(String name, Settings settings, ComponentResourceOptions options) {
		super("timestamps:index:TimestampService", name, options);
		Namespace namespace = new Namespace(name, namespaceArgs(settings), namespaceOptions(settings));
		this.namespace = namespace.metadata().applyValue((metadata) -> metadata.name().orElseThrow());
		new Policies(this.namespace, this);
		this.workload = new Workload(name, this.namespace, settings, this);
		this.endpoint = new Endpoint(name, this.namespace, settings, this.workload, this);
		registerOutputs(Map.of("endpoint", endpoint(), "pvcNames", claimNames()));
	}

	/**
	 * Claims go with their namespace, so one whose claims are to stay has to stay, too.
	 */
	private CustomResourceOptions namespaceOptions(Settings settings) {
		return CustomResourceOptions.builder().parent(this).retainOnDelete(settings.retainVolumes()).build();
	}

	private static NamespaceArgs namespaceArgs(Settings settings) {
		return NamespaceArgs.builder()
			.metadata(ObjectMetaArgs.builder().name(settings.namespace()).labels(Labels.namespace()).build())
			.build();
	}

	Output<String> endpoint() {
		return this.endpoint.url();
	}

	Output<List<String>> claimNames() {
		return this.workload.claimNames();
	}

	Output<String> namespace() {
		return this.namespace;
	}

	Output<String> statefulSet() {
		return this.workload.name();
	}

}

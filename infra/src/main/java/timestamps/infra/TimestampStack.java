package timestamps.infra;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.kubernetes.Provider;
import com.pulumi.kubernetes.ProviderArgs;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;

/**
 * The stack: one timestamp service on the cluster of the current context, and what it
 * exports.
 */
final class TimestampStack {

	/**
	 * The plugin's release. Left out, the SDK would ask for the plugin of its own, older
	 * version.
	 */
	static final String PROVIDER_VERSION = "4.25.0";

	private TimestampStack() {
	}

	static void declare(Context context, Settings settings) {
		if (!settings.image().contains("@sha256:")) {
			context.log()
				.warn("timestamps:image is " + settings.image()
						+ ", without a digest: what runs may change without a deployment");
		}
		Provider cluster = cluster();
		TimestampService service = new TimestampService("timestamps", settings,
				ComponentResourceOptions.builder().provider(cluster).build());

		context.export("endpoint", service.endpoint());
		context.export("pvcNames", service.claimNames());
		context.export("namespace", service.namespace());
		context.export("statefulSet", service.statefulSet());
		context.export("replicas", Output.of(settings.replicas()));
		context.export("image", Output.of(settings.image()));
		context.export("readme", StackPage.of(service, settings));
	}

	private static Provider cluster() {
		return new Provider("cluster", ProviderArgs.Empty,
				CustomResourceOptions.builder().version(PROVIDER_VERSION).build());
	}

}

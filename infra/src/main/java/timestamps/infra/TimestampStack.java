package timestamps.infra;

import java.util.function.Consumer;

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

	private TimestampStack() {
	}

	static void declare(Context context, Settings settings) {
		TimestampService service = new TimestampService("timestamps", settings,
				ComponentResourceOptions.builder().provider(cluster()).build());

		context.export("endpoint", service.endpoint());
		context.export("pvcNames", service.claimNames());
		context.export("namespace", service.namespace());
		context.export("statefulSet", service.statefulSet());
		context.export("replicas", Output.of(settings.replicas()));
		context.export("image", Output.of(settings.image()));
		context.export("readme", StackPage.of(service, settings));

		warnOfImageWithoutDigest(settings, context.log()::warn);
		AddressWait.explain(service, context.log()::warn);
	}

	/** The cluster of the current context. */
	private static Provider cluster() {
		return new Provider("cluster", ProviderArgs.Empty,
				CustomResourceOptions.builder().version(Scope.PROVIDER_VERSION).build());
	}

	private static void warnOfImageWithoutDigest(Settings settings, Consumer<String> warn) {
		if (!settings.image().contains("@sha256:")) {
			warn.accept("timestamps:image is " + settings.image()
					+ ", without a digest: what runs may change without a deployment");
		}
	}

}

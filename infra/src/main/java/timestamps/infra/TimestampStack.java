package timestamps.infra;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.pulumi.Context;
import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import stateful.StackInputs;
import stateful.StatefulService;

/**
 * The stack: one timestamp service on a cluster, and the stack's outputs.
 */
final class TimestampStack {

	private TimestampStack() {
	}

	/** Checks a configuration against the deployed service, too. */
	static StackInputs inputs(StackInputs configuration, Cluster cluster) {
		return configuration.forService(Settings.NAME, List.of(formerly()), cluster::provider);
	}

	static void declare(Context context, Settings settings, Cluster cluster, StackPage page) {
		StatefulService service = new StatefulService(Settings.NAME, settings.service(),
				ComponentResourceOptions.builder().provider(cluster.provider()).aliases(formerly()).build());

		Map<String, Output<?>> outputs = Map.of("endpoint", service.endpoint(), "pvcNames", service.claimNames(),
				"namespace", service.namespaceName(), "statefulSet", service.statefulSet(), "replicas",
				service.claimNames().applyValue(List::size), "image", Output.of(settings.image()));
		outputs.forEach(context::export);
		context.export("readme", page.with(outputs));

		warnOfImageWithoutDigest(settings.image(), context.log()::warn);
	}

	/** The service's former type, before it became a component for every image. */
	private static Alias formerly() {
		return Alias.builder().type("timestamps:index:TimestampService").build();
	}

	private static void warnOfImageWithoutDigest(String image, Consumer<String> warn) {
		if (!image.contains("@sha256:")) {
			warn.accept("image is " + image + ", without a digest: the running image may change without a deployment");
		}
	}

}

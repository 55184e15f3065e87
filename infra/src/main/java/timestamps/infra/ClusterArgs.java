package timestamps.infra;

import java.util.function.Function;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of the Kubernetes provider, all as text, as in Pulumi's configuration. The
 * SDK's own class belongs to an older release and lacks some inputs.
 */
final class ClusterArgs extends ResourceArgs {

	@Import
	private final @Nullable Output<String> kubeconfig;

	@Import
	private final @Nullable String context;

	@Import
	private final @Nullable String cluster;

	@Import
	private final @Nullable String clusterIdentifier;

	@Import
	private final @Nullable String namespace;

	@Import
	private final @Nullable String deleteUnreachable;

	@Import
	private final @Nullable String skipUpdateUnreachable;

	@Import
	private final @Nullable String enableServerSideApply;

	@Import
	private final @Nullable String enableConfigMapMutable;

	@Import
	private final @Nullable String enableSecretMutable;

	@Import
	private final @Nullable String enableReplaceCRD;

	@Import
	private final @Nullable String strictMode;

	@Import
	private final @Nullable String suppressDeprecationWarnings;

	@Import
	private final @Nullable String suppressHelmHookWarnings;

	@Import
	private final @Nullable String helmReleaseSettings;

	@Import
	private final @Nullable String kubeClientSettings;

	/**
	 * Makes the inputs.
	 * @param values returns the value of an input, or null if it is not set
	 */
	ClusterArgs(Function<String, @Nullable String> values) {
		String kubeconfig = values.apply("kubeconfig");
		this.kubeconfig = (kubeconfig != null) ? Output.ofSecret(kubeconfig) : null;
		this.context = values.apply("context");
		this.cluster = values.apply("cluster");
		this.clusterIdentifier = values.apply("clusterIdentifier");
		this.namespace = values.apply("namespace");
		this.deleteUnreachable = values.apply("deleteUnreachable");
		this.skipUpdateUnreachable = values.apply("skipUpdateUnreachable");
		this.enableServerSideApply = values.apply("enableServerSideApply");
		this.enableConfigMapMutable = values.apply("enableConfigMapMutable");
		this.enableSecretMutable = values.apply("enableSecretMutable");
		this.enableReplaceCRD = values.apply("enableReplaceCRD");
		this.strictMode = values.apply("strictMode");
		this.suppressDeprecationWarnings = values.apply("suppressDeprecationWarnings");
		this.suppressHelmHookWarnings = values.apply("suppressHelmHookWarnings");
		this.helmReleaseSettings = values.apply("helmReleaseSettings");
		this.kubeClientSettings = values.apply("kubeClientSettings");
	}

}

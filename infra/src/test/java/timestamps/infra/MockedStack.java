package timestamps.infra;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.pulumi.Context;
import com.pulumi.exceptions.RunException;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import org.assertj.core.api.ThrowableAssertAlternative;
import stateful.StackInputs;
import stateful.mocks.EchoingCluster;
import stateful.mocks.EchoingCluster.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The stack on an {@link EchoingCluster}, and the parts of it that tests check. */
final class MockedStack {

	static final String IMAGE = "registry.example/timestamps@sha256:" + "0".repeat(64);

	private static final StackPage PAGE = StackPage.in(Path.of(".."));

	private final EchoingCluster cluster;

	private TestResult result;

	MockedStack() {
		this(EchoingCluster.IP);
	}

	MockedStack(Map<String, Object> ingress) {
		this.cluster = new EchoingCluster(ingress);
	}

	EchoingCluster cluster() {
		return this.cluster;
	}

	/** Deploys, or deploys again. */
	MockedStack up(Map<String, String> configuration) {
		return run(configuration, false);
	}

	MockedStack preview(Map<String, String> configuration) {
		return run(configuration, true);
	}

	/** Asserts that a deployment fails. */
	ThrowableAssertAlternative<RunException> assertFailed(Map<String, String> configuration) {
		return assertThatExceptionOfType(RunException.class).isThrownBy(() -> up(configuration));
	}

	/** Asserts that a deployment is refused before anything is created or changed. */
	ThrowableAssertAlternative<RunException> assertRefused(Map<String, String> configuration) {
		ThrowableAssertAlternative<RunException> refusal = assertFailed(configuration);
		assertThat(this.cluster.manifests()).isEmpty();
		return refusal;
	}

	private MockedStack run(Map<String, String> configuration, boolean preview) {
		this.cluster.nextDeployment();
		this.result = this.cluster.deploy(TestOptions.builder().preview(preview).build(),
				(context) -> declare(context, stackInputs(configuration)));
		return this;
	}

	private static void declare(Context context, StackInputs configuration) {
		Cluster cluster = Cluster.read(configuration.part("kubernetes"));
		Settings settings = Settings.read(TimestampStack.inputs(configuration, cluster), Optional.of(IMAGE));
		TimestampStack.declare(context, settings, cluster, PAGE);
	}

	/**
	 * A configuration as the user writes it, without the project's name before its own
	 * keys.
	 */
	static StackInputs stackInputs(Map<String, String> configuration) {
		Map<String, String> keys = new HashMap<>();
		configuration.forEach((key, value) -> keys.put(key.contains(":") ? key : "timestamps:" + key, value));
		return StackInputs.of("timestamps", keys);
	}

	<T> T output(String name, Class<T> type) {
		return PulumiTest.extractValue(this.result.output(name, type));
	}

	String output(String name) {
		return output(name, String.class);
	}

	Part provider() {
		return this.cluster.resource("pulumi:providers:kubernetes", "cluster");
	}

	Part namespace() {
		return this.cluster.resource("kubernetes:core/v1:Namespace", "timestamps");
	}

	Part set() {
		return this.cluster.resource("kubernetes:apps/v1:StatefulSet", "timestamps");
	}

	Part service() {
		return this.cluster.resource("kubernetes:core/v1:Service", "timestamps");
	}

	Part headless() {
		return this.cluster.resource("kubernetes:core/v1:Service", "timestamps-replicas");
	}

	Part budget() {
		return this.cluster.resource("kubernetes:policy/v1:PodDisruptionBudget", "timestamps").at("spec");
	}

	Part claimTemplate() {
		return set().at("spec", "volumeClaimTemplates", 0);
	}

	Part claim(int ordinal) {
		return this.cluster.resource("kubernetes:core/v1:PersistentVolumeClaimPatch", "visits-timestamps-" + ordinal);
	}

	List<String> claims() {
		return this.cluster.names()
			.stream()
			.filter((name) -> name.startsWith("kubernetes:core/v1:PersistentVolumeClaimPatch "))
			.map((name) -> name.split(" ")[1])
			.toList();
	}

	Part pod() {
		return set().at("spec", "template");
	}

	Part policy(String subject) {
		return this.cluster.resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "timestamps-" + subject)
			.at("spec");
	}

	Part container() {
		return pod().at("spec", "containers", 0);
	}

}

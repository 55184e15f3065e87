package stateful;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.pulumi.core.Output;
import com.pulumi.core.internal.OutputData;
import com.pulumi.core.internal.OutputInternal;
import com.pulumi.exceptions.RunException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import stateful.mocks.EchoingCluster.Part;
import stateful.mocks.FakeCluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OverridesTests {

	private final DeployedService service = new DeployedService("store");

	@Test
	void aFragmentOfThePodIsMergedByKeyAndByName() {
		up(OverridesArgs.builder()
			.pod(Map.of("nodeSelector", Map.of("disk", "ssd"), "securityContext", Map.of("fsGroup", 7), "volumes",
					List.of(Map.of("name", "scripts", "configMap", Map.of("name", "scripts"))))));

		assertThat(this.service.pod().at("nodeSelector", "disk").value()).isEqualTo("ssd");
		assertThat(this.service.pod().at("securityContext", "fsGroup").value()).isEqualTo(7.0);
		assertThat(this.service.pod().at("securityContext", "runAsUser").value()).isEqualTo(10001.0);
		assertThat(this.service.pod().at("volumes").named("scripts").at("configMap", "name").value())
			.isEqualTo("scripts");
		assertThat(this.service.pod().at("volumes").named("tmp").value()).isNotNull();
	}

	@Test
	void anImageThatStartsAsRootGetsWhatItNeedsAndNoMore() {
		up(OverridesArgs.builder()
			.pod(Map.of("securityContext",
					Map.of("sysctls", List.of(Map.of("name", "net.ipv4.ip_unprivileged_port_start", "value", "0")))))
			.container(Map.of("securityContext",
					Map.of("runAsUser", 0, "runAsNonRoot", false, "capabilities", Map.of("add", List.of("CHOWN"))))));

		assertThat(this.service.pod().at("securityContext", "sysctls", 0, "value").value()).isEqualTo("0");
		assertThat(this.service.pod().at("securityContext", "fsGroup").value()).isEqualTo(10001.0);
		Part security = this.service.container().at("securityContext");
		assertThat(security.at("runAsUser").value()).isEqualTo(0.0);
		assertThat(security.at("readOnlyRootFilesystem").value()).isEqualTo(true);
		assertThat(security.at("capabilities").value())
			.isEqualTo(Map.of("add", List.of("CHOWN"), "drop", List.of("ALL")));
	}

	@Test
	void aFieldThatTheSdkDoesNotKnowIsSent() {
		up(OverridesArgs.builder()
			.container(Map.of("lifecycle", Map.of("preStop", Map.of("sleep", Map.of("seconds", 5)))))
			.service(Map.of("spec", Map.of("trafficDistribution", "PreferClose"))));

		assertThat(this.service.container().at("lifecycle", "preStop", "sleep", "seconds").value()).isEqualTo(5.0);
		assertThat(service("store").at("spec", "trafficDistribution").value()).isEqualTo("PreferClose");
		assertThat(service("store").at("spec", "type").value()).isEqualTo("LoadBalancer");
	}

	@Test
	void nothingRemovesAFieldAndAnElement() {
		Map<String, Object> nothing = new HashMap<>();
		nothing.put("A", null);
		nothing.put("B", Map.of("value", "2"));
		Map<String, Object> fragment = new HashMap<>(Map.of("env", nothing));
		fragment.put("livenessProbe", null);

		this.service.up(Samples.minimal()
			.environment(EnvironmentVariableArgs.of("A", "1"), EnvironmentVariableArgs.of("B", "1"))
			.overrides(OverridesArgs.builder().container(fragment).build()));

		assertThat(this.service.container().at("env").value()).isEqualTo(List.of(Map.of("name", "B", "value", "2")));
		assertThat(((Map<?, ?>) this.service.container().value()).keySet().stream().map(String::valueOf))
			.contains("readinessProbe")
			.doesNotContain("livenessProbe");
	}

	@Test
	void aMountAtAnotherPathIsAnother() {
		up(OverridesArgs.builder()
			.container(
					Map.of("volumeMounts", List.of(Map.of("name", "data", "mountPath", "/backup", "subPath", "backup"),
							Map.of("name", "data", "subPath", "data")))));

		assertThat(this.service.container().at("volumeMounts").value()).asInstanceOf(InstanceOfAssertFactories.LIST)
			.contains(Map.of("name", "data", "mountPath", "/data", "subPath", "data"),
					Map.of("name", "data", "mountPath", "/backup", "subPath", "backup"));
	}

	@Test
	void anAddedContainerIsRestrictedUnlessItSaysOtherwise() {
		Map<String, Object> own = Map.of("name", "own", "image", "b:1", "securityContext", Map.of("runAsUser", 5));

		up(OverridesArgs.builder().pod(Map.of("initContainers", List.of(Map.of("name", "init", "image", "a:1"), own))));

		Part containers = this.service.pod().at("initContainers");
		assertThat(containers.named("init").at("securityContext").value())
			.isEqualTo(this.service.container().at("securityContext").value());
		assertThat(containers.named("own").at("securityContext").value()).isEqualTo(Map.of("runAsUser", 5.0));
	}

	@Test
	void policiesCoverThePortsOfAddedContainers() {
		up(OverridesArgs.builder()
			.pod(Map.of("containers", List.of(Map.of("name", "exporter", "image", "a:1", "ports",
					List.of(Map.of("name", "metrics", "containerPort", 9187)))))));

		Map<String, Object> port = Map.of("protocol", "TCP", "port", 9187.0);
		assertThat(this.service.policy("monitoring").at("ingress", 0, "ports").value())
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.contains(port);
		assertThat(this.service.policy("peers").at("ingress", 0, "ports").value())
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.contains(port);
		assertThat(this.service.policy("visitors").at("ingress", 0, "ports").value())
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.doesNotContain(port);
	}

	@Test
	void theOtherObjectsTakeFragmentsToo() {
		Map<String, Object> annotated = Map.of("metadata", Map.of("annotations", Map.of("example.com/a", "1")));

		up(OverridesArgs.builder()
			.statefulSet(annotated)
			.service(annotated)
			.headlessService(annotated)
			.namespace(annotated)
			.disruptionBudget(Map.of("spec", Map.of("maxUnavailable", 2))));

		assertThat(Stream.of(this.service.cluster().resource("kubernetes:apps/v1:StatefulSet", "store"),
				service("store"), service("store-replicas"),
				this.service.cluster().resource("kubernetes:core/v1:Namespace", "store"),
				this.service.cluster().resource("kubernetes:core/v1:NamespacePatch", "store")))
			.allSatisfy((object) -> assertThat(object.at("metadata", "annotations", "example.com/a").value())
				.isEqualTo("1"));
		assertThat(this.service.cluster()
			.resource("kubernetes:policy/v1:PodDisruptionBudget", "store")
			.at("spec", "maxUnavailable")
			.value()).isEqualTo(2.0);
	}

	static Stream<Arguments> reserved() {
		Map<String, Object> nothing = new HashMap<>();
		nothing.put("selector", null);
		Map<String, Object> removed = new HashMap<>();
		removed.put("data", null);
		return Stream.of(
				Arguments.of("statefulSet.metadata.name is reserved: names are fixed",
						OverridesArgs.builder().statefulSet(Map.of("metadata", Map.of("name", "other")))),
				Arguments.of("statefulSet.metadata.namespace is reserved: use the input namespace",
						OverridesArgs.builder().statefulSet(Map.of("metadata", Map.of("namespace", "other")))),
				Arguments.of("statefulSet.spec.replicas is reserved: use the input replicas",
						spec(Map.of("replicas", 5))),
				Arguments.of("statefulSet.spec.selector is reserved", spec(nothing)),
				Arguments.of("statefulSet.spec.volumeClaimTemplates is reserved: use the input volumes",
						spec(Map.of("volumeClaimTemplates", List.of()))),
				Arguments.of("statefulSet.spec.serviceName is reserved", spec(Map.of("serviceName", "a"))),
				Arguments.of("statefulSet.metadata.annotations.pulumi.com/waitFor is reserved: up waits by it",
						OverridesArgs.builder()
							.statefulSet(Map.of("metadata", Map.of("annotations", Map.of("pulumi.com/waitFor", "a"))))),
				Arguments.of(
						"statefulSet.metadata.annotations holds metadata.annotations.pulumi.com/*, which is reserved",
						OverridesArgs.builder().statefulSet(Map.of("metadata", Map.of("annotations", "a")))),
				Arguments.of("pod.volumes.data is reserved",
						OverridesArgs.builder()
							.pod(Map.of("volumes", List.of(Map.of("name", "data", "emptyDir", Map.of()))))),
				Arguments.of("pod.containers.store.image is reserved: use the input image",
						OverridesArgs.builder().pod(Map.of("containers", Map.of("store", Map.of("image", "a:1"))))),
				Arguments.of("container.volumeMounts.data is reserved: the component mounts this volume",
						OverridesArgs.builder().container(Map.of("volumeMounts", removed))),
				Arguments.of("container.image is reserved: use the input image",
						OverridesArgs.builder().container(Map.of("image", "a:1"))),
				Arguments.of("container.ports.http is reserved",
						OverridesArgs.builder()
							.container(Map.of("ports", List.of(Map.of("name", "http", "containerPort", 1))))),
				Arguments.of("service.spec.type is reserved: use the input serviceType",
						OverridesArgs.builder().service(Map.of("spec", Map.of("type", "NodePort")))),
				Arguments.of("service.spec.ports.http.port is reserved",
						OverridesArgs.builder()
							.service(Map.of("spec", Map.of("ports", List.of(Map.of("name", "http", "port", 1)))))),
				Arguments.of("headlessService.spec.clusterIP is reserved",
						OverridesArgs.builder().headlessService(Map.of("spec", Map.of("clusterIP", "a")))),
				Arguments.of("namespace.metadata.labels.pod-security.kubernetes.io/enforce is reserved",
						OverridesArgs.builder()
							.namespace(Map.of("metadata",
									Map.of("labels", Map.of("pod-security.kubernetes.io/enforce", "privileged"))))),
				Arguments.of("disruptionBudget.spec.selector is reserved",
						OverridesArgs.builder().disruptionBudget(Map.of("spec", nothing))));
	}

	private static OverridesArgs.Builder spec(Map<String, Object> spec) {
		return OverridesArgs.builder().statefulSet(Map.of("spec", spec));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("reserved")
	void whatAPromiseDependsOnIsRejectedByNameBeforeAnythingIsTouched(String message, OverridesArgs.Builder overrides) {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> up(overrides))
			.withMessageContaining("overrides." + message);

		assertThat(this.service.cluster().manifests()).isEmpty();
	}

	/** In the words of an API server, but shorter. */
	private static final String OPEN_API = """
			components:
			  schemas:
			    io.k8s.api.core.v1.PodSpec:
			      properties:
			        nodeSelector: {type: object, additionalProperties: {type: string}}
			        initContainers: {type: array, items: {allOf: [{$ref: '#/components/schemas/io.k8s.api.core.v1.Container'}]}}
			    io.k8s.api.core.v1.Container:
			      properties:
			        name: {type: string}
			        image: {type: string}
			        lifecycle: {allOf: [{$ref: '#/components/schemas/io.k8s.api.core.v1.Lifecycle'}]}
			        env: {type: array, items: {$ref: '#/components/schemas/io.k8s.api.core.v1.EnvVar'}}
			    io.k8s.api.core.v1.Lifecycle: {properties: {preStop: {type: object}}}
			    io.k8s.api.core.v1.EnvVar: {properties: {name: {type: string}, value: {type: string}}}
			""";

	@Test
	void aFieldThatTheClusterDoesNotKnowIsRejectedByNameBeforeAnythingIsTouched() {
		this.service.on(new FakeCluster("store").put("/openapi/v3/apis/apps/v1", OPEN_API));
		Map<String, Object> init = Map.of("name", "init", "imag", "a:1");

		assertThatExceptionOfType(RunException.class)
			.isThrownBy(() -> up(OverridesArgs.builder()
				.pod(Map.of("nodeSelectr", Map.of("disk", "ssd"), "initContainers", List.of(init)))
				.container(Output.ofSecret(Map.of("env", Map.of("A", Map.of("valu", "1")), "lifecycle",
						Map.of("preStop", Map.of("anything", 1), "beforehand", 1))))))
			.withMessageContaining(
					"overrides.pod.nodeSelectr is unknown to the cluster's Kubernetes. Did you mean nodeSelector?")
			.withMessageContaining(
					"overrides.pod.initContainers[0].imag is unknown to the cluster's Kubernetes. Did you mean image?")
			.withMessageContaining("overrides.container.env.A.valu is unknown")
			.withMessageContaining("overrides.container.lifecycle.beforehand is unknown to the cluster's Kubernetes.")
			.withMessageNotContainingAny("anything", "disk");
		assertThat(this.service.cluster().manifests()).isEmpty();
	}

	@Test
	void fieldsThatTheClusterKnowsAreSentAndAllAreWhereItDoesNotTell() {
		OverridesArgs.Builder known = OverridesArgs.builder()
			.pod(Map.of("nodeSelector", Map.of("disk", "ssd")))
			.service(Map.of("spec", Map.of("anything", "else")));

		this.service.on(new FakeCluster("store").put("/openapi/v3/apis/apps/v1", OPEN_API));
		up(known);

		assertThat(this.service.pod().at("nodeSelector", "disk").value()).isEqualTo("ssd");
		assertThat(service("store").at("spec", "anything").value()).isEqualTo("else");
	}

	@Test
	void allReservedFieldsAreReportedTogetherWithOtherProblems() {
		this.service
			.assertFailed(
					Samples.minimal().replicas(0).overrides(spec(Map.of("replicas", 5, "serviceName", "a")).build()))
			.withMessageContaining("replicas is \"0\"")
			.withMessageContaining("overrides.statefulSet.spec.replicas")
			.withMessageContaining("overrides.statefulSet.spec.serviceName");
	}

	@Test
	void whatIsKnownLaterIsCheckedThen() {
		CompletableFuture<Map<String, Object>> later = new CompletableFuture<>();
		later.completeOnTimeout(Map.of("image", "a:1"), 10, TimeUnit.MILLISECONDS);

		assertThatExceptionOfType(RunException.class)
			.isThrownBy(() -> up(OverridesArgs.builder().container(Output.of(later))))
			.withMessageContaining("overrides.container.image is reserved");
	}

	@Test
	void aValueThatIsKnownLaterIsSentOnceItIsKnown() {
		CompletableFuture<String> later = new CompletableFuture<>();
		later.completeOnTimeout("ssd", 10, TimeUnit.MILLISECONDS);

		up(OverridesArgs.builder().pod(Map.of("nodeSelector", Map.of("disk", Output.of(later)))));

		assertThat(this.service.pod().at("nodeSelector", "disk").value()).isEqualTo("ssd");
	}

	@Test
	void aPreviewWhoseFragmentIsNotKnownYetSucceeds() {
		Output<Map<String, Object>> unknown = new OutputInternal<>(OutputData.unknown());

		this.service.preview(Samples.minimal().overrides(OverridesArgs.builder().container(unknown).build()));

		assertThat(this.service.cluster()
			.resource("kubernetes:apps/v1:StatefulSet", "store")
			.at("metadata", "name")
			.value()).isEqualTo("store");
	}

	private void up(OverridesArgs.Builder overrides) {
		this.service.up(Samples.minimal().overrides(overrides.build()));
	}

	private Part service(String name) {
		return this.service.cluster().resource("kubernetes:core/v1:Service", name);
	}

}

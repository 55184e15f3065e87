package stateful;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.resources.DependencyResource;
import com.pulumi.test.PulumiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stateful.mocks.EchoingCluster;
import stateful.mocks.EchoingCluster.Part;
import stateful.mocks.Manifests;

import static org.assertj.core.api.Assertions.assertThat;

class StatefulServiceTests {

	private final DeployedService service = new DeployedService("store");

	static Stream<Arguments> samples() {
		return Stream.of(Arguments.of("store", "minimal", Samples.minimal()),
				Arguments.of("etcd", "etcd", Samples.etcd()),
				Arguments.of("store", "everything", Samples.everything()));
	}

	@ParameterizedTest(name = "{1}")
	@MethodSource("samples")
	void manifestsAreTheApprovedOnes(String name, String file, StatefulServiceArgs.Builder args) throws Exception {
		DeployedService sample = new DeployedService(name).up(args);

		Manifests.assertApproved(file, sample.cluster());
	}

	@Test
	void theNamespaceNamesItsStackAndIsNotTakenByForce() {
		this.service.up(Samples.minimal());

		Part annotations = this.service.namespace().at("annotations");
		assertThat(annotations.value())
			.isEqualTo(Map.of("stateful/stack", "organization/project/dev", "pulumi.com/patchFieldManager",
					"stack organization/project/dev, which has this namespace; set another"));
	}

	@Test
	void aRenamedStackKeepsItsNamespace() {
		StatefulServiceArgs.Builder args = Samples.minimal();
		this.service.up(args);

		this.service.renameStack("prod").up(args);

		assertThat(this.service.namespace().at("annotations", "stateful/stack").value())
			.isEqualTo("organization/project/dev");
	}

	@Test
	void aProbesPortHasANameThatNoOtherPortHas() {
		this.service.up(Samples.minimal()
			.portName("management")
			.ports(PortArgs.of("management-2", 9000))
			.livenessProbe(ProbeArgs.of("/alive", 9001))
			.readinessProbe(ProbeArgs.of("/ready", 9002)));

		assertThat(Stream.of("management", "management-2", "management-3", "management-4")
			.map((name) -> this.service.container().at("ports").named(name).at("containerPort").value()))
			.containsExactly(8080.0, 9000.0, 9001.0, 9002.0);
		assertThat(this.service.container().at("readinessProbe", "httpGet", "port").value()).isEqualTo("management-4");
	}

	@Test
	void aNamespaceOfAnotherServiceIsRefused() {
		this.service.up(Samples.minimal().namespace("shop"));
		DeployedService another = this.service.another("store-2");

		another.assertFailed(Samples.minimal().namespace("shop"))
			.withMessageContaining("namespace is \"shop\"; allowed is one that no other service of the stack has");
		assertThat(this.service.cluster().manifests()).isEmpty();
	}

	@Test
	void theFieldManagerOfALongNameIsOneThatKubernetesTakes() {
		this.service.renameStack("s".repeat(120)).up(Samples.minimal());

		assertThat(this.service.namespace().at("annotations", "pulumi.com/patchFieldManager").value().toString())
			.hasSize(128);
	}

	@ParameterizedTest
	@CsvSource({ "http, http://[2001:db8::7]", "store, [2001:db8::7]:8080" })
	void anAddressOfIpVersion6IsInBrackets(String portName, String url) {
		DeployedService service = new DeployedService("store", Map.of("ip", "2001:db8::7"));

		service.up(Samples.minimal().portName(portName));

		assertThat(PulumiTest.extractValue(service.endpoint())).isEqualTo(url);
	}

	@Test
	void withoutProbesAnOpenPortIsReadiness() {
		this.service.up(Samples.minimal().port(5432));

		for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
			assertThat(this.service.container().at(probe, "tcpSocket", "port").value()).isEqualTo("http");
		}
		assertThat(this.service.container().at("ports").named("http").at("containerPort").value()).isEqualTo(5432.0);
	}

	@Test
	void aProbeOfThePeersPortUsesItsName() {
		this.service.up(Samples.minimal().ports(PortArgs.of("gossip", 7946)).readinessProbe(ProbeArgs.of("/", 7946)));

		assertThat(this.service.container().at("readinessProbe", "httpGet", "port").value()).isEqualTo("gossip");
	}

	@Test
	void portsAmongReplicasAreOpenToReplicasAlone() {
		this.service.up(Samples.minimal().ports(PortArgs.of("gossip", 7946)));
		Object replicas = this.service.set().at("selector").value();

		Part peers = this.service.policy("peers");
		assertThat(peers.at("ingress", 0, "from", 0, "podSelector").value()).isEqualTo(replicas);
		assertThat(peers.at("ingress", 0, "ports").value())
			.isEqualTo(List.of(Map.of("protocol", "TCP", "port", 7946.0)));
		assertThat(peers.at("egress", 0, "to", 0, "podSelector").value()).isEqualTo(replicas);
		assertThat((List<?>) peers.at("egress", 0, "ports").value()).hasSize(2);
		assertThat((List<?>) this.service.policy("visitors").at("ingress", 0, "ports").value()).hasSize(1);
	}

	@Test
	void aPreviewOfALoadBalancerWithoutAnAddressYetTellsNoEndpoint() {
		Output<String> endpoint = new DeployedService("store", EchoingCluster.NO_ADDRESS).preview(Samples.minimal())
			.endpoint();

		assertThat(Internal.of(endpoint).isKnown()).isCompletedWithValue(false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "LoadBalancer", "NodePort", "ClusterIP" })
	void aPreviewInANamespaceThatIsNotThereYetTellsNoEndpointAndReadsNoPod(String type) {
		this.service.cluster().echoInputsAlone();

		Output<String> endpoint = this.service.preview(Samples.minimal().serviceType(type)).endpoint();

		assertThat(Internal.of(endpoint).isKnown()).isCompletedWithValue(false);
		assertThat(this.service.cluster().names()).noneMatch((name) -> name.startsWith("kubernetes:core/v1:Pod "));
	}

	@ParameterizedTest
	@CsvSource({ "NodePort, Pod store-0 has no hostIP", "ClusterIP, Service store has no clusterIP" })
	void aDeploymentWithoutAnAddressTellsWhatIsMissing(String type, String missing) {
		this.service.cluster().echoInputsAlone();

		this.service.assertFailed(Samples.minimal().serviceType(type)).withMessageContaining(missing);
	}

	@Test
	void aStateThatIsJustBeingWrittenIsReadAgain() {
		this.service.cluster().findTheStateHalfWritten(3);

		this.service.up(Samples.minimal());

		assertThat(this.service.set().value()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "example:index:Cache", "kubernetes:core/v1:Service" })
	void whatOtherResourcesOfTheStackHoldIsLeftAlone(String type) {
		this.service.cluster()
			.rememberForeign("urn:pulumi:stack::project::kubernetes:helm.sh/v4:Chart::cache", Map.of("resources",
					List.of(new DependencyResource("urn:pulumi:stack::project::" + type + "::cache"))));

		this.service.up(Samples.minimal());

		assertThat(this.service.set().value()).isNotNull();
	}

	@Test
	void withoutAManagementPortMonitoringReadsTheServices() {
		this.service.up(Samples.minimal().monitoringNamespace("prometheus"));

		Part rule = this.service.policy("monitoring").at("ingress", 0);
		assertThat(rule.at("ports", 0, "port").value()).isEqualTo(8080.0);
		assertThat(rule.at("from", 0, "namespaceSelector", "matchLabels", "kubernetes.io/metadata.name").value())
			.isEqualTo("prometheus");
	}

	@Test
	void anotherConfigurationHasAnotherSecretSoThatPodsRollOut() {
		this.service.up(Samples.minimal().configuration(ConfigurationFileArgs.of("a.conf", "1")));

		Part secret = this.service.cluster().resource("kubernetes:core/v1:Secret", "store-configuration");
		assertThat(secret.at("immutable").value()).isEqualTo(true);
		assertThat(((Map<?, ?>) secret.at("metadata").value()).containsKey("name")).isFalse();
		assertThat(this.service.pod().at("volumes").named("configuration").at("secret", "secretName").value())
			.isEqualTo("store-configuration-1a2b3c");
		assertThat(this.service.container().at("volumeMounts").named("configuration").value())
			.isEqualTo(Map.of("name", "configuration", "mountPath", "/etc/config", "readOnly", true));
	}

	@Test
	void anImageThatIsKnownLaterIsCheckedThen() {
		CompletableFuture<String> later = new CompletableFuture<>();
		later.completeOnTimeout("store/UPPER", 10, TimeUnit.MILLISECONDS);

		this.service.assertFailed(Samples.minimal().image(Output.of(later)))
			.withMessageContaining("image is \"store/UPPER\"; allowed is an image reference");
	}

	@Test
	void aSecretThatIsWrongIsNotTold() {
		this.service.assertFailed(Samples.minimal().image(Output.ofSecret("store/UPPER")))
			.withMessageContaining("image is \"[secret]\"; allowed is an image reference")
			.withMessageNotContaining("UPPER");
	}

	@Test
	void theNameOfTheVolumesIsKept() {
		this.service.up(Samples.minimal());

		this.service.assertRefused(Samples.minimal().volumeName("other"))
			.withMessageContaining(
					"volumeName is \"other\"; the volumes are called data and keep their names. Allowed is data");
	}

}

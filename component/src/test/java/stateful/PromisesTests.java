package stateful;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.pulumi.core.Output;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import stateful.mocks.EchoingCluster.Part;

import static org.assertj.core.api.Assertions.assertThat;

/** The inputs on which promises of the component depend. */
class PromisesTests {

	private static final String POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy ";

	private static final String CLAIM = "kubernetes:core/v1:PersistentVolumeClaimPatch ";

	private final DeployedService service = new DeployedService("store");

	@ParameterizedTest
	@CsvSource({ "http, 80", "https, 80", "postgres, 8080" })
	void whatIsNotHttpIsOfferedOnItsOwnPort(String portName, double servicePort) {
		this.service.up(Samples.minimal().portName(portName));

		assertThat(service("store").at("spec", "ports", 0, "port").value()).isEqualTo(servicePort);
	}

	@Test
	void anExposedPortIsOnTheServiceAndOpenToVisitors() {
		this.service.up(Samples.minimal().ports(PortArgs.of("admin", 9000).exposed(443), PortArgs.of("gossip", 7946)));

		assertThat(service("store").at("spec", "ports").value()).asInstanceOf(InstanceOfAssertFactories.LIST)
			.contains(Map.of("name", "admin", "port", 443.0, "targetPort", "admin"))
			.hasSize(2);
		assertThat(this.service.policy("visitors").at("ingress", 0, "ports").value())
			.isEqualTo(List.of(tcp(8080), tcp(9000)));
	}

	@Test
	void aPortOfUdpIsOneEverywhere() {
		this.service.up(Samples.minimal().ports(PortArgs.of("dns", 53).protocol("UDP").exposed()));

		assertThat(service("store").at("spec", "ports").named("dns").at("protocol").value()).isEqualTo("UDP");
		assertThat(service("store-replicas").at("spec", "ports").named("dns").at("protocol").value()).isEqualTo("UDP");
		assertThat(this.service.container().at("ports").named("dns").at("protocol").value()).isEqualTo("UDP");
		assertThat(this.service.policy("visitors").at("ingress", 0, "ports", 1, "protocol").value()).isEqualTo("UDP");
		assertThat(this.service.policy("peers").at("ingress", 0, "ports", 0, "protocol").value()).isEqualTo("UDP");
	}

	@Test
	void probesTakeCommandsSchemesAndTimings() {
		this.service.up(Samples.minimal()
			.startupProbe(ProbeArgs.ofCommand("/bin/started").periodSeconds(7))
			.livenessProbe(ProbeArgs.of("/live", 8443).scheme("HTTPS").timeoutSeconds(9))
			.readinessProbe(ProbeArgs.ofPort().failureThreshold(4)));

		Part container = this.service.container();
		assertThat(container.at("startupProbe", "exec", "command").value()).isEqualTo(List.of("/bin/started"));
		assertThat(container.at("startupProbe", "periodSeconds").value()).isEqualTo(7.0);
		assertThat(container.at("startupProbe", "failureThreshold").value()).isEqualTo(18.0);
		assertThat(container.at("livenessProbe", "httpGet", "scheme").value()).isEqualTo("HTTPS");
		assertThat(container.at("livenessProbe", "timeoutSeconds").value()).isEqualTo(9.0);
		assertThat(container.at("livenessProbe", "periodSeconds").value()).isEqualTo(10.0);
		assertThat(container.at("readinessProbe", "tcpSocket", "port").value()).isEqualTo("http");
		assertThat(container.at("readinessProbe", "failureThreshold").value()).isEqualTo(4.0);
	}

	@Test
	void aStartMayTakeAsLongAsTheInputSays() {
		this.service.up(Samples.minimal().startSeconds(900));

		assertThat(this.service.container().at("startupProbe", "failureThreshold").value()).isEqualTo(900.0);
	}

	@Test
	void rulesGiveTheReplicasAnAccountATokenAndTheWayToTheApiServer() {
		this.service.up(Samples.minimal().rules(RuleArgs.of(List.of(""), List.of("endpoints"), List.of("get"))));

		assertThat(this.service.pod().at("serviceAccountName").value()).isEqualTo("store");
		assertThat(this.service.pod().at("automountServiceAccountToken").value()).isEqualTo(true);
		assertThat(this.service.cluster()
			.resource("kubernetes:rbac.authorization.k8s.io/v1:Role", "store")
			.at("rules")
			.value())
			.isEqualTo(List
				.of(Map.of("apiGroups", List.of(""), "resources", List.of("endpoints"), "verbs", List.of("get"))));
		assertThat(this.service.cluster()
			.resource("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "store")
			.at("subjects", 0)
			.value()).isEqualTo(Map.of("kind", "ServiceAccount", "name", "store", "namespace", "store"));
		assertThat(this.service.policy("api-server").at("egress", 0, "ports").value())
			.isEqualTo(List.of(tcp(443), tcp(6443)));
	}

	@Test
	void withoutRulesThereIsNoTokenAndNoWayToTheApiServer() {
		this.service.up(Samples.minimal());

		assertThat(this.service.pod().at("automountServiceAccountToken").value()).isEqualTo(false);
		assertThat(this.service.cluster().names()).doesNotContain(POLICY + "store-api-server",
				"kubernetes:core/v1:ServiceAccount store");
	}

	@Test
	void thePodSecurityIsALabelOfTheNamespace() {
		this.service.up(Samples.minimal().podSecurity("baseline"));

		Stream.of("kubernetes:core/v1:Namespace", "kubernetes:core/v1:NamespacePatch")
			.map((type) -> this.service.cluster().resource(type, "store").at("metadata", "labels"))
			.forEach((labels) -> assertThat(labels.at("pod-security.kubernetes.io/enforce").value())
				.isEqualTo("baseline"));
	}

	@Test
	void aPortThatAClientNamesIsClosedToOthersButReplicas() {
		this.service.up(Samples.minimal()
			.ports(PortArgs.of("admin", 9000))
			.clients(ClientArgs.namespace(8080, "shop"), ClientArgs.block(9000, "203.0.113.0/24")));

		assertThat(this.service.cluster().names()).doesNotContain(POLICY + "store-visitors");
		Part clients = this.service.policy("clients").at("ingress");
		assertThat(clients.at(0, "ports").value()).isEqualTo(List.of(tcp(8080)));
		assertThat(clients.at(0, "from", 0, "namespaceSelector", "matchLabels", "kubernetes.io/metadata.name").value())
			.isEqualTo("shop");
		assertThat(clients.at(1, "from", 0, "ipBlock", "cidr").value()).isEqualTo("203.0.113.0/24");
		assertThat(this.service.policy("peers").at("ingress", 0, "ports").value())
			.isEqualTo(List.of(tcp(8080), tcp(9000)));
	}

	@Test
	void aPortThatAClientNamesIsClosedToOthersInEachProtocol() {
		this.service.up(Samples.minimal()
			.ports(PortArgs.of("dns", 53).exposed(), PortArgs.of("dns-udp", 53).protocol("UDP").exposed())
			.clients(ClientArgs.namespace(53, "shop")));

		assertThat(this.service.policy("visitors").at("ingress", 0, "ports").value()).isEqualTo(List.of(tcp(8080)));
		assertThat(this.service.policy("clients").at("ingress", 0, "ports").value())
			.isEqualTo(List.of(tcp(53), udp(53)));
	}

	@Test
	void aDestinationIsReachedOverItsProtocol() {
		this.service.up(Samples.minimal().egress(EgressArgs.toAnybody(443), EgressArgs.toAnybody(123).protocol("UDP")));

		Part egress = this.service.policy("egress").at("egress");
		assertThat(egress.at(0, "ports").value()).isEqualTo(List.of(tcp(443)));
		assertThat(egress.at(1, "ports").value()).isEqualTo(List.of(udp(123)));
	}

	@Test
	void aPortThatNoClientNamesIsOpenAsBefore() {
		this.service
			.up(Samples.minimal().ports(PortArgs.of("admin", 9000)).clients(ClientArgs.namespace(9000, "shop")));

		assertThat(this.service.policy("visitors").at("ingress", 0, "ports").value()).isEqualTo(List.of(tcp(8080)));
	}

	@Test
	void aPrivateRegistrysCredentialsAreInASecretThatPodsPullWith() {
		this.service.up(Samples.minimal().registry(RegistryArgs.of("registry.example", "me", Output.ofSecret("hush"))));

		Part secret = this.service.cluster().resource("kubernetes:core/v1:Secret", "store-registry");
		assertThat(secret.at("type").value()).isEqualTo("kubernetes.io/dockerconfigjson");
		assertThat(secret.at("stringData", ".dockerconfigjson").value()).asString()
			.contains("\"registry.example\":{", "\"auth\":\"bWU6aHVzaA==\"");
		assertThat(this.service.pod().at("imagePullSecrets").value())
			.isEqualTo(List.of(Map.of("name", "store-registry")));
	}

	@Test
	void configurationTakesModesBinariesAndFolders() {
		this.service.up(Samples.minimal()
			.configuration(ConfigurationFileArgs.of("a.conf", "1"),
					ConfigurationFileArgs.of("key", "aHVzaA==").base64().mode("0400").path("/etc/tls")));

		Part secret = this.service.cluster().resource("kubernetes:core/v1:Secret", "store-configuration");
		assertThat(secret.at("stringData").value()).isEqualTo(Map.of("a.conf", "1"));
		assertThat(secret.at("data").value()).isEqualTo(Map.of("key", "aHVzaA=="));
		assertThat(this.service.pod().at("volumes").named("configuration").at("secret", "items").value()).isEqualTo(
				List.of(Map.of("key", "a.conf", "path", "a.conf"), Map.of("key", "key", "path", "key", "mode", 256.0)));
		assertThat(this.service.container().at("volumeMounts").value()).asInstanceOf(InstanceOfAssertFactories.LIST)
			.contains(Map.of("name", "configuration", "mountPath", "/etc/tls/key", "subPath", "key", "readOnly", true),
					Map.of("name", "configuration", "mountPath", "/etc/config", "readOnly", true));
	}

	@Test
	void furtherVolumesHaveClaimsOfTheirOwn() {
		this.service
			.up(Samples.minimal().replicas(2).volumes(VolumeArgs.of("wal", "/wal", "1Gi").storageClass("fast")));

		Part template = this.service.set().at("volumeClaimTemplates", 1);
		assertThat(template.at("metadata", "name").value()).isEqualTo("wal");
		assertThat(template.at("spec", "storageClassName").value()).isEqualTo("fast");
		assertThat(this.service.container().at("volumeMounts").named("wal").at("mountPath").value()).isEqualTo("/wal");
		assertThat(this.service.cluster().names()).contains(CLAIM + "data-store-0", CLAIM + "wal-store-0",
				CLAIM + "wal-store-1");
		assertThat(this.service.cluster()
			.resource("kubernetes:core/v1:PersistentVolumeClaimPatch", "wal-store-1")
			.at("spec", "resources", "requests", "storage")
			.value()).isEqualTo("1Gi");
	}

	@Test
	void aFurtherVolumeGrows() {
		this.service.cluster().letVolumesGrow();
		this.service.up(Samples.minimal().volumes(VolumeArgs.of("wal", "/wal", "1Gi")));

		this.service.up(Samples.minimal().volumes(VolumeArgs.of("wal", "/wal", "2Gi")));

		assertThat(this.service.cluster()
			.resource("kubernetes:core/v1:PersistentVolumeClaimPatch", "wal-store-0")
			.at("spec", "resources", "requests", "storage")
			.value()).isEqualTo("2Gi");
	}

	static Stream<Arguments> refused() {
		VolumeArgs wal = VolumeArgs.of("wal", "/wal", "512Mi");
		return Stream.of(
				Arguments.of("volumes[0].storageSize is \"512Mi\"; the volumes have 1Gi and cannot shrink",
						List.of(wal)),
				Arguments.of("volumes[0].storageClass is \"fast\"; the volumes are of class standard",
						List.of(VolumeArgs.of("wal", "/wal", "1Gi").storageClass("fast"))),
				Arguments.of("volumes is \"none\"; a deployed set keeps its volumes. Allowed is wal", List.of()),
				Arguments.of("volumes is \"log, wal\"; a deployed set keeps its volumes. Allowed is wal",
						List.of(VolumeArgs.of("wal", "/wal", "1Gi"), VolumeArgs.of("log", "/log", "1Gi"))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("refused")
	void whatWouldCostDataOfAFurtherVolumeIsRefused(String message, List<VolumeArgs> volumes) {
		this.service.up(Samples.minimal().volumes(VolumeArgs.of("wal", "/wal", "1Gi")));

		this.service.assertRefused(Samples.minimal().volumes(volumes)).withMessageContaining(message);
	}

	private static Map<String, Object> tcp(double port) {
		return Map.of("protocol", "TCP", "port", port);
	}

	private static Map<String, Object> udp(double port) {
		return Map.of("protocol", "UDP", "port", port);
	}

	private Part service(String name) {
		return this.service.cluster().resource("kubernetes:core/v1:Service", name);
	}

}

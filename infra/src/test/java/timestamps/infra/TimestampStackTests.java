package timestamps.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import timestamps.infra.EchoingCluster.Part;

import static org.assertj.core.api.Assertions.assertThat;

class TimestampStackTests {

	private static final String IMAGE = "registry.example/timestamps@sha256:" + "0".repeat(64);

	private EchoingCluster cluster = new EchoingCluster(EchoingCluster.IP);

	@AfterEach
	void forgetTheRuntime() {
		PulumiTest.cleanup();
	}

	@Test
	void everyObjectHasItsFixedName() {
		deploy();

		assertThat(namespace().at("metadata", "name").value()).isEqualTo("timestamps");
		assertThat(set().at("metadata", "name").value()).isEqualTo("timestamps");
		assertThat(service().at("metadata", "name").value()).isEqualTo("timestamps");
		assertThat(headless().at("metadata", "name").value()).isEqualTo("timestamps-replicas");
		assertThat(claim().at("metadata", "name").value()).isEqualTo("visits");
	}

	@Test
	void theProviderIsTheOneThatWasTested() {
		deploy();

		assertThat(this.cluster.names()).contains("pulumi:providers:kubernetes cluster");
		assertThat(TimestampStack.PROVIDER_VERSION).isEqualTo("4.25.0");
	}

	@Test
	void selectorsMatchThePodsLabels() {
		deploy();
		Map<?, ?> labels = (Map<?, ?>) pod().at("metadata", "labels").value();

		assertThat((Map<?, ?>) set().at("spec", "selector", "matchLabels").value()).isNotEmpty()
			.allSatisfy((key, value) -> assertThat(labels.get(key)).isEqualTo(value));
		assertThat(service().at("spec", "selector")).isEqualTo(set().at("spec", "selector", "matchLabels"));
		assertThat(headless().at("spec", "selector")).isEqualTo(set().at("spec", "selector", "matchLabels"));
	}

	@Test
	void theSetsPodsAreNamedByTheHeadlessService() {
		deploy();

		assertThat(set().at("spec", "serviceName")).isEqualTo(headless().at("metadata", "name"));
		assertThat(headless().at("spec", "clusterIP").value()).isEqualTo("None");
	}

	@Test
	void podsStartInParallelUnlessToldOtherwise() {
		deploy();
		assertThat(set().at("spec", "podManagementPolicy").value()).isEqualTo("Parallel");

		redeploy(Map.of("podManagement", "OrderedReady"));
		assertThat(set().at("spec", "podManagementPolicy").value()).isEqualTo("OrderedReady");
	}

	@Test
	void theServicesPortLeadsToTheContainers() {
		deploy(Map.of("servicePort", "8000"));

		assertThat(service().at("spec", "ports", 0, "port").value()).isEqualTo(8000.0);
		assertThat(service().at("spec", "ports", 0, "targetPort").value()).isEqualTo("http");
		assertThat(container().at("ports").named("http").at("containerPort").value()).isEqualTo(8080.0);
	}

	@Test
	void managementIsNoPortOfTheLoadBalancer() {
		deploy();

		assertThat((List<?>) service().at("spec", "ports").value()).hasSize(1);
		assertThat(container().at("readinessProbe", "httpGet", "port").value()).isEqualTo("management");
	}

	@Test
	void everyReplicaHasAVolumeOfItsOwnWhereTheServiceWrites() {
		deploy(Map.of("storageSize", "1Gi", "storageClass", "fast"));

		assertThat(claim().at("spec", "resources", "requests", "storage").value()).isEqualTo("1Gi");
		assertThat(claim().at("spec", "storageClassName").value()).isEqualTo("fast");
		assertThat(claim().at("spec", "accessModes").value()).isEqualTo(List.of("ReadWriteOnce"));
		assertThat(container().at("volumeMounts").named("visits").at("mountPath"))
			.isEqualTo(container().at("env").named("TIMESTAMPS_DIRECTORY").at("value"));
	}

	@Test
	void theDefaultStorageClassIsLeftToTheCluster() {
		deploy();

		assertThat(((Map<?, ?>) claim().at("spec").value()).containsKey("storageClassName")).isFalse();
	}

	@Test
	void volumesGoWithTheStackUnlessTheyAreRetained() {
		deploy();
		assertThat(set().at("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted").value()).isEqualTo("Delete");
		assertThat(set().at("spec", "persistentVolumeClaimRetentionPolicy", "whenScaled").value()).isEqualTo("Retain");

		redeploy(Map.of("retainVolumes", "true"));
		assertThat(set().at("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted").value()).isEqualTo("Retain");
	}

	@Test
	void podsMeetPodSecurityRestricted() {
		deploy();
		Part pod = pod().at("spec");

		assertThat(namespace().at("metadata", "labels", "pod-security.kubernetes.io/enforce").value())
			.isEqualTo("restricted");
		assertThat(pod.at("securityContext", "runAsNonRoot").value()).isEqualTo(true);
		assertThat(pod.at("securityContext", "runAsUser").value()).isEqualTo(10001.0);
		assertThat(pod.at("securityContext", "fsGroup").value()).isEqualTo(10001.0);
		assertThat(pod.at("securityContext", "seccompProfile", "type").value()).isEqualTo("RuntimeDefault");
		assertThat(pod.at("automountServiceAccountToken").value()).isEqualTo(false);
		assertThat(container().at("securityContext", "allowPrivilegeEscalation").value()).isEqualTo(false);
		assertThat(container().at("securityContext", "readOnlyRootFilesystem").value()).isEqualTo(true);
		assertThat(container().at("securityContext", "capabilities", "drop").value()).isEqualTo(List.of("ALL"));
	}

	@Test
	void replicasHaveTheirSettings() {
		deploy(Map.of("replicas", "5", "timeZone", "Europe/Moscow", "memoryLimit", "512Mi", "cpuRequest", "250m"));

		assertThat(set().at("spec", "replicas").value()).isEqualTo(5.0);
		assertThat(container().at("image").value()).isEqualTo(IMAGE);
		assertThat(container().at("env").named("TIMESTAMPS_TIME_ZONE").at("value").value()).isEqualTo("Europe/Moscow");
		assertThat(container().at("resources", "limits", "memory").value()).isEqualTo("512Mi");
		assertThat(container().at("resources", "requests", "cpu").value()).isEqualTo("250m");
	}

	@Test
	void waitsForEveryReplicaOfThisRollOut() {
		deploy(Map.of("replicas", "5"));

		assertThat(set().at("metadata", "annotations", "pulumi.com/waitFor").value())
			.isEqualTo("[\"jsonpath={.status.updatedReplicas}=5\", \"jsonpath={.status.availableReplicas}=5\"]");
	}

	@Test
	void claimNamesAreInOrdinalOrder() {
		TestResult result = deploy(Map.of("replicas", "11"));

		List<?> names = output(result, "pvcNames", List.class);
		assertThat(names).hasSize(11);
		assertThat(names.get(0)).isEqualTo("visits-timestamps-0");
		assertThat(names.get(10)).isEqualTo("visits-timestamps-10");
	}

	@Test
	void theEndpointLeavesOutPort80AndNamesAnyOther() {
		assertThat(output(deploy(), "endpoint", String.class)).isEqualTo("http://203.0.113.7");

		TestResult result = redeploy(Map.of("servicePort", "8000"));
		assertThat(output(result, "endpoint", String.class)).isEqualTo("http://203.0.113.7:8000");
	}

	@Test
	void aLoadBalancerWithAHostNameIsReachedByIt() {
		this.cluster = new EchoingCluster(Map.of("hostname", "lb.example"));

		assertThat(output(deploy(), "endpoint", String.class)).isEqualTo("http://lb.example");
	}

	@Test
	void aClusterIpIsItsOwnEndpoint() {
		TestResult result = deploy(Map.of("serviceType", "ClusterIP", "servicePort", "8000"));

		assertThat(output(result, "endpoint", String.class)).isEqualTo("http://10.96.0.7:8000");
		assertThat(service().at("spec", "type").value()).isEqualTo("ClusterIP");
	}

	@Test
	void aNodePortIsReachedOnANodeOfAReplica() {
		TestResult result = deploy(Map.of("serviceType", "NodePort"));

		assertThat(output(result, "endpoint", String.class)).isEqualTo("http://198.51.100.4:30080");
	}

	@Test
	void oneReplicaAtATimeMayBeEvictedAndAnUnhealthyOneAlways() {
		deploy();
		Part budget = this.cluster.resource("kubernetes:policy/v1:PodDisruptionBudget", "timestamps").at("spec");

		assertThat(budget.at("maxUnavailable").value()).isEqualTo(1.0);
		assertThat(budget.at("unhealthyPodEvictionPolicy").value()).isEqualTo("AlwaysAllow");
		assertThat(budget.at("selector")).isEqualTo(set().at("spec", "selector"));
	}

	@Test
	void trafficIsDeniedButForVisitorsMonitoringDnsAndPeers() {
		deploy();

		assertThat(policy("deny-all").at("policyTypes").value()).isEqualTo(List.of("Ingress", "Egress"));
		assertThat(((Map<?, ?>) policy("deny-all").value()).containsKey("ingress")).isFalse();
		assertThat(policy("visitors").at("ingress", 0, "ports", 0, "port").value()).isEqualTo(8080.0);
		assertThat(policy("monitoring").at("ingress", 0, "ports", 0, "port").value()).isEqualTo(8081.0);
		assertThat(policy("monitoring").at("ingress", 0, "from", 0, "namespaceSelector", "matchLabels").value())
			.isEqualTo(Map.of("kubernetes.io/metadata.name", "monitoring"));
		assertThat(policy("dns").at("egress", 0, "ports", 0, "port").value()).isEqualTo(53.0);
		assertThat(policy("peers").at("egress", 0, "to", 0, "podSelector")).isEqualTo(set().at("spec", "selector"));
	}

	@Test
	void replicasAreSpreadWhereTheyCanBe() {
		deploy();

		assertThat(pod().at("spec", "topologySpreadConstraints", 0, "topologyKey").value())
			.isEqualTo("kubernetes.io/hostname");
		assertThat(pod().at("spec", "topologySpreadConstraints", 0, "whenUnsatisfiable").value())
			.isEqualTo("ScheduleAnyway");
	}

	@Test
	void theServiceKnowsItsPeersByTheHeadlessServicesName() {
		deploy();

		assertThat(container().at("env").named("TIMESTAMPS_PEERS").at("value"))
			.isEqualTo(headless().at("metadata", "name"));
	}

	@Test
	void outputsAreWhatWasDeployed() {
		TestResult result = deploy(Map.of("namespace", "history"));

		assertThat(output(result, "namespace", String.class)).isEqualTo("history");
		assertThat(output(result, "statefulSet", String.class)).isEqualTo("timestamps");
		assertThat(output(result, "replicas", Integer.class)).isEqualTo(3);
		assertThat(output(result, "image", String.class)).isEqualTo(IMAGE);
		assertThat(output(result, "readme", String.class)).contains("http://203.0.113.7", "visits-timestamps-2",
				"`history`");
	}

	private TestResult deploy() {
		return deploy(Map.of());
	}

	private TestResult redeploy(Map<String, String> configuration) {
		PulumiTest.cleanup();
		this.cluster = new EchoingCluster(EchoingCluster.IP);
		return deploy(configuration);
	}

	private TestResult deploy(Map<String, String> configuration) {
		Settings settings = Settings.read(new TreeMap<>(configuration), Optional.of(IMAGE));
		return PulumiTest.withMocks(this.cluster)
			.runTest((context) -> TimestampStack.declare(context, settings))
			.throwOnError();
	}

	private static <T> T output(TestResult result, String name, Class<T> type) {
		return PulumiTest.extractValue(result.output(name, type));
	}

	private Part namespace() {
		return this.cluster.resource("kubernetes:core/v1:Namespace", "timestamps");
	}

	private Part set() {
		return this.cluster.resource("kubernetes:apps/v1:StatefulSet", "timestamps");
	}

	private Part service() {
		return this.cluster.resource("kubernetes:core/v1:Service", "timestamps");
	}

	private Part headless() {
		return this.cluster.resource("kubernetes:core/v1:Service", "timestamps-replicas");
	}

	private Part claim() {
		return set().at("spec", "volumeClaimTemplates", 0);
	}

	private Part pod() {
		return set().at("spec", "template");
	}

	private Part policy(String subject) {
		return this.cluster.resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", "timestamps-" + subject)
			.at("spec");
	}

	private Part container() {
		return pod().at("spec", "containers", 0);
	}

}

package timestamps.infra;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import stateful.StatefulService;
import stateful.mocks.EchoingCluster.Part;

import static org.assertj.core.api.Assertions.assertThat;

class TimestampStackTests {

	private MockedStack stack = new MockedStack();

	@Test
	void everyObjectHasItsFixedName() {
		deploy();

		assertThat(this.stack.namespace().at("metadata", "name").value()).isEqualTo("timestamps");
		assertThat(this.stack.set().at("metadata", "name").value()).isEqualTo("timestamps");
		assertThat(this.stack.service().at("metadata", "name").value()).isEqualTo("timestamps");
		assertThat(this.stack.headless().at("metadata", "name").value()).isEqualTo("timestamps-replicas");
		assertThat(this.stack.claimTemplate().at("metadata", "name").value()).isEqualTo("visits");
	}

	@Test
	void theProviderIsTheOneThatWasTested() {
		deploy();

		assertThat(this.stack.cluster().names()).contains("pulumi:providers:kubernetes cluster");
		assertThat(StatefulService.PROVIDER_VERSION).isEqualTo("4.25.0");
	}

	@Test
	void selectorsMatchThePodsLabels() {
		deploy();
		Map<?, ?> labels = (Map<?, ?>) this.stack.pod().at("metadata", "labels").value();

		assertThat((Map<?, ?>) this.stack.set().at("spec", "selector", "matchLabels").value()).isNotEmpty()
			.allSatisfy((key, value) -> assertThat(labels.get(key)).isEqualTo(value));
		assertThat(this.stack.service().at("spec", "selector"))
			.isEqualTo(this.stack.set().at("spec", "selector", "matchLabels"));
		assertThat(this.stack.headless().at("spec", "selector"))
			.isEqualTo(this.stack.set().at("spec", "selector", "matchLabels"));
	}

	@Test
	void theSetsPodsAreNamedByTheHeadlessService() {
		deploy();

		assertThat(this.stack.set().at("spec", "serviceName")).isEqualTo(this.stack.headless().at("metadata", "name"));
		assertThat(this.stack.headless().at("spec", "clusterIP").value()).isEqualTo("None");
	}

	@Test
	void podsStartInParallelUnlessToldOtherwise() {
		deploy();
		assertThat(this.stack.set().at("spec", "podManagementPolicy").value()).isEqualTo("Parallel");

		deploy(Map.of("podManagement", "OrderedReady"));
		assertThat(this.stack.set().at("spec", "podManagementPolicy").value()).isEqualTo("OrderedReady");
	}

	@Test
	void theServicesPortLeadsToTheContainers() {
		deploy(Map.of("servicePort", "8000"));

		assertThat(this.stack.service().at("spec", "ports", 0, "port").value()).isEqualTo(8000.0);
		assertThat(this.stack.service().at("spec", "ports", 0, "targetPort").value()).isEqualTo("http");
		assertThat(this.stack.container().at("ports").named("http").at("containerPort").value()).isEqualTo(8080.0);
	}

	@Test
	void managementIsNoPortOfTheLoadBalancer() {
		deploy();

		assertThat((List<?>) this.stack.service().at("spec", "ports").value()).hasSize(1);
		assertThat(this.stack.container().at("readinessProbe", "httpGet", "port").value()).isEqualTo("management");
	}

	@Test
	void everyReplicaHasAVolumeOfItsOwnWhereTheServiceWrites() {
		deploy(Map.of("storageSize", "1Gi", "storageClass", "fast"));

		assertThat(this.stack.claimTemplate().at("spec", "resources", "requests", "storage").value()).isEqualTo("1Gi");
		assertThat(this.stack.claimTemplate().at("spec", "storageClassName").value()).isEqualTo("fast");
		assertThat(this.stack.claimTemplate().at("spec", "accessModes").value()).isEqualTo(List.of("ReadWriteOnce"));
		assertThat(this.stack.container().at("volumeMounts").named("visits").at("mountPath"))
			.isEqualTo(this.stack.container().at("env").named("TIMESTAMPS_DIRECTORY").at("value"));
	}

	@Test
	void theDefaultStorageClassIsLeftToTheCluster() {
		deploy();

		assertThat(((Map<?, ?>) this.stack.claimTemplate().at("spec").value()).containsKey("storageClassName"))
			.isFalse();
	}

	@Test
	void claimsOutliveTheirReplicasAndTheirSet() {
		deploy();

		assertThat(this.stack.set().at("spec", "persistentVolumeClaimRetentionPolicy").value())
			.isEqualTo(Map.of("whenDeleted", "Retain", "whenScaled", "Retain"));
	}

	@Test
	void podsMeetPodSecurityRestricted() {
		deploy();
		Part pod = this.stack.pod().at("spec");

		assertThat(this.stack.namespace().at("metadata", "labels", "pod-security.kubernetes.io/enforce").value())
			.isEqualTo("restricted");
		assertThat(pod.at("securityContext", "runAsNonRoot").value()).isEqualTo(true);
		assertThat(pod.at("securityContext", "runAsUser").value()).isEqualTo(10001.0);
		assertThat(pod.at("securityContext", "fsGroup").value()).isEqualTo(10001.0);
		assertThat(pod.at("securityContext", "seccompProfile", "type").value()).isEqualTo("RuntimeDefault");
		assertThat(pod.at("automountServiceAccountToken").value()).isEqualTo(false);
		assertThat(this.stack.container().at("securityContext", "allowPrivilegeEscalation").value()).isEqualTo(false);
		assertThat(this.stack.container().at("securityContext", "readOnlyRootFilesystem").value()).isEqualTo(true);
		assertThat(this.stack.container().at("securityContext", "capabilities", "drop").value())
			.isEqualTo(List.of("ALL"));
	}

	@Test
	void replicasHaveTheirSettings() {
		deploy(Map.of("replicas", "5", "timeZone", "Europe/Moscow", "memoryLimit", "512Mi", "cpuRequest", "250m"));

		assertThat(this.stack.set().at("spec", "replicas").value()).isEqualTo(5.0);
		assertThat(this.stack.container().at("image").value()).isEqualTo(MockedStack.IMAGE);
		assertThat(this.stack.container().at("env").named("TIMESTAMPS_TIME_ZONE").at("value").value())
			.isEqualTo("Europe/Moscow");
		assertThat(this.stack.container().at("resources", "limits", "memory").value()).isEqualTo("512Mi");
		assertThat(this.stack.container().at("resources", "requests", "cpu").value()).isEqualTo("250m");
	}

	@Test
	void waitsForEveryReplicaOfThisRollOut() {
		deploy(Map.of("replicas", "5"));

		assertThat(this.stack.set().at("metadata", "annotations", "pulumi.com/waitFor").value())
			.isEqualTo("[\"jsonpath={.status.updatedReplicas}=5\", \"jsonpath={.status.availableReplicas}=5\"]");
	}

	@Test
	void claimNamesAreInOrdinalOrder() {
		deploy(Map.of("replicas", "11"));

		List<?> names = this.stack.output("pvcNames", List.class);
		assertThat(names).hasSize(11);
		assertThat(names.get(0)).isEqualTo("visits-timestamps-0");
		assertThat(names.get(10)).isEqualTo("visits-timestamps-10");
	}

	@Test
	void theEndpointLeavesOutPort80AndNamesAnyOther() {
		deploy();

		assertThat(this.stack.output("endpoint")).isEqualTo("http://203.0.113.7");

		deploy(Map.of("servicePort", "8000"));
		assertThat(this.stack.output("endpoint")).isEqualTo("http://203.0.113.7:8000");
	}

	@Test
	void aLoadBalancerWithAHostNameIsReachedByIt() {
		this.stack = new MockedStack(Map.of("hostname", "lb.example"));

		deploy();

		assertThat(this.stack.output("endpoint")).isEqualTo("http://lb.example");
	}

	@Test
	void aClusterIpIsItsOwnEndpoint() {
		deploy(Map.of("serviceType", "ClusterIP", "servicePort", "8000"));

		assertThat(this.stack.output("endpoint")).isEqualTo("http://10.96.0.7:8000");
		assertThat(this.stack.service().at("spec", "type").value()).isEqualTo("ClusterIP");
	}

	@Test
	void aNodePortIsReachedOnANodeOfAReplica() {
		deploy(Map.of("serviceType", "NodePort"));

		assertThat(this.stack.output("endpoint")).isEqualTo("http://198.51.100.4:30080");
	}

	@Test
	void oneReplicaAtATimeMayBeEvictedAndAnUnhealthyOneAlways() {
		deploy();
		Part budget = this.stack.budget();

		assertThat(budget.at("maxUnavailable").value()).isEqualTo(1.0);
		assertThat(budget.at("unhealthyPodEvictionPolicy").value()).isEqualTo("AlwaysAllow");
		assertThat(budget.at("selector")).isEqualTo(this.stack.set().at("spec", "selector"));
	}

	@Test
	void trafficIsDeniedButForVisitorsMonitoringDnsAndPeers() {
		deploy();

		assertThat(this.stack.policy("deny-all").at("policyTypes").value()).isEqualTo(List.of("Ingress", "Egress"));
		assertThat(((Map<?, ?>) this.stack.policy("deny-all").value()).containsKey("ingress")).isFalse();
		assertThat(this.stack.policy("visitors").at("ingress", 0, "ports", 0, "port").value()).isEqualTo(8080.0);
		assertThat(this.stack.policy("monitoring").at("ingress", 0, "ports", 0, "port").value()).isEqualTo(8081.0);
		assertThat(
				this.stack.policy("monitoring").at("ingress", 0, "from", 0, "namespaceSelector", "matchLabels").value())
			.isEqualTo(Map.of("kubernetes.io/metadata.name", "monitoring"));
		assertThat(this.stack.policy("dns").at("egress", 0, "ports", 0, "port").value()).isEqualTo(53.0);
		assertThat(this.stack.policy("peers").at("egress", 0, "to", 0, "podSelector"))
			.isEqualTo(this.stack.set().at("spec", "selector"));
	}

	@Test
	void replicasAreSpreadOverNodesEvenWithoutZones() {
		deploy();
		Part pod = this.stack.pod().at("spec");

		Part apart = pod.at("affinity", "podAntiAffinity", "preferredDuringSchedulingIgnoredDuringExecution", 0);
		assertThat(apart.at("podAffinityTerm", "topologyKey").value()).isEqualTo("kubernetes.io/hostname");
		assertThat(apart.at("podAffinityTerm", "labelSelector")).isEqualTo(this.stack.set().at("spec", "selector"));
		assertThat((List<?>) pod.at("topologySpreadConstraints").value()).singleElement()
			.extracting("topologyKey", "whenUnsatisfiable")
			.containsExactly("topology.kubernetes.io/zone", "ScheduleAnyway");
	}

	@Test
	void theServiceKnowsItsPeersByTheHeadlessServicesName() {
		deploy();

		assertThat(this.stack.container().at("env").named("TIMESTAMPS_PEERS").at("value"))
			.isEqualTo(this.stack.headless().at("metadata", "name"));
	}

	@Test
	void everyObjectHasTheRecommendedLabels() {
		deploy();

		assertThat(this.stack.cluster().manifests()).hasSizeGreaterThan(9)
			.filteredOn((manifest) -> !manifest.get("kind").equals("PersistentVolumeClaim"))
			.filteredOn((manifest) -> !isReservation(manifest))
			.allSatisfy((manifest) -> assertThat(((Map<?, ?>) new Part(manifest).at("metadata", "labels").value())
				.keySet()
				.containsAll(List.of("app.kubernetes.io/name", "app.kubernetes.io/instance",
						"app.kubernetes.io/part-of", "app.kubernetes.io/component", "app.kubernetes.io/managed-by")))
				.isTrue());
		assertThat(this.stack.pod().at("metadata", "labels", "app.kubernetes.io/version").value())
			.isEqualTo("0".repeat(12));
	}

	/** Whether a manifest only asks whether the namespace exists, and changes nothing. */
	private static boolean isReservation(Map<String, Object> manifest) {
		return new Part(manifest).at("metadata", "labels")
			.value()
			.equals(Map.of("kubernetes.io/metadata.name", "timestamps"));
	}

	@Test
	void aPreviewTellsWhatCanBeKnown() {
		this.stack.preview(Map.of("namespace", "history"));

		assertThat(this.stack.output("namespace")).isEqualTo("history");
		assertThat(this.stack.output("statefulSet")).isEqualTo("timestamps");
		List<?> claims = this.stack.output("pvcNames", List.class);
		assertThat(claims).hasSize(3);
		assertThat(this.stack.output("replicas", Integer.class)).isEqualTo(3);
		assertThat(this.stack.output("image")).isEqualTo(MockedStack.IMAGE);
	}

	@Test
	void outputsAreWhatWasDeployed() {
		deploy(Map.of("namespace", "history"));

		assertThat(this.stack.output("namespace")).isEqualTo("history");
		assertThat(this.stack.output("statefulSet")).isEqualTo("timestamps");
		assertThat(this.stack.output("replicas", Integer.class)).isEqualTo(3);
		assertThat(this.stack.output("image")).isEqualTo(MockedStack.IMAGE);
	}

	@Test
	void theStacksPageHasTheValueOfEveryOutput() {
		deploy(Map.of("namespace", "history"));

		String page = this.stack.output("readme");
		assertThat(page).doesNotContain("${")
			.contains("| `endpoint` | <http://203.0.113.7> |",
					"| `pvcNames` | `[\"visits-timestamps-0\",\"visits-timestamps-1\",\"visits-timestamps-2\"]` |",
					"| `namespace` | `history` |", "| `statefulSet` | `timestamps` |", "| `replicas` | 3 |",
					"| `image` | `" + MockedStack.IMAGE + "` |");
	}

	@Test
	void withoutItsTemplateTheStacksPageTellsSo() {
		assertThat(StackPage.in(Path.of("nowhere")).template()).contains("Pulumi.README.md", "is missing");
	}

	private void deploy() {
		deploy(Map.of());
	}

	private void deploy(Map<String, String> configuration) {
		this.stack.up(configuration);
	}

}

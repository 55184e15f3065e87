package stateful;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.test.PulumiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stateful.cluster.Connection;
import stateful.mocks.EchoingCluster;
import stateful.mocks.FakeCluster;
import stateful.mocks.Manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A service in a namespace that others made and keep: it changes nothing there that it
 * did not make, and loses none of its data.
 */
class ExistingNamespaceTests {

	private static final String CLAIM = "kubernetes:core/v1:PersistentVolumeClaim";

	private static final String SET = "kubernetes:apps/v1:StatefulSet";

	private static final Map<String, String> LABELS = Map.of("app.kubernetes.io/name", "store",
			"app.kubernetes.io/instance", "store", "app.kubernetes.io/part-of", "store", "app.kubernetes.io/managed-by",
			"pulumi");

	private static final String OURS = "metadata: {labels: {app.kubernetes.io/name: store, app.kubernetes.io/instance:"
			+ " store, app.kubernetes.io/part-of: store, app.kubernetes.io/managed-by: pulumi}}";

	/** The labels of an object that Helm made. */
	private static final String THEIRS = "metadata: {labels: {app.kubernetes.io/name: store, app.kubernetes.io/instance:"
			+ " store, app.kubernetes.io/managed-by: Helm}}";

	private final FakeCluster live = new FakeCluster("store").namespace("shop");

	private final DeployedService service = new DeployedService("store").on(this.live);

	private final EchoingCluster cluster = this.service.cluster();

	private static StatefulServiceArgs.Builder args() {
		return Samples.minimal().namespace("shop").existingNamespace(true);
	}

	/** Inputs for which every kind of object exists. */
	private static StatefulServiceArgs.Builder everything() {
		return Samples.everything()
			.namespace("shop")
			.existingNamespace(true)
			.rules(RuleArgs.of(List.of(""), List.of("endpoints"), List.of("get")))
			.registry(RegistryArgs.of("registry.example", "me", Output.ofSecret("hush")))
			.volumes(VolumeArgs.of("wal", "/wal", "1Gi"))
			.clients(ClientArgs.namespace(6380, "shop"));
	}

	@Test
	void manifestsAreTheApprovedOnes() throws Exception {
		this.service.up(args().replicas(2));

		Manifests.assertApproved("existing-namespace", this.cluster);
	}

	@Test
	void theNamespaceIsNeitherMadeNorChanged() {
		this.service.up(everything());

		assertThat(this.cluster.manifests()).isNotEmpty()
			.noneMatch((object) -> object.get("kind").toString().startsWith("Namespace"))
			.allMatch((object) -> "shop".equals(((Map<?, ?>) object.get("metadata")).get("namespace")));
	}

	@Test
	void thePodsOfOthersAreNeitherSelectedNorClosedOff() {
		this.service.up(everything());

		assertThat(this.service.set().at("selector", "matchLabels").value()).isEqualTo(LABELS);
		assertThat(this.cluster.resource("kubernetes:core/v1:Service", "store").at("spec", "selector").value())
			.isEqualTo(LABELS);
		assertThat(this.cluster.manifests().stream().filter((object) -> object.get("kind").equals("NetworkPolicy")))
			.hasSizeGreaterThan(5)
			.allSatisfy((policy) -> assertThat(
					new EchoingCluster.Part(policy).at("spec", "podSelector", "matchLabels").value())
				.isEqualTo(LABELS));
	}

	@Test
	void noObjectOfOthersIsOverwritten() {
		List<String> paths = this.service.up(everything())
			.cluster()
			.manifests()
			.stream()
			.flatMap((object) -> path(object).stream())
			.toList();
		assertThat(paths).hasSizeGreaterThan(20);

		for (String path : paths) {
			DeployedService another = new DeployedService("store")
				.on(new FakeCluster("store").namespace("shop").put(path, THEIRS));
			assertThatExceptionOfType(RunException.class).as(path)
				.isThrownBy(() -> another.up(everything()))
				.withMessageContaining(" " + path.substring(path.lastIndexOf('/') + 1)
						+ " that this service did not make, and would overwrite");
			assertThat(another.cluster().manifests()).isEmpty();
		}
	}

	@Test
	void anObjectThatCannotBeReadMayBeOfOthers() {
		this.live.forbid("/api/v1/namespaces/shop/services/store");

		refused("whether it has a Service store of others could not be read; existingNamespace takes a cluster that "
				+ "answers, and the right to get");
	}

	/**
	 * An object's path; nothing for Secrets with generated names, and for patches of
	 * listed objects.
	 */
	private static Optional<String> path(Map<String, Object> object) {
		String kind = object.get("kind").toString();
		Object name = ((Map<?, ?>) object.get("metadata")).get("name");
		String version = object.get("apiVersion").toString();
		String plural = kind.endsWith("y") ? kind.replaceFirst("y$", "ies") : kind + "s";
		return (name == null || kind.endsWith("Patch") || object.containsKey("patch")) ? Optional.empty()
				: Optional.of((version.contains("/") ? "/apis/" : "/api/") + version + "/namespaces/shop/"
						+ plural.toLowerCase() + "/" + name);
	}

	@Test
	void whatALostStateHadIsFoundAgain() {
		this.live.put("/apis/apps/v1/namespaces/shop/statefulsets/store", OURS)
			.put("/api/v1/namespaces/shop/persistentvolumeclaims/data-store-0", OURS)
			.put("/api/v1/namespaces/shop/configmaps/store-stack",
					"metadata: {annotations: {stateful/stack: organization/project/dev}}");

		this.service.up(args());

		assertThat(this.cluster.names()).contains(SET + " store");
	}

	@Test
	void aServiceOfAnotherStackIsRefusedByItsOwner() {
		this.live.put("/api/v1/namespaces/shop/configmaps/store-stack",
				"metadata: {annotations: {stateful/stack: organization/project/prod}}");

		refused("stack organization/project/prod has a service store there",
				"kubectl annotate --overwrite --namespace shop configmap store-stack"
						+ " stateful/stack=organization/project/dev");
		assertThat(this.service.another("orders").on(this.live).up(args()).cluster().names()).contains(SET + " orders");
	}

	@Test
	void theMarkNamesTheStackAndIsNotTakenByForce() {
		this.service.up(args());

		assertThat(this.cluster.resource("kubernetes:core/v1:ConfigMap", "store-stack")
			.at("metadata", "annotations")
			.value())
			.isEqualTo(Map.of("stateful/stack", "organization/project/dev", "pulumi.com/patchFieldManager",
					"stack organization/project/dev, which has a service of this name here; choose another"));
		this.service.renameStack("prod").up(args());
		assertThat(this.cluster.resource("kubernetes:core/v1:ConfigMap", "store-stack")
			.at("metadata", "annotations", "stateful/stack")
			.value()).isEqualTo("organization/project/dev");
	}

	@Test
	void aNamespaceThatGoesWithItsServiceIsRefused() {
		this.live.put("/api/v1/namespaces/shop",
				"metadata: {name: shop, annotations: {stateful/stack: organization/project/prod}}");

		refused("namespace is \"shop\": it is that of a service of stack organization/project/prod, which deletes it");
	}

	@Test
	void aNamespaceThatDoesNotExistIsRefusedUnlessTheProgramMayBeAboutToMakeIt() {
		this.live.remove("/api/v1/namespaces/shop");

		refused("namespace is \"shop\"; allowed is one that exists");
		assertThat(this.service.preview(args()).cluster().names()).contains(SET + " store");
	}

	@Test
	void aNamespaceThatCannotBeReadIsRefused() {
		this.live.forbidEverything();

		refused("namespace is \"shop\"; allowed is one that can be read: existingNamespace takes a cluster that answers, "
				+ "and the right to get");
	}

	@Test
	void anotherNamespaceOfTheSameNameIsRefused() {
		this.service.up(args());
		this.cluster.become("cluster-2");

		refused("or the namespace was deleted and made again (uid of namespace shop: cluster-1/shop;"
				+ " this cluster's: cluster-2/shop)");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aDeployedServiceNeitherTakesNorLeavesANamespaceOfItsOwn(boolean existing) {
		this.service.up(args().existingNamespace(existing));

		this.service.assertRefused(args().existingNamespace(!existing))
			.withMessageContaining("existingNamespace is \"" + !existing + "\"; the service ")
			.withMessageContaining("Allowed is " + existing);
	}

	@Test
	void claimsAreMadeBeforeTheSetSoThatTheyGoAfterIt() {
		this.service.up(args().replicas(2));

		assertThat(PulumiTest.extractValue(this.service.options(SET, "store").getDependsOn())
			.stream()
			.map(ExistingNamespaceTests::urn)).anyMatch((urn) -> urn.endsWith("$" + CLAIM + "::data-store-0"))
			.anyMatch((urn) -> urn.endsWith("$" + CLAIM + "::data-store-1"));
		assertThat(this.service.options(CLAIM, "data-store-0").getIgnoreChanges()).contains("spec");
		assertThat(this.cluster.resource(CLAIM, "data-store-0").at("spec", "resources", "requests", "storage").value())
			.isEqualTo("128Mi");
	}

	private static String urn(Resource resource) {
		return Internal.of(resource.urn()).getValueNullable().join();
	}

	@Test
	void theProgramOfANamespaceOfItsOwnDeclaresNoClaims() {
		this.service.up(Samples.minimal());

		assertThat(this.cluster.names()).noneMatch((name) -> name.startsWith(CLAIM + " "));
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "false, " })
	void claimsAndTheirMarkGoWithTheServiceUnlessTheyAreRetained(boolean retained, Boolean kept) {
		this.service.up(args().retainVolumes(retained));

		assertThat(this.service.options(CLAIM, "data-store-0").getRetainOnDelete())
			.isEqualTo(Optional.ofNullable(kept));
		assertThat(this.service.options("kubernetes:core/v1:ConfigMap", "store-stack").getRetainOnDelete())
			.isEqualTo(Optional.ofNullable(kept));
	}

	@Test
	void aClaimOfAReplicaThatIsGoneStaysUntilTheServiceGoes() {
		this.service.up(args().replicas(3));
		this.service.up(args().replicas(1));

		this.service.up(args().replicas(1));

		assertThat(this.cluster.names()).contains(CLAIM + " data-store-0", CLAIM + " data-store-1",
				CLAIM + " data-store-2");
	}

	@Test
	void aClaimThatWasRetainedIsFoundAgainWithItsSizeWhateverTheNumberOfReplicas() {
		this.live.put("/api/v1/namespaces/shop/persistentvolumeclaims/data-store-4",
				"{metadata: {name: data-store-4, " + OURS.substring("metadata: {".length(), OURS.length() - 1)
						+ "}, spec: {resources: {requests: {storage: 2Gi}}}}");

		this.service.up(args().replicas(1));

		assertThat(this.cluster.resource(CLAIM, "data-store-4").at("spec", "resources", "requests", "storage").value())
			.isEqualTo("2Gi");
	}

	@Test
	void claimsOfAServiceWhoseNameEndsAlikeAreNotItsOwn() {
		remember("my-store", "data-my-store-2");

		this.service.up(args().volumeName("data-my").replicas(1));

		assertThat(this.cluster.names()).doesNotContain(CLAIM + " data-my-store-2");
	}

	private void remember(String owner, String claim) {
		this.cluster.rememberForeign(
				"urn:pulumi:stack::project::stateful:index:StatefulService$" + CLAIM + "::" + claim,
				Map.of("metadata",
						Map.of("name", claim, "namespace", "shop", "labels", Map.of("app.kubernetes.io/name", owner)),
						"spec", Map.of("resources", Map.of("requests", Map.of("storage", "128Mi")))));
	}

	@Test
	void claimsWhoseSetWasNeverMadeKeepTheirNames() {
		Stream.of("a-store-0", "data-store-0").forEach((claim) -> remember("store", claim));
		this.service.up(args().volumes(VolumeArgs.of("a", "/a", "128Mi")));
		this.cluster.nextDeployment();
		Stream.of("a-store-0", "data-store-0").forEach((claim) -> remember("store", claim));

		this.service.assertFailed(args().volumeName("other"))
			.withMessageContaining("volumeName is \"other\"; the volumes are called ");
	}

	@Test
	void twoServicesShareANamespaceOfOthers() {
		both("orders", "data", "billing", "data");

		assertThat(this.cluster.names()).contains(SET + " orders", SET + " billing");
	}

	@ParameterizedTest
	@CsvSource({ "store, data, store-replicas, data, services/store-replicas",
			"a, data-b, b-a, data, persistentvolumeclaims/data-b-a-" })
	void twoServicesWhoseObjectsWouldHaveOneNameAreRefused(String first, String firstVolume, String second,
			String secondVolume, String path) {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> both(first, firstVolume, second, secondVolume))
			.withMessageContaining("the component's name is \"" + second + "\"; allowed is one with which"
					+ " /api/v1/namespaces/shop/" + path + " is not also that of urn:pulumi:stack::project::");
	}

	private void both(String first, String firstVolume, String second, String secondVolume) {
		Connection.leadTo((settings) -> this.live);
		this.cluster.deploy((context) -> {
			new StatefulService(first, args().volumeName(firstVolume).build(), ComponentResourceOptions.Empty);
			new StatefulService(second, args().volumeName(secondVolume).build(), ComponentResourceOptions.Empty);
		});
	}

	@Test
	void aMoveWithoutAnAliasIsRefusedAndTheAliasNamed() {
		this.service.up(args());
		this.service.with(() -> ComponentResourceOptions.builder()
			.parent(new ComponentResource("my:index:Shop", "shop"))
			.build());

		refused("namespace is \"shop\", in which the stack has deployed this service as ",
				"the alias {urn: \"urn:pulumi:dev::project::stateful:index:StatefulService::store\"}");
	}

	@ParameterizedTest
	@CsvSource({ "'{}', false", "'{allowVolumeExpansion: true}', true", ", true" })
	void volumesGrowUnlessTheirClassIsSeenToForbidIt(String storageClass, boolean grow) {
		Optional.ofNullable(storageClass)
			.ifPresent((found) -> this.live.put("/apis/storage.k8s.io/v1/storageclasses/standard", found));
		this.service.up(args());

		if (grow) {
			this.service.up(args().storageSize("1Gi"));
			assertThat(this.cluster.names()).noneMatch((name) -> name.contains("StorageClass"));
		}
		else {
			this.service.assertFailed(args().storageSize("1Gi"))
				.withMessageContaining("their class standard does not let them grow");
		}
	}

	private void refused(String... messages) {
		StatefulServiceArgs.Builder args = args();
		this.service.assertRefused(args).satisfies((refusal) -> assertThat(refusal.getMessage()).contains(messages));
	}

}

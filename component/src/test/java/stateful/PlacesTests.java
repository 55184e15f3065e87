package stateful;

import java.util.Map;
import java.util.stream.Stream;

import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.kubernetes.Provider;
import com.pulumi.kubernetes.ProviderArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import stateful.mocks.EchoingCluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * No deployment deletes a namespace that the program still declares, whatever changes the
 * component's URN, its cluster, or its neighbours.
 */
class PlacesTests {

	private static final String TYPE = "stateful:index:StatefulService";

	/** Of a provider: under mocks the stack is a parent like any other. */
	private static final String PROVIDER = "urn:pulumi:dev::project::pulumi:pulumi:Stack$pulumi:providers:kubernetes::";

	private final DeployedService service = new DeployedService("store");

	/**
	 * Made before the first deployment, because its values would keep that deployment's
	 * context.
	 */
	private final StatefulServiceArgs.Builder args = Samples.minimal();

	private final EchoingCluster cluster = this.service.cluster();

	/** Former places of the component, with their aliases. */
	static Stream<Arguments> moves() {
		String here = "urn:pulumi:dev::project::";
		return Stream.of(
				// out of a parent
				arguments(here + "my:index:Shop$" + TYPE + "::store",
						Alias.builder().parentUrn(Output.of(here + "my:index:Shop::shop")).build()),
				arguments(here + "my:index:Store::store", Alias.builder().type("my:index:Store").build()),
				arguments("urn:pulumi:dev::old::" + TYPE + "::store", Alias.builder().project("old").build()),
				arguments("urn:pulumi:old::project::" + TYPE + "::store", Alias.builder().stack("old").build()),
				arguments("urn:pulumi:old::old::my:index:Shop$my:index:Store::store",
						Alias.withUrn("urn:pulumi:old::old::my:index:Shop$my:index:Store::store")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("moves")
	void aMoveWithoutAnAliasIsRefusedAndTheAliasNamed(String before, Alias alias) {
		remember(before, "store");

		this.service.assertRefused(this.args)
			.withMessageContaining("namespace is \"store\", which the stack has deployed as ")
			.withMessageContaining("the alias {urn: \"" + before + "\"}");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("moves")
	void aMoveWithItsAliasIsNone(String before, Alias alias) {
		remember(before, "store");
		this.service.with(() -> ComponentResourceOptions.builder().aliases(alias).build());

		this.service.up(this.args);

		assertThat(this.cluster.names()).contains("kubernetes:apps/v1:StatefulSet store");
	}

	@Test
	void aMoveUnderAParentIsRefused() {
		this.service.up(this.args);
		this.service.with(() -> ComponentResourceOptions.builder()
			.parent(new ComponentResource("my:index:Shop", "shop"))
			.build());

		this.service.assertFailed(this.args)
			.withMessageContaining("the alias {urn: \"urn:pulumi:dev::project::" + TYPE + "::store\"}");
	}

	@Test
	void theAliasOfAParentIsNotEnough() {
		String before = "urn:pulumi:dev::project::my:index:Store$" + TYPE + "::store";
		remember(before, "store");
		this.service.with(() -> ComponentResourceOptions.builder()
			.parent(new ComponentResource("my:index:Shop", "shop",
					ComponentResourceOptions.builder().aliases(Alias.builder().type("my:index:Store").build()).build()))
			.build());

		this.service.assertFailed(this.args).withMessageContaining("the alias {urn: \"" + before + "\"}");
	}

	@Test
	void whatAMoveBeganIsRefusedAsWell() {
		this.service.up(this.args);
		remember("urn:pulumi:dev::project::my:index:Shop$" + TYPE + "::store", "store");

		this.service.assertFailed(this.args).withMessageContaining("the alias {urn: ");
	}

	@Test
	void anotherClusterMayHaveAServiceOfTheSameName() {
		remember("urn:pulumi:dev::project::my:index:East$" + TYPE + "::store", "store", "cluster-2/kube-system");

		this.service.up(this.args);

		assertThat(this.cluster.names()).contains("kubernetes:apps/v1:StatefulSet store");
	}

	@Test
	void anotherClusterThanBeforeIsRefusedBeforeAnythingIsMadeThere() {
		this.service.up(this.args);
		this.cluster.become("cluster-2");

		this.service.assertRefused(this.args)
			.withMessageContaining("The stack now points at another cluster than the one that store was deployed to")
			.withMessageContaining("cluster-1/kube-system; this cluster's: cluster-2/kube-system")
			.withMessageContaining("pulumi state delete 'urn:pulumi:dev::project::" + TYPE + "::store'");
	}

	@Test
	void aServiceOfAnEarlierReleaseIsComparedByItsNamespace() {
		this.cluster.rememberNoCluster();
		this.service.up(this.args);
		this.service.up(this.args);
		this.cluster.become("cluster-2");

		this.service.assertRefused(this.args)
			.withMessageContaining("uid of namespace store: cluster-1/store; here: cluster-2/store");
	}

	/** A refresh against another cluster has removed the namespace from the state. */
	@Test
	void aServiceOfAnEarlierReleaseWhoseNamespaceIsGoneIsRefused() {
		this.cluster.rememberNoCluster();
		this.service.up(this.args);
		this.service.up(this.args);
		this.cluster.forgetNamespaces();
		this.cluster.become("cluster-2");

		this.service.assertRefused(this.args)
			.withMessageContaining("An earlier release deployed store, and this cluster has no namespace of it")
			.withMessageContaining("pulumi state delete 'urn:pulumi:dev::project::" + TYPE + "::store'");
	}

	@ParameterizedTest
	@CsvSource({ "east, another-id, true", "east, east-id, false", "west, west-id, false" })
	void aProviderThatIsReplacedIsRefusedAsItWouldTakeTheNamespaceAlong(String name, String id, boolean refused) {
		rememberProvider("east", "a");
		rememberProvider("west", "a");
		remember("urn:pulumi:dev::project::" + TYPE + "::store", "store",
				Map.of("provider", PROVIDER + name + "::" + id));
		this.service.with(PlacesTests::east);

		if (refused) {
			this.service.assertRefused(this.args)
				.withMessageContaining("The Kubernetes provider that store was deployed with is replaced");
		}
		else {
			this.service.up(this.args);
			assertThat(this.cluster.names()).contains("kubernetes:apps/v1:StatefulSet store");
		}
	}

	@Test
	void anotherProviderWithAnotherKubeconfigIsRefused() {
		rememberProvider("east", "a");
		rememberProvider("west", "b");
		remember("urn:pulumi:dev::project::" + TYPE + "::store", "store",
				Map.of("provider", PROVIDER + "west::west-id"));
		this.service.with(PlacesTests::east);

		this.service.assertFailed(this.args).withMessageContaining("give the provider a clusterIdentifier first");
	}

	@Test
	void afterARefusedRunTheProviderIsNotReplacedAgain() {
		remember("urn:pulumi:dev::project::" + TYPE + "::store", "store",
				Map.of("provider", PROVIDER + "east::another-id"));
		this.cluster.rememberForeign("urn:pulumi:dev::project::kubernetes:core/v1:Namespace::store-cluster-east-id",
				Map.of());
		this.service.with(PlacesTests::east);

		this.service.up(this.args);

		assertThat(this.cluster.names()).contains("kubernetes:apps/v1:StatefulSet store");
	}

	private static ComponentResourceOptions east() {
		return ComponentResourceOptions.builder()
			.provider(new Provider("east", ProviderArgs.Empty, CustomResourceOptions.Empty))
			.build();
	}

	private void rememberProvider(String name, String kubeconfig) {
		this.cluster.rememberForeign(PROVIDER + name, Map.of("kubeconfig", kubeconfig));
	}

	@Test
	void aNamespaceThatExistedBeforeIsRefused() {
		this.cluster.addNamespace("store", Map.of("owner", "team-a"));

		this.service.assertFailed(this.args)
			.withMessageContaining("namespace is \"store\": it existed before this stack")
			.withMessageContaining(
					"kubectl annotate --overwrite namespace store stateful/stack=organization/project/dev");
		assertThat(this.cluster.names()).doesNotContain("kubernetes:core/v1:Namespace store");
	}

	@Test
	void aNamespaceOfAnotherStackIsRefusedByItsOwner() {
		this.cluster.addNamespace("store", Map.of("stateful/stack", "organization/project/prod"));

		assertThatExceptionOfType(RunException.class).isThrownBy(() -> this.service.preview(this.args))
			.withMessageContaining("belongs to stack organization/project/prod, which has this namespace; set another");
	}

	@Test
	void aNamespaceThatALostStateHadIsFoundAgain() {
		this.cluster.addNamespace("store", Map.of("stateful/stack", "organization/project/dev"));

		this.service.up(this.args);

		assertThat(this.cluster.names()).contains("kubernetes:core/v1:Namespace store");
	}

	@Test
	void aReservationThatAKilledRunLeftIsFoundAgain() {
		this.cluster.addReservation("store");

		this.service.up(this.args);

		assertThat(this.cluster.names()).contains("kubernetes:core/v1:Namespace store");
	}

	@Test
	void aReservationIsNeverDeletedAndIsMadeOnlyForANewService() {
		this.cluster.rememberAs("my:index:Store");
		this.service.with(() -> ComponentResourceOptions.builder()
			.aliases(Alias.builder().type("my:index:Store").build())
			.build());
		remember("urn:pulumi:dev::project::my:index:Store::store", "store");

		this.service.up(this.args);

		assertThat(this.cluster.names()).doesNotContain("kubernetes:core/v1:Namespace store-namespace");
		DeployedService another = this.service.another("store-2").up(this.args);
		assertThat(another.options("kubernetes:core/v1:Namespace", "store-2-namespace").getRetainOnDelete())
			.contains(true);
	}

	@Test
	void twoNewServicesDoNotShareANamespaceWhateverTheirProviders() {
		assertThatExceptionOfType(RunException.class).isThrownBy(() -> this.cluster.deploy((context) -> {
			StatefulServiceArgs args = this.args.namespace("shop").build();
			new StatefulService("orders", args, ComponentResourceOptions.Empty);
			new StatefulService("billing", args,
					ComponentResourceOptions.builder()
						.provider(new Provider("given", ProviderArgs.Empty, CustomResourceOptions.Empty))
						.build());
		}))
			.withMessageContaining("namespace is \"shop\"; allowed is one that no other service of the"
					+ " stack has, but urn:pulumi:stack::project::" + TYPE + "::orders has it");
	}

	@Test
	void twoServicesThatShareANamespaceAlreadyNeverDeleteIt() {
		this.service.up(this.args.namespace("shop"));
		remember("urn:pulumi:dev::project::" + TYPE + "::billing", "shop");

		this.service.up(this.args.namespace("shop"));

		assertThat(this.service.options("kubernetes:core/v1:Namespace", "store").getRetainOnDelete()).contains(true);
	}

	private void remember(String component, String namespace) {
		remember(component, namespace, "cluster-1/kube-system");
	}

	private void remember(String component, String namespace, String uid) {
		remember(component, namespace, Map.of("cluster", uid));
	}

	/** Remembers a component of the last deployment, and its namespace. */
	private void remember(String component, String namespace, Map<String, Object> outputs) {
		String[] parts = component.split("::");
		this.cluster.rememberForeign(component, outputs);
		this.cluster.rememberForeign(
				String.join("::", parts[0], parts[1], parts[2] + "$kubernetes:core/v1:Namespace", parts[3]),
				Map.of("metadata", Map.of("name", namespace)));
	}

}

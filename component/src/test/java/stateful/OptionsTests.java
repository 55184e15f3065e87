package stateful;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.kubernetes.Provider;
import com.pulumi.kubernetes.ProviderArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.DependencyResource;
import com.pulumi.resources.ResourceTransformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every resource option of Pulumi is honoured or rejected, as README.md lists. */
class OptionsTests {

	private static final String NAMESPACE = "kubernetes:core/v1:Namespace";

	private static final String SET = "kubernetes:apps/v1:StatefulSet";

	private static final String OTHER = "urn:pulumi:dev::project::my:index:Cache::cache";

	private final DeployedService service = new DeployedService("store");

	static Stream<Arguments> rejected() {
		return Stream.of(
				rejected("ignoreChanges is \"memoryLimit\"", (options) -> options.ignoreChanges("memoryLimit")),
				rejected("replaceOnChanges is \"image\"", (options) -> options.replaceOnChanges("image")),
				rejected("replaceWith is \"\"", (options) -> options.replaceWith(new DependencyResource(OTHER))),
				rejected("replacementTrigger is \"set\"", (options) -> options.replacementTrigger(Output.of("1"))),
				rejected("hideDiffs is \"image\"", (options) -> options.hideDiffs("image")),
				rejected("version is \"1.0.0\"", (options) -> options.version("1.0.0")),
				rejected("pluginDownloadURL is \"https://plugins.example\"",
						(options) -> options.pluginDownloadURL("https://plugins.example")),
				rejected("urn is \"" + OTHER + "\"", (options) -> options.urn(OTHER)));
	}

	private static Arguments rejected(String problem, UnaryOperator<ComponentResourceOptions.Builder> option) {
		return arguments(problem, option);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rejected")
	void anOptionThatIsNotHonouredIsRejectedByName(String problem,
			UnaryOperator<ComponentResourceOptions.Builder> option) {
		with(option);

		this.service.assertRefused(Samples.minimal())
			.withMessageContaining("the option " + problem + "; allowed is none");
	}

	@Test
	void anAliasThatIsNoUrnIsRejected() {
		with((options) -> options.aliases(Alias.withUrn("store")));

		this.service.assertFailed(Samples.minimal())
			.withMessageContaining("the option aliases is \"store\"; allowed is a URN");
	}

	static Stream<Alias> ofAnotherService() {
		return Stream.of(Alias.builder().name("shop").build(),
				Alias.withUrn("urn:pulumi:dev::project::stateful:index:StatefulService::shop"));
	}

	@ParameterizedTest
	@MethodSource("ofAnotherService")
	void anAliasOfAnotherNameIsRefused(Alias alias) {
		with((options) -> options.aliases(alias));

		this.service.assertRefused(Samples.minimal())
			.withMessageContaining("an alias's name is \"shop\"; allowed is store, because another name means another "
					+ "service with its own volumes");
	}

	@Test
	void retainOnDeleteHoldsForTheNamespaceToo() {
		StatefulServiceArgs.Builder args = Samples.minimal();

		this.service.up(args);
		Optional<Boolean> leftToTheComponent = this.service.options(NAMESPACE, "store").getRetainOnDelete();
		this.service.up(args.retainVolumes(true));
		Optional<Boolean> own = this.service.options(NAMESPACE, "store").getRetainOnDelete();

		assertThat(leftToTheComponent).isEmpty();
		assertThat(own).contains(true);
	}

	@Test
	void theComponentIsProtectedAndNoObjectContradictsIt() {
		with((options) -> options.protect(true));

		this.service.up(Samples.everything());

		assertThat(this.service.options().getProtect()).contains(true);
		assertThat(this.service.cluster().names()).filteredOn((name) -> name.startsWith("kubernetes:"))
			.isNotEmpty()
			.allMatch((name) -> Optional.ofNullable(this.service.options(name.split(" ")[0], name.split(" ")[1]))
				.flatMap(CustomResourceOptions::getProtect)
				.isEmpty());
	}

	@Test
	void timeOutsGoBeforeTheComponentsOwn() {
		with((options) -> options.customTimeouts(CustomTimeouts.builder().create(Duration.ofHours(1)).build()));

		this.service.up(Samples.minimal());

		CustomTimeouts timeouts = this.service.options(SET, "store").getCustomTimeouts().orElseThrow();
		assertThat(timeouts.getCreate()).contains(Duration.ofHours(1));
		assertThat(timeouts.getUpdate()).isPresent();
	}

	@Test
	void whatTheComponentDependsOnEachOfItsObjectsDependsOn() {
		DependencyResource other = new DependencyResource(OTHER);
		with((options) -> options.dependsOn(other));

		this.service.up(Samples.minimal());

		assertThat(Internal.of(this.service.options(NAMESPACE, "store").getDependsOn()).getValueNullable().join())
			.contains(other);
		assertThat(Internal.of(this.service.options(SET, "store").getDependsOn()).getValueNullable().join())
			.contains(other);
	}

	@Test
	void anAliasOfTheComponentIsOneOfEachOfItsObjects() {
		with((options) -> options.aliases(Alias.builder().project("old").build(),
				Alias.withUrn("urn:pulumi:dev::project::my:index:Shop$stateful:index:StatefulService::store")));

		this.service.up(Samples.minimal());

		assertThat(this.service.options(SET, "store").getAliases())
			.extracting((alias) -> Internal.of(alias).getValueNullable().join().getUrn().orElse("none"))
			.contains("urn:pulumi:dev::old::stateful:index:StatefulService$" + SET + "::store",
					"urn:pulumi:dev::project::my:index:Shop$stateful:index:StatefulService$" + SET + "::store");
	}

	@Test
	void aTransformationReachesEachObject() {
		ResourceTransformation transformation = (
				args) -> args.options() instanceof CustomResourceOptions custom
						? Optional.of(
								new ResourceTransformation.Result(args.args(),
										CustomResourceOptions.merge(custom,
												CustomResourceOptions.builder().protect(true).build())))
						: Optional.empty();
		with((options) -> options.resourceTransformations(transformation));

		this.service.up(Samples.minimal());

		assertThat(this.service.options(SET, "store").getProtect()).contains(true);
	}

	@Test
	void providerAndParentAreThoseOfItsObjects() {
		this.service.with(() -> ComponentResourceOptions.builder()
			.parent(new ComponentResource("my:index:Shop", "shop"))
			.provider(new Provider("east", ProviderArgs.Empty, CustomResourceOptions.Empty))
			.build());

		this.service.up(Samples.minimal());

		CustomResourceOptions set = this.service.options(SET, "store");
		assertThat(set.getProvider().orElseThrow().pulumiResourceName()).isEqualTo("east");
		assertThat(set.getParent().orElseThrow().pulumiResourceName()).isEqualTo("store");
		assertThat(this.service.cluster().names()).contains("my:index:Shop shop");
	}

	@Test
	void providersReachItsObjects() {
		with((options) -> options.providers(new Provider("east", ProviderArgs.Empty, CustomResourceOptions.Empty)));

		this.service.up(Samples.minimal());

		assertThat(this.service.options(SET, "store").getProvider().orElseThrow().pulumiResourceName())
			.isEqualTo("east");
	}

	private void with(UnaryOperator<ComponentResourceOptions.Builder> option) {
		this.service.with(() -> option.apply(ComponentResourceOptions.builder()).build());
	}

}

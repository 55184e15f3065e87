package stateful.plugin;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.protobuf.Value;
import com.pulumi.core.internal.Internal;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pulumirpc.AliasOuterClass.Alias;
import pulumirpc.Provider.ConstructRequest;
import stateful.inputs.Problems;
import stateful.mocks.EchoingCluster;
import stateful.options.Place;
import stateful.options.Places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ConstructOptionsTests {

	private static final String ROOT = "urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack";

	private static final String SHOP = "urn:pulumi:stack::project::my:index:Shop::shop";

	private static final String TYPE = "stateful:index:StatefulService";

	/**
	 * Aliases with name and parent together, as the SDKs of TypeScript, Python and Go
	 * send them.
	 */
	static Stream<Arguments> aliases() {
		return Stream.of(arguments(spec().setName("orders").setParentUrn(""), "my:index:Shop$" + TYPE),
				arguments(spec().setName("orders").setParentUrn(SHOP), "my:index:Shop$" + TYPE),
				arguments(spec().setName("orders").setParentUrn(ROOT), TYPE),
				arguments(spec().setName("orders").setNoParent(true), TYPE), arguments(spec().setNoParent(true), TYPE),
				arguments(spec().setType("my:index:Orders").setNoParent(true), "my:index:Orders"),
				arguments(spec().setType("my:index:Orders"), "my:index:Shop$my:index:Orders"));
	}

	@ParameterizedTest
	@MethodSource("aliases")
	void anAliasOfAnySpellingIsWhatTheEngineTakesItFor(Alias.Spec.Builder spec, String type) {
		ConstructRequest.Builder request = request().addAliases(Alias.newBuilder().setSpec(spec));

		assertThat(former(request)).isEqualTo(new Place("stack", "project", type, "orders"));
	}

	@Test
	void anAliasNamesItsStackAndItsProject() {
		ConstructRequest.Builder request = request()
			.addAliases(Alias.newBuilder().setSpec(spec().setProject("old").setStack("dev").setNoParent(true)));

		assertThat(former(request)).isEqualTo(new Place("dev", "old", TYPE, "orders"));
	}

	@Test
	void anAliasMayBeAUrn() {
		ConstructRequest.Builder request = request()
			.addAliases(Alias.newBuilder().setUrn("urn:pulumi:dev::old::my:index:Orders::orders"));

		assertThat(former(request)).isEqualTo(new Place("dev", "old", "my:index:Orders", "orders"));
	}

	@Test
	void anOptionThatWasLeftOutIsTheParents() {
		ComponentResourceOptions options = new ConstructOptions(request().build()).accepted();

		assertThat(options.getProtect()).isEmpty();
		assertThat(options.getRetainOnDelete()).isEmpty();
		assertThat(options.getCustomTimeouts()).isEmpty();
	}

	@Test
	void optionsThatAreSetArePassedOn() {
		ComponentResourceOptions options = new ConstructOptions(request().setProtect(false)
			.setRetainOnDelete(true)
			.addIgnoreChanges("memoryLimit")
			.addReplaceOnChanges("image")
			.addDependencies(SHOP)
			.setCustomTimeouts(ConstructRequest.CustomTimeouts.newBuilder().setCreate("30m"))
			.putProviders("kubernetes", "urn:pulumi:stack::project::pulumi:providers:kubernetes::east::id")
			.build()).accepted();

		assertThat(options.getProtect()).contains(false);
		assertThat(options.getRetainOnDelete()).contains(true);
		assertThat(options.getIgnoreChanges()).containsExactly("memoryLimit");
		assertThat(options.getReplaceOnChanges()).containsExactly("image");
		assertThat(Internal.of(options.getDependsOn()).getValueNullable().join()).hasSize(1);
		assertThat(options.getCustomTimeouts().flatMap(CustomTimeouts::getCreate)).contains(Duration.ofMinutes(30));
		assertThat(options.getProviders()).hasSize(1);
	}

	static Stream<Arguments> rejected() {
		return Stream.of(arguments("deletedWith is \"" + SHOP + "\"", request().setDeletedWith(SHOP)),
				arguments("deleteBeforeReplace is \"true\"", request().setDeleteBeforeReplace(true)),
				arguments("additionalSecretOutputs is \"endpoint\"", request().addAdditionalSecretOutputs("endpoint")),
				arguments("replaceWith is \"" + SHOP + "\"", request().addReplaceWith(SHOP)),
				arguments("replacementTrigger is \"set\"",
						request().setReplacementTrigger(Value.newBuilder().setStringValue("1"))),
				arguments("hooks is \"[after]\"", request()
					.setResourceHooks(ConstructRequest.ResourceHooksBinding.newBuilder().addAfterCreate("after"))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rejected")
	void anOptionWithoutAPlaceIsRejectedByName(String problem, ConstructRequest.Builder request) {
		assertThat(new ConstructOptions(request.build()).rejected().all()).singleElement()
			.asString()
			.startsWith("the option " + problem + "; allowed is none");
	}

	@Test
	void whatIsNotSetIsNotRejected() {
		assertThat(new ConstructOptions(request().setDeleteBeforeReplace(false).build()).rejected().all()).isEmpty();
	}

	private static Place former(ConstructRequest.Builder request) {
		Optional<?>[] former = new Optional<?>[1];
		new EchoingCluster(EchoingCluster.IP).deploy((context) -> former[0] = Places
			.of(TYPE, "orders", new ConstructOptions(request.build()).accepted(), new Problems())
			.former()
			.stream()
			.findFirst());
		return (Place) former[0].orElseThrow();
	}

	private static Alias.Spec.Builder spec() {
		return Alias.Spec.newBuilder();
	}

	private static ConstructRequest.Builder request() {
		return ConstructRequest.newBuilder().setProject("project").setStack("stack").setParent(SHOP);
	}

}

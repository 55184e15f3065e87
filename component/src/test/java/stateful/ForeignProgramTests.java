package stateful;

import java.util.List;
import java.util.stream.Stream;

import com.pulumi.core.Alias;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestResult;
import guestbook.Guestbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stateful.mocks.EchoingCluster;
import stateful.mocks.EchoingCluster.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ForeignProgramTests {

	private final EchoingCluster cluster = new EchoingCluster(EchoingCluster.IP);

	@ParameterizedTest
	@ValueSource(strings = { "", "Guestbook", "1st", "guest_book", "guestbook-",
			"a-name-of-more-than-the-fifty-two-characters-of-a-set" })
	void aNameThatKubernetesWouldRefuseIsToldWithWhatIsAllowed(String name) {
		StatefulServiceArgs args = args();

		assertThatExceptionOfType(RunException.class).isThrownBy(
				() -> this.cluster.deploy((context) -> new StatefulService(name, args, ComponentResourceOptions.Empty)))
			.withMessageContaining("the component's name is \"" + name + "\"; allowed is");
	}

	static Stream<Alias> aliasesOfAnotherName() {
		return Stream.of(Alias.builder().name("visitors").build(),
				Alias.withUrn("urn:pulumi:dev::project::stateful:index:StatefulService::visitors"));
	}

	@ParameterizedTest
	@MethodSource("aliasesOfAnotherName")
	void anAliasOfAnotherNameIsToldWithTheRest(Alias alias) {
		StatefulServiceArgs args = StatefulServiceArgs.builder().image("registry.example/guestbook:2.1").build();

		assertThatExceptionOfType(RunException.class).isThrownBy(() -> deploy(args, alias))
			.withMessageContaining("mountPath is not set")
			.withMessageContaining("an alias's name is \"visitors\"; allowed is guestbook, ");
		assertThat(this.cluster.names()).noneMatch((name) -> name.contains("guestbook"));
	}

	static Stream<Alias> aliasesOfTheSameName() {
		return Stream.of(Alias.noParent(), Alias.builder().type("example:index:Guestbook").build(),
				Alias.builder().name("guestbook").build(),
				Alias.withUrn("urn:pulumi:dev::project::example:index:Guestbook::guestbook"));
	}

	@ParameterizedTest
	@MethodSource("aliasesOfTheSameName")
	void anAliasOfTheSameNameIsAllowed(Alias alias) {
		deploy(args(), alias);

		assertThat(this.cluster.names()).contains("kubernetes:apps/v1:StatefulSet guestbook");
	}

	private void deploy(StatefulServiceArgs args, Alias alias) {
		this.cluster.deploy((context) -> new StatefulService("guestbook", args,
				ComponentResourceOptions.builder().aliases(alias).build()));
	}

	@Test
	void aServiceOfAnotherImageIsNamedAfterItsComponent() {
		TestResult result = this.cluster.deploy(Guestbook::stack);

		Part set = this.cluster.resource("kubernetes:apps/v1:StatefulSet", "guestbook");
		assertThat(set.at("metadata", "name").value()).isEqualTo("guestbook");
		assertThat(set.at("spec", "replicas").value()).isEqualTo(2.0);
		assertThat(set.at("spec", "template", "spec", "containers", 0, "image").value())
			.isEqualTo("registry.example/guestbook:2.1");
		assertThat(set.at("spec", "template", "metadata", "labels", "app.kubernetes.io/version").value())
			.isEqualTo("2.1");
		assertThat(this.cluster.resource("kubernetes:core/v1:Namespace", "guestbook").at("metadata", "name").value())
			.isEqualTo("guestbook");
		assertThat(this.cluster.names()).allMatch((name) -> name.contains("guestbook"));
		assertThat(PulumiTest.extractValue(result.output("url", String.class))).isEqualTo("http://203.0.113.7");
		List<?> claims = PulumiTest.extractValue(result.output("claims", List.class));
		assertThat(claims).isEqualTo(List.of("data-guestbook-0", "data-guestbook-1"));
	}

	@Test
	void servicesWhoseNamesBeginAlikeDoNotTakeEachOthersVolumesForTheirOwn() {
		deployTwo();
		this.cluster.nextDeployment();

		deployTwo();

		assertThat(this.cluster.names()).contains("kubernetes:apps/v1:StatefulSet guestbook",
				"kubernetes:apps/v1:StatefulSet guestbook-archive");
	}

	private void deployTwo() {
		StatefulServiceArgs args = args();
		this.cluster.deploy((context) -> {
			new StatefulService("guestbook", args, ComponentResourceOptions.Empty);
			new StatefulService("guestbook-archive", args, ComponentResourceOptions.Empty);
		});
	}

	private static StatefulServiceArgs args() {
		return StatefulServiceArgs.builder().image("registry.example/guestbook:2.1").mountPath("/data").build();
	}

}

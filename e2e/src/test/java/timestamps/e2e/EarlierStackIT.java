package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stack of an earlier program, with a component of its own
 * ({@code timestamps:index:TimestampService}, commit 8368dc9), is updated in place to the
 * general component. {@code earlier-program.tar.gz} is that commit's program:
 * {@code git archive 8368dc9 .mvn pom.xml Pulumi.yaml infra/pom.xml infra/src/main}.
 */
@OnCluster
@Order(10)
class EarlierStackIT {

	private static final String STACK = "e2e-earlier";

	@Test
	void anEarlierStackIsTakenOverInPlace(EmbeddedCluster cluster) throws Exception {
		Path folder = Path.of("target/programs/earlier").toAbsolutePath();
		Shell.run("rm", "-rf", folder.toString());
		Files.createDirectories(folder);
		Shell.run("tar", "-xzf", Path.of("src/test/resources/earlier-program.tar.gz").toAbsolutePath().toString(), "-C",
				folder.toString());
		withPatience(folder.resolve("infra/src/main/java"));
		ForeignProgram earlier = ForeignProgram.in(folder, STACK);
		earlier.set("timestamps:namespace", "timestamps-" + STACK)
			.set("timestamps:replicas", "2")
			.set("timestamps:image", cluster.quickImage())
			.up();
		assertThat(earlier.pulumi("stack", "export")).contains("timestamps:index:TimestampService");
		List<Service.Visit> visits = List.of(visit(earlier), visit(earlier), visit(earlier), visit(earlier));

		try (DeployedStack stack = new DeployedStack(STACK, cluster.client(),
				Map.of("replicas", "2", "image", earlier.output("image").replace("\"", "")))) {
			String set = stack.set().getMetadata().getUid();

			Map<String, Set<String>> plan = stack.plan(Map.of());
			// The replicas get more environment variables than before.
			assertThat(plan.remove("StatefulSet")).containsExactly("update");
			// Labels of namespace and claims are now applied with force, and the
			// cluster's // identity is compared.
			assertThat(plan.remove("Namespace")).containsExactly("read", "update");
			assertThat(plan.remove("NamespacePatch")).containsExactly("create");
			assertThat(plan.remove("PersistentVolumeClaimPatch")).containsExactly("update");
			assertThat(plan.values()).allMatch(Set.of("same")::containsAll);

			stack.up();
			assertThat(stack.set().getMetadata().getUid()).isEqualTo(set);
			for (Service.Visit visit : visits) {
				assertThat(stack.history(visit.replica())).contains(visit);
			}
			assertThat(earlier.pulumi("stack", "export")).contains("stateful:index:StatefulService");
		}
	}

	/**
	 * Adds the pause in the SDK's loop to the earlier program, so that it leaves the
	 * processors to others while it waits. Nothing else changes.
	 */
	private static void withPatience(Path sources) throws IOException {
		Path sdk = Path.of("stateful/PatientSdk.java");
		Files.createDirectories(sources.resolve(sdk).getParent());
		Files.copy(Shell.ROOT.resolve("component/src/main/java").resolve(sdk), sources.resolve(sdk));
		Path main = sources.resolve("timestamps/infra/App.java");
		String program = Files.readString(main);
		assertThat(program).containsOnlyOnce("Pulumi.run(");
		Files.writeString(main, program.replace("Pulumi.run(", "stateful.PatientSdk.install();\n\t\tPulumi.run("));
	}

	private static Service.Visit visit(ForeignProgram program) throws Exception {
		return new Service(program.endpoint()).visit();
	}

}

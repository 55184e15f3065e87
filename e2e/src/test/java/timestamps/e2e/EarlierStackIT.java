package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stack that an earlier commit deployed is updated in place. The resources have the
 * program of each commit: {@code git archive COMMIT} of the files that it needs. Commit
 * 8368dc9 had a component of its own; 5ab666d is the commit before volumes could grow.
 */
@OnCluster
@Order(10)
class EarlierStackIT {

	private static final String STACK = "e2e-earlier";

	/** In the state since the component identifies its cluster. */
	private static final String CLUSTER_OUTPUT = "\"cluster\": \"";

	@ParameterizedTest
	@CsvSource({ "8368dc9, timestamps:index:TimestampService", "5ab666d, stateful:index:StatefulService" })
	void anEarlierStackIsTakenOverInPlace(String commit, String type, EmbeddedCluster cluster) throws Exception {
		Path folder = extract(commit);
		if (Files.notExists(folder.resolve("component"))) {
			withPatience(folder.resolve("infra/src/main/java"));
		}
		ForeignProgram earlier = ForeignProgram.in(folder, STACK);
		earlier.set(Map.of("timestamps:namespace", "timestamps-" + STACK, "timestamps:replicas", "2",
				"timestamps:image", cluster.quickImage()))
			.up();
		assertThat(earlier.pulumi("stack", "export")).contains(type);
		List<Service.Visit> visits = List.of(visit(earlier), visit(earlier), visit(earlier), visit(earlier));

		try (DeployedStack stack = new DeployedStack(STACK, cluster.client(),
				Map.of("replicas", "2", "image", earlier.output("image").replace("\"", "")))) {
			String set = stack.set().getMetadata().getUid();
			String claim = stack.claim(0).getMetadata().getUid();

			Map<String, Set<String>> plan = stack.plan(Map.of());
			assertThat(plan).containsEntry("StatefulSet", Set.of("update"));
			plan.remove("NamespacePatch"); // names the owner; the first commit had none
			assertThat(plan.values()).allMatch(Set.of("same", "update", "read")::containsAll);

			stack.up();
			assertThat(stack.set().getMetadata().getUid()).isEqualTo(set);
			assertThat(stack.claim(0).getMetadata().getUid()).isEqualTo(claim);
			for (Service.Visit visit : visits) {
				assertThat(stack.history(visit.replica())).contains(visit);
			}
			assertThat(earlier.pulumi("stack", "export")).contains("stateful:index:StatefulService");
		}
	}

	@Test
	void aServiceOfTheEarlierPluginIsTakenOverInPlace(EmbeddedCluster cluster) throws Exception {
		Path earlier = extract("5ab666d").resolve("component");
		Files.writeString(earlier.resolve("PulumiPlugin.yaml"), "runtime: java\n");
		String copy = "etcd-earlier";
		Path folder = ForeignProgram.folder("etcd", copy, earlier);

		try (ForeignProgram program = ForeignProgram.in(folder, "e2e-" + copy)) {
			program.set(Map.of("image", Shell.run("e2e/program-image", "etcd"), "namespace", program.namespace())).up();
			new Etcd(program.endpoint()).put("kept", "since the first up");
			StatefulSet set = cluster.set(program.namespace(), "etcd");
			assertThat(program.pulumi("stack", "export")).doesNotContain(CLUSTER_OUTPUT);

			Path project = folder.resolve("Pulumi.yaml");
			Files.writeString(project,
					Files.readString(project).replace(earlier.toString(), Shell.ROOT.resolve("component").toString()));
			program.up();

			assertThat(program.pulumi("stack", "export")).contains(CLUSTER_OUTPUT);
			assertThat(cluster.set(program.namespace(), "etcd").getMetadata().getUid())
				.isEqualTo(set.getMetadata().getUid());
			assertThat(new Etcd(program.endpoint()).get("kept")).contains("since the first up");
		}
	}

	/** Extracts the program of a commit. */
	private static Path extract(String commit) throws IOException {
		Path folder = Path.of("target/programs", commit).toAbsolutePath();
		Shell.run("rm", "-rf", folder.toString());
		Files.createDirectories(folder);
		Shell.run("tar", "-xzf",
				Path.of("src/test/resources/program-" + commit + ".tar.gz").toAbsolutePath().toString(), "-C",
				folder.toString());
		return folder;
	}

	/**
	 * Adds the pause in the SDK's loop to the earlier program, so that it leaves the
	 * processors to others while it waits. Nothing else changes.
	 */
	private static void withPatience(Path sources) throws IOException {
		Path sdk = Path.of("stateful/sdk/PatientSdk.java");
		Files.createDirectories(sources.resolve(sdk).getParent());
		Files.copy(Shell.ROOT.resolve("component/src/main/java").resolve(sdk), sources.resolve(sdk));
		Path main = sources.resolve("timestamps/infra/App.java");
		String program = Files.readString(main);
		assertThat(program).containsOnlyOnce("Pulumi.run(");
		Files.writeString(main, program.replace("Pulumi.run(", "stateful.sdk.PatientSdk.install();\n\t\tPulumi.run("));
	}

	private static Service.Visit visit(ForeignProgram program) throws Exception {
		return new Service(program.endpoint()).visit();
	}

}

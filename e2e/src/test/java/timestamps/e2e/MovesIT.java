package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Resource options that could cost a namespace with its volumes, with the real engine:
 * mocks have neither its aliases nor its deletions.
 */
@OnCluster
@Order(5)
class MovesIT {

	private static final String UNDER_THE_PARENT = "parent: \"${parent}\"";

	private static final String PLACE = "urn:pulumi:e2e-moved::moved::";

	@Test
	void aKeyOutlivesEveryMoveOfItsService(EmbeddedCluster cluster) throws Exception {
		try (ForeignProgram program = ForeignProgram.copy("moved");
				ForeignProgram another = ForeignProgram.in(program.folder(), "e2e-moved-on")) {
			String image = Shell.run("e2e/program-image", "etcd");
			Map<String, String> settings = Map.of("image", image, "namespace", program.namespace());
			program.set(settings);
			another.set(settings);
			String template = Files.readString(yaml(program));
			with(program, template, "").up();
			new Etcd(program.endpoint()).put("kept", "since the first up");
			String namespace = namespace(cluster, program).getMetadata().getUid();

			assertThat(with(program, template, UNDER_THE_PARENT).tryUp().failed())
				.contains("Allowed is the component with the alias {urn: \"urn:pulumi:")
				.doesNotContain("\tat ");

			with(program, template, UNDER_THE_PARENT + ", aliases: [{noParent: true}], protect: true").up();
			Result isProtected = program.attempt("destroy", "--yes", "--skip-preview", "--non-interactive");
			assertThat(isProtected.failed()).contains("protect");

			with(program, template, "aliases: [{name: store, parent: \"${parent}\"}], retainOnDelete: true").up();
			program.destroy();
			with(program, template, "import: store").up();
			program.pulumiOfProject("state", "move", "--yes", "--source", "e2e-moved", "--dest", "e2e-moved-on",
					PLACE + "kubernetes:core/v1:ConfigMap::parent", PLACE + "stateful:index:StatefulService::store");
			with(another, template, "").up();

			assertThat(program.pulumi("stack", "export")).doesNotContain("StatefulService");
			assertThat(namespace(cluster, program).getMetadata().getUid()).isEqualTo(namespace);
			assertThat(new Etcd(another.endpoint()).get("kept")).contains("since the first up");
		}
	}

	@Test
	void anOptionThatIsNotHonouredIsRejectedByName() throws Exception {
		try (ForeignProgram program = ForeignProgram.copy("moved")) {
			program.set(Map.of("image", "registry.example/etcd:1", "namespace", program.namespace()));

			Result refused = with(program, Files.readString(yaml(program)),
					"ignoreChanges: [memoryLimit], replaceOnChanges: [image], deleteBeforeReplace: true,"
							+ " additionalSecretOutputs: [endpoint], deletedWith: \"${parent}\"")
				.tryUp();

			assertThat(refused.failed())
				.contains("the option ignoreChanges is \"memoryLimit\"", "the option replaceOnChanges is \"image\"",
						"the option deleteBeforeReplace is \"true\"",
						"the option additionalSecretOutputs is \"endpoint\"", "the option deletedWith is \"urn:pulumi:")
				.doesNotContain("\tat ");
		}
	}

	/** Each service of a plugin has a deployment of its own. */
	@Test
	void twoServicesOfAProgramDoNotShareANamespace() throws Exception {
		try (ForeignProgram program = ForeignProgram.copy("moved")) {
			program.set(Map.of("image", "registry.example/etcd:1", "namespace", program.namespace()));
			String another = """
					  another:
					    type: stateful:StatefulService
					    properties: {image: "${image}", mountPath: /data, namespace: "${namespace}"}
					outputs:""";

			Result refused = with(program, Files.readString(yaml(program)).replace("outputs:", another), "")
				.attempt("preview", "--non-interactive");

			assertThat(refused.failed())
				.contains("namespace is \"" + program.namespace()
						+ "\"; allowed is one that no other service of the stack has, but urn:pulumi:e2e-moved::")
				.doesNotContain("\tat ");
		}
	}

	@Test
	void aNamespaceThatExistedBeforeIsRefusedAndStays(EmbeddedCluster cluster) throws Exception {
		KubernetesClient client = cluster.client();
		Namespace theirs = client
			.resource(new NamespaceBuilder().withNewMetadata().withName("e2e-theirs").endMetadata().build())
			.create();
		try (ForeignProgram program = ForeignProgram.copy("moved")) {
			program.set(Map.of("image", "registry.example/etcd:1", "namespace", "e2e-theirs"));

			assertThat(with(program, Files.readString(yaml(program)), "").tryUp().output()).contains(
					"namespace is \"e2e-theirs\": it existed before this stack",
					"kubectl annotate --overwrite namespace e2e-theirs stateful/stack=");
			program.destroy();

			Namespace now = client.resource(theirs).get();
			assertThat(now.getMetadata().getUid()).isEqualTo(theirs.getMetadata().getUid());
			assertThat(now.getMetadata().getDeletionTimestamp()).isNull();
			assertThat(now.getMetadata().getAnnotations()).isNullOrEmpty();
		}
		finally {
			client.resource(theirs).delete();
		}
	}

	private static ForeignProgram with(ForeignProgram program, String template, String options) throws IOException {
		Files.writeString(yaml(program), template.replace("OPTIONS", "{" + options + "}"));
		return program;
	}

	private static Path yaml(ForeignProgram program) {
		return program.folder().resolve("Pulumi.yaml");
	}

	private static Namespace namespace(EmbeddedCluster cluster, ForeignProgram program) {
		return cluster.client().namespaces().withName(program.namespace()).get();
	}

}

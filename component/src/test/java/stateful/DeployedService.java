package stateful;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import com.pulumi.test.internal.PulumiTestInternal;
import org.assertj.core.api.ThrowableAssertAlternative;
import stateful.cluster.Connection;
import stateful.mocks.EchoingCluster;
import stateful.mocks.EchoingCluster.Part;
import stateful.mocks.FakeCluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A component on an {@link EchoingCluster}, and the parts of it that tests check. */
final class DeployedService {

	private final EchoingCluster cluster;

	private final String name;

	private final Map<String, ResourceOptions> options = new ConcurrentHashMap<>();

	private String stack = "dev";

	private Supplier<ComponentResourceOptions> given = () -> ComponentResourceOptions.Empty;

	private Optional<FakeCluster> live = Optional.empty();

	private TestResult result;

	private final List<String> warnings = new CopyOnWriteArrayList<>();

	DeployedService(String name) {
		this(name, EchoingCluster.IP);
	}

	DeployedService(String name, Map<String, Object> ingress) {
		this(name, new EchoingCluster(ingress));
	}

	private DeployedService(String name, EchoingCluster cluster) {
		this.name = name;
		this.cluster = cluster;
	}

	/** Another service of the same stack. */
	DeployedService another(String name) {
		return new DeployedService(name, this.cluster);
	}

	EchoingCluster cluster() {
		return this.cluster;
	}

	/**
	 * Sets resource options.
	 * @param given makes the options within each deployment
	 */
	DeployedService with(Supplier<ComponentResourceOptions> given) {
		this.given = given;
		return this;
	}

	/** Lets the component read a cluster from now on. */
	DeployedService on(FakeCluster live) {
		this.live = Optional.of(live);
		return this;
	}

	/** Renames the stack, as {@code pulumi stack rename} does. */
	DeployedService renameStack(String stack) {
		this.stack = stack;
		return this;
	}

	/**
	 * Deploys, or deploys again.
	 * @throws RunException with the reason why the deployment failed
	 */
	DeployedService up(StatefulServiceArgs.Builder args) {
		return run(args, false);
	}

	DeployedService preview(StatefulServiceArgs.Builder args) {
		return run(args, true);
	}

	private DeployedService run(StatefulServiceArgs.Builder args, boolean preview) {
		Connection.leadTo((settings) -> this.live.orElseThrow());
		this.cluster.nextDeployment();
		this.warnings.clear();
		Logger log = Logger.getLogger(PulumiTestInternal.class.getName());
		log.setFilter(this::keepWarning);
		try {
			this.result = this.cluster.deploy(TestOptions.builder()
				.stackName(this.stack)
				.preview(preview)
				.resourceTransformations(List.of(this::note))
				.build(), (context) -> {
					StatefulService service = new StatefulService(this.name, args.build(), this.given.get());
					context.export("endpoint", service.endpoint());
				});
			if (this.result.exitCode() != 0) {
				throw new RunException(String.join("\n", this.result.errors()));
			}
			return this;
		}
		finally {
			log.setFilter(null);
		}
	}

	/** Asserts that a deployment fails. */
	ThrowableAssertAlternative<RunException> assertFailed(StatefulServiceArgs.Builder args) {
		return assertThatExceptionOfType(RunException.class).isThrownBy(() -> up(args));
	}

	/** Asserts that a deployment is refused before anything is created or changed. */
	ThrowableAssertAlternative<RunException> assertRefused(StatefulServiceArgs.Builder args) {
		ThrowableAssertAlternative<RunException> refusal = assertFailed(args);
		assertThat(this.cluster.manifests()).isEmpty();
		return refusal;
	}

	private Optional<ResourceTransformation.Result> note(ResourceTransformation.Args args) {
		this.options.put(args.resource().pulumiResourceType() + " " + args.resource().pulumiResourceName(),
				args.options());
		return Optional.empty();
	}

	/** The warnings of the last deployment. */
	List<String> warnings() {
		return this.warnings;
	}

	/** The options with which the component was registered last. */
	ResourceOptions options() {
		return this.options.get(StatefulService.TYPE + " " + this.name);
	}

	/** The options with which an object was registered last. */
	CustomResourceOptions options(String type, String name) {
		return (CustomResourceOptions) this.options.get(type + " " + name);
	}

	Output<String> endpoint() {
		return this.result.output("endpoint", String.class);
	}

	Part namespace() {
		return this.cluster.resource("kubernetes:core/v1:Namespace", this.name).at("metadata");
	}

	Part set() {
		return this.cluster.resource("kubernetes:apps/v1:StatefulSet", this.name).at("spec");
	}

	Part metadata() {
		return this.cluster.resource("kubernetes:apps/v1:StatefulSet", this.name).at("metadata");
	}

	Part pod() {
		return set().at("template", "spec");
	}

	Part container() {
		return pod().at("containers", 0);
	}

	Part policy(String subject) {
		return this.cluster.resource("kubernetes:networking.k8s.io/v1:NetworkPolicy", this.name + "-" + subject)
			.at("spec");
	}

	/** Keeps what the SDK logs as a warning, and lets it be logged. */
	private boolean keepWarning(LogRecord record) {
		if (record.getLevel().equals(Level.WARNING)) {
			this.warnings.add(record.getMessage());
		}
		return true;
	}

}

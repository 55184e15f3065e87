package stateful;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stateful.StatefulServiceArgs.Builder;
import stateful.mocks.FakeCluster;
import stateful.state.TemplateShape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which changes {@code up} permits while replicas are unavailable. */
class ChangeOfABrokenSetTests {

	private final FakeCluster live = new FakeCluster("store").set(3, "Parallel", "store-a");

	private final DeployedService service = new DeployedService("store").on(this.live);

	/** Loses the node of replica 1. */
	private void loseANode() {
		loseANode(Samples.minimal());
	}

	private void loseANode(StatefulServiceArgs.Builder args) {
		deploy(args);
		this.live.node("node-1", "Unknown");
	}

	/** Deploys three replicas, which are ready. */
	private void deploy(StatefulServiceArgs.Builder args) {
		this.service.up(args);
		JsonElement template = new Gson().toJsonTree(this.service.set().at("template").value());
		this.service.cluster().rememberOutput(TemplateShape.OUTPUT, TemplateShape.of(template));
		this.service.up(args);
		this.live.set(3, (String) this.service.set().at("podManagementPolicy").value(), "store-a")
			.revision("store-a", this.service.set().at("template").value());
		for (int ordinal : new int[] { 0, 1, 2 }) {
			this.live.readyPod(ordinal, "store-a");
		}
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("stateful.InputChanges#thatStopReplicas")
	void whatStopsReplicasIsRefusedWhileANodeIsLostAndNothingIsTouched(String input, String change, Builder before,
			Builder after) {
		loseANode(before);

		this.service.assertRefused(after)
			.withMessageContaining("would stop replicas of store while others are unavailable; nothing was changed")
			.withMessageContaining("store-1 is unavailable: node node-1 is lost: Kubelet stopped posting node status")
			.withMessageNotContaining("store-0 is");
	}

	@Test
	void whatATransformHasAddedToTheTemplateIsNoChange() {
		loseANode();
		Map<Object, Object> template = new LinkedHashMap<>((Map<?, ?>) this.service.set().at("template").value());
		Map<Object, Object> spec = new LinkedHashMap<>((Map<?, ?>) template.get("spec"));
		spec.put("nodeSelector", Map.of("disk", "ssd"));
		template.put("spec", spec);
		this.live.revision("store-a", template);

		this.service.up(Samples.minimal());
		this.service.assertFailed(anotherImage());
	}

	@Test
	void theRefusalTellsWhatAVolumeLacks() {
		deploy(Samples.minimal());
		this.live.pod(1, "store-a", "{phase: Pending}")
			.event("uid-of-store-1", "FailedAttachVolume", "Multi-Attach error for volume pvc-1");

		this.service.assertFailed(anotherImage())
			.withMessageContaining("store-1 is unavailable: Multi-Attach error for volume pvc-1. "
					+ "`kubectl --namespace store describe persistentvolumeclaims` and ");
	}

	@Test
	void theRefusalTellsWhichImageThereIsNot() {
		deploy(Samples.minimal());
		this.live.podWithoutImage(1, "store-a");

		this.service.assertFailed(Samples.minimal().podManagement("OrderedReady"))
			.withMessageContaining("store-1 is unavailable: Back-off pulling image \"a:b\": not found. "
					+ "Set image to a reference that the cluster can pull.");
	}

	private static Builder anotherImage() {
		return Samples.minimal().image("registry.example/store:2");
	}

	@Test
	void aNodeTheHeartbeatOfWhichIsOverdueIsWaitedFor() {
		loseANode();
		this.live.node("node-1", "True").lease("node-1", FakeCluster.NOW.minusSeconds(15));
		this.live.afterALookAtClaims(() -> this.live.lease("node-1", FakeCluster.NOW.minusSeconds(31)));

		this.service.assertFailed(anotherImage())
			.withMessageContaining("store-1 is unavailable: node node-1 is lost: its last heartbeat was 31 s ago");
	}

	@Test
	void aPreviewRefusesItToo() {
		loseANode();

		assertThatExceptionOfType(RunException.class).isThrownBy(() -> this.service.preview(anotherImage()))
			.withMessageContaining("store-1 is unavailable: node node-1 is lost");
	}

	@Test
	void whatStopsNoReplicaIsAllowedWhileANodeIsLostAndTheNodeIsNamed() {
		loseANode(Samples.minimal()
			.registry(RegistryArgs.of("registry.example", "me", Output.ofSecret("secret")))
			.rules(RuleArgs.of(List.of(""), List.of("pods"), List.of("get"))));
		Builder changed = Samples.minimal()
			.registry(RegistryArgs.of("another.example", "you", Output.ofSecret("another")))
			.rules(RuleArgs.of(List.of(""), List.of("pods"), List.of("list")))
			.servicePort(8000)
			.replicas(4)
			.monitoringNamespace("prometheus");

		this.service.up(changed);
		assertThat(this.service.warnings()).anySatisfy((warning) -> assertThat(warning)
			.contains("store-1 is unavailable: node node-1 is lost: Kubelet stopped posting node status"));
		this.service.preview(changed);
		assertThat(this.service.warnings()).anyMatch((warning) -> warning.contains("store-1 is unavailable"));
		this.service.up(changed);

		assertThat(this.service.set().at("replicas").value()).isEqualTo(4.0);
	}

	@Test
	void aSetThatAnInterruptedUpHasChangedIsNamedWithWhatMendsIt() {
		this.live.set(1, "Parallel", "store-a").readyPod(0, "store-a");
		this.service.up(Samples.minimal().replicas(1));
		this.service.up(Samples.minimal().replicas(1));
		assertThat(this.service.warnings()).isEmpty();
		this.live.set(2, "Parallel", "store-a").readyPod(1, "store-a");

		this.service.up(Samples.minimal().replicas(1));

		assertThat(this.service.warnings()).singleElement()
			.asString()
			.contains("StatefulSet store is not as the last `up` left it", "pulumi up --refresh");
	}

	@Test
	void theRollBackOfAFailedRollOutIsAllowed() {
		this.service.up(Samples.minimal());
		this.live.revision("store-a", this.service.set().at("template").value());
		this.service.up(Samples.minimal().image("registry.example/nosuch:1"));
		this.live.revision("store-b", this.service.set().at("template").value())
			.set(3, "Parallel", "store-b")
			.readyPod(0, "store-a")
			.readyPod(1, "store-a")
			.podWithoutImage(2, "store-b");

		this.service.up(Samples.minimal());

		assertThat(this.service.container().at("image").value()).asString().startsWith("registry.example/store@");
	}

	@Test
	void aConfigurationThatIsTheSameStopsNoReplica() {
		Builder args = Samples.minimal().configuration(ConfigurationFileArgs.of("a.conf", "1"));
		loseANode(args);

		this.service.up(args);

		assertThat(this.service.set().value()).isNotNull();
	}

	@Test
	void withoutRightsToReadTheClusterTheChangeGoesOn() {
		loseANode();
		this.live.forbidEverything();

		this.service.up(anotherImage());

		assertThat(this.service.container().at("image").value()).isEqualTo("registry.example/store:2");
	}

	@Test
	void aSizeThatCouldNotBeIsTakenBack() {
		this.service.cluster().letVolumesGrow();
		this.live.set(1, "Parallel", "store-a").readyPod(0, "store-a");
		this.service.up(Samples.minimal().replicas(1));
		this.service.up(Samples.minimal().replicas(1).storageSize("1Ti"));
		this.live.claim(0, "1Ti", "300Mi", "");

		this.live.afterALookAtClaims(() -> this.live.claim(0, "512Mi", "512Mi", ""));
		this.service.up(Samples.minimal().replicas(1).storageSize("512Mi"));
		assertThat(request()).isEqualTo("512Mi");
		this.live.claim(0, "1Ti", "300Mi", "").afterALookAtClaims(() -> {
		});
		this.service.up(Samples.minimal().replicas(1));
		assertThat(request()).as("Kubernetes would refuse less").isEqualTo("1Ti");

		this.service.assertFailed(Samples.minimal().replicas(1).storageSize("64Mi"))
			.withMessageContaining("storageSize is \"64Mi\"; the volumes have 128Mi and cannot shrink");
	}

	private Object request() {
		return this.service.cluster()
			.resource("kubernetes:core/v1:PersistentVolumeClaimPatch", "data-store-0")
			.at("spec", "resources", "requests", "storage")
			.value();
	}

	@Test
	void theErrorOfAClaimThatDoesNotGrowFailsTheDeployment() {
		this.service.cluster().letVolumesGrow();
		this.live.set(1, "Parallel", "store-a").readyPod(0, "store-a");
		this.service.up(Samples.minimal().replicas(1));
		this.live.claim(0, "128Mi", "128Mi",
				"allocatedResourceStatuses: {storage: ControllerResizeInfeasible}, conditions: "
						+ "[{type: ControllerResizeError, status: 'True', message: no space left}]");

		this.service.assertFailed(Samples.minimal().replicas(1).storageSize("1Ti"))
			.withMessageNotContaining("serializing")
			.withMessageContaining("data-store-0 has 128Mi: ControllerResizeInfeasible: no space left");
	}

	@Test
	void thePreviewOfASetThatIsReplacedLeavesOutTheServersCheck() {
		this.service.up(Samples.minimal());

		this.service.preview(Samples.minimal().podManagement("OrderedReady"));
		assertThat(this.service.metadata().value()).as("unknown in part").isNull();
		this.service.preview(Samples.minimal());
		assertThat(this.service.metadata().keys()).contains("annotations");
		this.service.up(Samples.minimal().podManagement("OrderedReady"));
		assertThat(this.service.metadata().keys()).contains("annotations");
	}

}

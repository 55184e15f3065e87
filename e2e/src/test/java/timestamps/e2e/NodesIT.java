package timestamps.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.pulumi.automation.AutomationException;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;
import timestamps.kit.Visitors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Four replicas on several nodes, which are drained, powered off and isolated under load:
 * afterwards, every answered visit is recorded once. Each test ends with two nodes and
 * all replicas available. Only the replicas tolerate the taint of the further nodes: pods
 * of other classes are not lost with them. Each further node has a kube-router of its
 * own, which takes a lost lease.
 */
@OnCluster
@ResourceLock(value = Deployment.ROUTER, mode = ResourceAccessMode.READ)
@Order(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodesIT {

	private static final int REPLICAS = 4;

	private static final int VISITORS = 4;

	private static final Duration COME_BACK = Duration.ofMinutes(3);

	private FurtherNode second;

	private DeployedStack stack;

	@BeforeAll
	void deployOnTwoNodes(EmbeddedCluster cluster) throws Exception {
		this.stack = new DeployedStack("e2e-nodes", cluster.client(),
				Map.of("replicas", "" + REPLICAS, "image", cluster.quickImage()));
		this.stack.up();
		this.second = FurtherNode.reserve(2);
		cluster.client()
			.resource(this.stack.set())
			.edit((set) -> new StatefulSetBuilder(set).editSpec()
				.editTemplate()
				.editSpec()
				.addToTolerations(FurtherNode.TOLERATION)
				.endSpec()
				.endTemplate()
				.endSpec()
				.build());
		Shell.run("kubectl", "-n", this.stack.namespace(), "rollout", "status", "sts/timestamps", "--timeout=3m");
	}

	@AfterAll
	void remove() throws Exception {
		this.second.close();
		this.stack.close();
	}

	@Test
	@Order(1)
	void replicasSpreadEvenlyOverTwoNodesAndThreeWithAndWithoutZones() throws Exception {
		assertThat(perNode()).hasSize(2).containsValues(2, 2);

		zone("timestamps", "=a");
		zone(this.second.name(), "=b");
		this.stack.set("timeZone", "Europe/Moscow");
		this.stack.up();
		assertThat(perNode()).as("in two zones, after a roll-out").hasSize(2).containsValues(2, 2);

		try (FurtherNode third = FurtherNode.reserve(3)) {
			zone(third.name(), "=c");
			replicas(6);
			assertThat(perNode()).as("in three zones, after scaling up").hasSize(3).containsEntry(third.name(), 2);
			replicas(REPLICAS);
			moveAway(third);
		}
		finally {
			zone("timestamps", "-");
			zone(this.second.name(), "-");
		}
	}

	private static void zone(String node, String change) {
		Shell.run("kubectl", "label", "node", node, "topology.kubernetes.io/zone" + change);
	}

	@Test
	@Order(2)
	void aDrainEndsAndFailsNoVisit() throws Exception {
		evenOut();
		assertThat(perNode()).containsEntry(this.second.name(), 2);

		Visitors visitors = this.stack.service().visitors(VISITORS);
		moveAway(this.second);
		visitors.close();

		assertThat(perNode()).doesNotContainKey(this.second.name());
		assertThat(visitors.failures()).isEmpty();
		assertRecorded(visitors);
	}

	@Test
	@Order(3)
	void replicasOfALostNodeServeOnAnotherWithTheirVisitsAndNoChangeStopsTheOthers() throws Exception {
		evenOut();
		Long generation = this.stack.set().getMetadata().getGeneration();
		Set<String> lost = names(on(this.second));
		Visitors visitors = this.stack.service().visitors(VISITORS);

		Instant off = Instant.now();
		this.second.powerOff();
		awaitSilent(lost);
		Instant silent = Instant.now();
		this.second.awaitOverdue();
		assertRefused("timeZone", "Asia/Tokyo", "Europe/Moscow", lost);
		assertThat(this.stack.run("pulumi", "preview", "--non-interactive").output()).contains(lost)
			.contains("is unavailable: node " + this.second.name() + " is lost");
		this.second.awaitReady("Unknown");
		awaitAvailable(REPLICAS - lost.size());
		Instant known = Instant.now().plusSeconds(2);
		assertRefused("replicas", "2", "" + REPLICAS, lost);
		assertRefused("podManagement", "OrderedReady", "Parallel", lost);
		assertThat(this.stack.set().getMetadata().getGeneration()).isEqualTo(generation);
		this.second.taintOutOfService();
		awaitAvailable(REPLICAS);
		Instant back = Instant.now();
		this.second.powerOn();
		this.second.removeTaint();
		this.second.awaitReady("True");
		visitors.close();

		System.out.printf("Node lost: red on the page after %d s, out of the Service after %d s, replaced after %d s%n",
				Duration.between(off, silent).toSeconds(), Duration.between(off, known).toSeconds(),
				Duration.between(off, back).toSeconds());
		assertThat(visitors.failures()).isNotEmpty()
			.allMatch((failure) -> failure.at().isAfter(off) && failure.at().isBefore(known.plusSeconds(10)));
		assertThat(perNode()).as("while the node is away").hasSize(1);
		assertRecorded(visitors);
	}

	/**
	 * An isolated node goes on running: whatever the user does, the replica's successor
	 * does not get the volume while the node may still write to it.
	 */
	@Test
	@Order(4)
	void noVolumeIsMountedOnTwoNodes() throws Exception {
		evenOut();
		List<Pod> cutOff = on(this.second);
		Visitors visitors = this.stack.service().visitors(VISITORS);

		this.second.cut();
		this.second.awaitReady("Unknown");
		this.second.taintOutOfService();
		cutOff.forEach((pod) -> Shell.attempt("kubectl", "-n", this.stack.namespace(), "delete", "pod",
				pod.getMetadata().getName(), "--force", "--grace-period=0"));
		Awaitility.await("the refusal of the volume")
			.atMost(COME_BACK)
			.until(() -> Shell.run("kubectl", "-n", this.stack.namespace(), "get", "events")
				.contains("is mounted on another node, which may still write to it"));
		assertThat(this.stack.set().getStatus().getAvailableReplicas()).isEqualTo(REPLICAS - cutOff.size());
		this.second.mend();
		this.second.removeTaint();
		awaitAvailable(REPLICAS);
		visitors.close();

		assertRecorded(visitors);
	}

	/**
	 * A roll-out begins at the highest ordinal, whatever the others do, and could stop
	 * the last replica that serves.
	 */
	private void assertRefused(String setting, String value, String before, Set<String> lost) throws Exception {
		this.stack.set(setting, value);
		Result up = this.stack.run("pulumi", "up", "--yes", "--skip-preview", "--non-interactive");
		this.stack.set(setting, before);
		assertThat(up.failed()).contains("nothing was changed", "node " + this.second.name() + " is lost")
			.contains(lost);
	}

	private void replicas(int number) throws AutomationException {
		this.stack.set("replicas", "" + number);
		this.stack.up();
	}

	private void moveAway(FurtherNode node) {
		Shell.run("kubectl", "drain", node.name(), "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=180s");
		awaitAvailable(REPLICAS);
	}

	/** Spreads the replicas evenly again, two on each node. */
	private void evenOut() throws AutomationException {
		Shell.run("kubectl", "uncordon", this.second.name());
		while (on(this.second).size() < 2) {
			Pod moved = this.stack.pods()
				.stream()
				.filter((pod) -> !pod.getSpec().getNodeName().equals(this.second.name()))
				.findFirst()
				.orElseThrow();
			this.stack.client().resource(moved).delete();
			awaitAvailable(REPLICAS);
		}
	}

	private Map<String, Integer> perNode() {
		Map<String, Integer> replicas = new TreeMap<>();
		this.stack.pods().forEach((pod) -> replicas.merge(pod.getSpec().getNodeName(), 1, Integer::sum));
		return replicas;
	}

	private List<Pod> on(FurtherNode node) {
		return this.stack.pods().stream().filter((pod) -> node.name().equals(pod.getSpec().getNodeName())).toList();
	}

	private static Set<String> names(List<Pod> pods) {
		return pods.stream().map((pod) -> pod.getMetadata().getName()).collect(Collectors.toSet());
	}

	/** Waits until a number of the set's pods is available, and none is about to end. */
	private void awaitAvailable(int replicas) {
		Awaitility.await(replicas + " replicas to be available")
			.atMost(COME_BACK)
			.until(() -> Integer.valueOf(replicas).equals(this.stack.set().getStatus().getAvailableReplicas())
					&& this.stack.pods()
						.stream()
						.filter((pod) -> pod.getMetadata().getDeletionTimestamp() == null)
						.count() >= replicas);
	}

	/** Waits until a running replica reports that others do not answer. */
	private void awaitSilent(Set<String> replicas) {
		Awaitility.await("the page to show " + replicas + " as not answering")
			.atMost(Duration.ofSeconds(30))
			.ignoreExceptions()
			.until(() -> this.stack.service()
				.replicas()
				.stream()
				.filter((replica) -> !replica.answers())
				.map(Service.Replica::name)
				.collect(Collectors.toSet())
				.equals(replicas));
	}

	/** Each answered visit is in its replica's history, and no answer came twice. */
	private void assertRecorded(Visitors visitors) {
		List<Service.Visit> answered = Service.visits(visitors);
		assertThat(answered).isNotEmpty().doesNotHaveDuplicates();
		Set<Service.Visit> recorded = new HashSet<>();
		answered.stream().map(Service.Visit::replica).distinct().forEach((replica) -> {
			List<Service.Visit> history = this.stack.history(replica);
			assertThat(history).extracting(Service.Visit::sequence).doesNotHaveDuplicates();
			recorded.addAll(history);
		});
		assertThat(recorded).containsAll(answered);
	}

}

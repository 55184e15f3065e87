package stateful.cluster;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stateful.cluster.Cause.Kind;
import stateful.mocks.FakeCluster;

import static org.assertj.core.api.Assertions.assertThat;

class CauseTests {

	private final FakeCluster cluster = new FakeCluster("store").set(1, "Parallel", "store-1");

	@Test
	void aReadyReplicaIsAvailable() {
		this.cluster.readyPod(0, "store-1");

		Replica replica = Snapshots.of(this.cluster).replicas().get(0);

		assertThat(replica.available()).isTrue();
		assertThat(replica.cause()).isEmpty();
	}

	@Test
	void anImageThatDoesNotExistIsTheCause() {
		this.cluster.podWithoutImage(0, "store-1");

		assertThat(Snapshots.cause(this.cluster, 0)).hasValueSatisfying((cause) -> {
			assertThat(cause.kind()).isEqualTo(Kind.IMAGE);
			assertThat(cause.message()).contains("Back-off pulling image", "not found");
		});
	}

	@Test
	void theLastLinesOfACrashAreShown() {
		this.cluster.crashingPod(0, "store-1").log(0, "starting\nFATAL: no database\n");

		assertThat(Snapshots.cause(this.cluster, 0)).hasValueSatisfying((cause) -> {
			assertThat(cause.kind()).isEqualTo(Kind.CRASH);
			assertThat(cause.message()).contains("(OOMKilled) with exit code 137");
			assertThat(cause.log()).isEqualTo("starting\nFATAL: no database");
		});
		assertThat(explanation().lines()).hasSize(3).first().asString().contains("Set a higher memoryLimit.");
	}

	@ParameterizedTest
	@CsvSource({ "Unknown, 4, is lost: Kubelet stopped posting node status",
			"True, 33, is lost: its last heartbeat was 33 s ago" })
	void aLostNodeIsTheCauseEvenWhileKubernetesCallsThePodReady(String ready, int silence, String message) {
		this.cluster.readyPod(0, "store-1")
			.node("node-0", ready)
			.lease("node-0", FakeCluster.NOW.minusSeconds(silence));

		Replica replica = Snapshots.of(this.cluster).replicas().get(0);

		assertThat(replica.available()).isFalse();
		assertThat(replica.cause()).hasValueSatisfying((cause) -> {
			assertThat(cause.kind()).isEqualTo(Kind.NODE);
			assertThat(cause.message()).contains("node node-0 " + message);
		});
	}

	@Test
	void aNodeThatIsNoLongerThereIsTheCause() {
		this.cluster.readyPod(0, "store-1").remove("/api/v1/nodes/node-0");

		assertThat(Snapshots.cause(this.cluster, 0)).map(Cause::message)
			.hasValue("node node-0 is no longer in the cluster");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "0/2 nodes are available: 2 Insufficient memory. | ROOM",
			"0/2 nodes are available: 1 node(s) didn''t match PersistentVolume''s node affinity. | VOLUME" })
	void whatTheSchedulerSaysIsTheCause(String message, Kind kind) {
		this.cluster.pod(0, "store-1",
				"{phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: \""
						+ message + "\"}]}");

		assertThat(Snapshots.cause(this.cluster, 0)).hasValue(new Cause(kind, message));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"initContainerStatuses: [{name: init, ready: true, state: {terminated: {exitCode: 0}}}], "
					+ "containerStatuses: [{name: store, ready: false, restartCount: 0, state: {waiting: "
					+ "{reason: CreateContainerConfigError, message: secret store not found}}}] | CONTAINER "
					+ "| CreateContainerConfigError: secret store not found "
					+ "| Correct environment, command or configuration.",
			"initContainerStatuses: [{name: init, ready: false, restartCount: 2, state: {waiting: "
					+ "{reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 7}}}], containerStatuses: "
					+ "[{name: store, ready: false, restartCount: 0, state: {waiting: {reason: PodInitializing}}}] "
					+ "| CRASH | its container ended with exit code 7, started again 2 times "
					+ "| logs --previous store-0` shows the whole log.",
			"phase: Failed, reason: Evicted, message: The node was low on memory. | CRASH "
					+ "| its pod failed: Evicted The node was low on memory. | logs --previous store-0`" })
	void whatThePodsStatusSaysIsTheCause(String status, Kind kind, String message, String advice) {
		this.cluster.pod(0, "store-1", "{" + status + "}");

		assertThat(Snapshots.cause(this.cluster, 0)).hasValue(new Cause(kind, message));
		assertThat(explanation()).contains(message, advice);
	}

	@Test
	void aSandboxThatCannotBeMadeIsTheCause() {
		this.cluster.pod(0, "store-1", "{phase: Pending}")
			.event("uid-of-store-0", "FailedCreatePodSandBox", "failed to set up sandbox: no addresses left");

		assertThat(Snapshots.cause(this.cluster, 0))
			.hasValue(new Cause(Kind.NODE, "failed to set up sandbox: no addresses left"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "touch: /etc/a: Read-only file system | Add the folder that it writes to to temporaryPaths",
					"bind() to 0.0.0.0:80 failed (13: Permission denied) | Have it listen above 1024",
					"(13)Permission denied: could not bind to 0.0.0.0:80 | Have it listen above 1024",
					"failed to create listening socket for port 53: Permission denied | Have it listen above 1024",
					"Error: listen EACCES: permission denied 0.0.0.0:80 | Have it listen above 1024",
					"open /data/a: permission denied | Set user to the owner of the image",
					"chown: /data: Operation not permitted | grant them with podSecurity and",
					"This script must be run as root | grant them with podSecurity and",
					"dial tcp 10.0.0.7:5432: connect: connection refused | If it calls others, add them to egress.",
					"Connection to postgres:5432 timed out | If it calls others, add them to egress.",
					"panic: no such table | logs --previous store-0` shows the whole log." })
	void theLogOfACrashTellsWhatToDo(String log, String advice) {
		crashed(log);

		assertThat(explanation()).contains("with exit code 1, started again 3 times. ", advice, log);
	}

	@Test
	void aLineAboutAPortSaysNothingOfTheNext() {
		crashed("listening on port 80\nopen /data/a: Permission denied");

		assertThat(explanation()).contains("Set user to the owner of the image");
	}

	private void crashed(String log) {
		this.cluster
			.pod(0, "store-1",
					"{containerStatuses: [{name: store, ready: false, restartCount: 3, state: "
							+ "{waiting: {reason: CrashLoopBackOff}}, lastState: {terminated: {exitCode: 1}}}]}")
			.log(0, "starting\n" + log);
	}

	@Test
	void aVolumeThatIsNotAttachedIsTheCauseUntilTheContainerIsMade() {
		this.cluster.pod(0, "store-1",
				"{phase: Pending, containerStatuses: [{name: store, ready: false, restartCount: 0, state: {waiting: "
						+ "{reason: ContainerCreating}}}]}");
		assertThat(Snapshots.cause(this.cluster, 0)).isEmpty();

		this.cluster.event("uid-of-store-0", "FailedAttachVolume", "Multi-Attach error for volume pvc-1");

		assertThat(Snapshots.cause(this.cluster, 0))
			.hasValue(new Cause(Kind.VOLUME, "Multi-Attach error for volume pvc-1"));
	}

	@Test
	void aQuotaIsToldOfTheSetThatCouldNotMakeThePod() {
		String message = "create Pod store-0 in StatefulSet store failed error: pods \"store-0\" is forbidden: exceeded quota";
		this.cluster.event("uid-of-the-set", "FailedCreate", message);

		assertThat(Snapshots.cause(this.cluster, 0)).hasValue(new Cause(Kind.QUOTA, message));
		assertThat(explanation()).contains("describe quota", "cpuRequest, memoryLimit or replicas",
				"describe statefulset store`");
	}

	@Test
	void whatTheNamespaceForbidsIsToldWithTheInputToSet() {
		this.cluster.event("uid-of-the-set", "FailedCreate",
				"create Pod store-0 in StatefulSet store failed: violates PodSecurity \"restricted:latest\"");
		assertThat(explanation()).contains("Set podSecurity to what it needs, or ask for less in overrides.pod",
				"only the namespace's owner can permit more");
	}

	@Test
	void aQuotaThatWantsALimitIsToldWithWhereToSetIt() {
		this.cluster.event("uid-of-the-set", "FailedCreate",
				"create Pod store-0 in StatefulSet store failed: failed quota: q: must specify limits.cpu for: store");
		assertThat(explanation()).contains("overrides.container, under resources");
	}

	@Test
	void aProbeThatFailsIsTheCauseOnceTheContainerHasHadItsTime() {
		this.cluster.event("uid-of-store-0", "Unhealthy", "Readiness probe failed: dial tcp 10.0.0.7:8080: refused");
		String status = "{phase: Running, containerStatuses: [{name: store, ready: false, restartCount: 0, state: "
				+ "{running: {startedAt: '%s'}}}]}";

		this.cluster.pod(0, "store-1", status.formatted(FakeCluster.NOW.minusSeconds(10)));
		assertThat(Snapshots.cause(this.cluster, 0)).isEmpty();

		this.cluster.pod(0, "store-1", status.formatted(FakeCluster.NOW.minusSeconds(41)));
		assertThat(Snapshots.cause(this.cluster, 0))
			.hasValue(new Cause(Kind.PROBE, "Readiness probe failed: dial tcp 10.0.0.7:8080: refused"));
	}

	@Test
	void aPodThatShouldBeGoneNamesItsFinalizers() {
		this.cluster.readyPod(0, "store-1")
			.put("/api/v1/namespaces/store/pods/store-0",
					"""
							metadata: {name: store-0, uid: a, deletionTimestamp: '2026-11-28T11:58:00Z', finalizers: [example.com/hold]}
							spec: {nodeName: node-0}
							""");

		assertThat(Snapshots.cause(this.cluster, 0)).map(Cause::message).get().asString().contains("example.com/hold");
	}

	@Test
	void withoutRightsNothingIsKnown() {
		this.cluster.readyPod(0, "store-1").forbidEverything();
		Connection.leadTo((settings) -> this.cluster);

		assertThat(new Cluster(new Connection(() -> java.util.Optional.of(java.util.Map.of()))).look("store", "store"))
			.isEmpty();
	}

	private String explanation() {
		Snapshot snapshot = Snapshots.of(this.cluster);
		return new Advice("store").explain(snapshot.replicas().get(0), snapshot);
	}

}

package stateful.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import stateful.cluster.Cluster;
import stateful.cluster.Connection;
import stateful.inputs.Inputs;
import stateful.mocks.FakeCluster;

import static org.assertj.core.api.Assertions.assertThat;

class WaitTests {

	private final FakeCluster live = new FakeCluster("store").set(2, "OrderedReady", "store-a")
		.readyPod(0, "store-a")
		.podWithoutImage(1, "store-b");

	private final List<String> told = new ArrayList<>();

	private final ServiceContext context = new ServiceContext("store",
			new Inputs("store", false, 2, "OrderedReady", Map.of(), null, null, null, null, null, null, Map.of()), null,
			null);

	private final ReplicaWait replicas = new ReplicaWait(this.context, cluster(), this.told::add);

	private Cluster cluster() {
		Connection.leadTo((settings) -> this.live);
		return new Cluster(new Connection(() -> Optional.of(Map.of())));
	}

	@Test
	void aCauseIsToldOnceAndNotBeforeItHasBeenSeenTwice() {
		this.replicas.after(5);
		assertThat(this.told).isEmpty();

		this.replicas.after(10);
		this.replicas.after(15);
		this.replicas.after(600);

		assertThat(this.told).singleElement()
			.asString()
			.contains("store-1 is unavailable: Back-off pulling image", "not found")
			.doesNotContain("\n");
	}

	@Test
	void underOrderedReadyThePodOfAnEarlierRevisionIsToBeDeleted() {
		this.replicas.after(5);
		this.replicas.after(10);

		assertThat(this.told.get(0)).contains("`kubectl --namespace store delete pod store-1`");
	}

	@Test
	void aPodThatKubernetesReplacesByItselfIsNotToBeDeleted() {
		this.live.set(2, "Parallel", "store-a");

		this.replicas.after(5);
		this.replicas.after(10);

		assertThat(this.told.get(0)).contains("Set image to a reference").doesNotContain("delete pod");
	}

	@Test
	void aClusterThatCannotBeReadIsToldOfInGeneralTerms() {
		this.live.forbidEverything();

		for (int seconds = 5; seconds < 200; seconds += 5) {
			this.replicas.after(seconds);
		}

		assertThat(this.told).singleElement()
			.asString()
			.contains("have not been ready for 60 s", "kubectl --namespace store describe pods");
	}

	@Test
	void theWaitForAnAddressShowsTheServicesOwnEvent() {
		this.live.put("/api/v1/namespaces/store/services/store", "metadata: {uid: uid-of-the-service}")
			.event("uid-of-the-service", "SyncLoadBalancerFailed", "no subnet for a load balancer");
		AddressWait address = new AddressWait(this.context, cluster(), this.told::add);

		address.after(15);
		assertThat(this.told).isEmpty();
		address.after(20);
		address.after(25);

		assertThat(this.told).singleElement()
			.asString()
			.contains("serviceType NodePort", "no subnet for a load balancer");
	}

}

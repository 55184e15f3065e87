package stateful.volumes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stateful.cluster.Snapshots;
import stateful.inputs.Quantity;
import stateful.mocks.FakeCluster;

import static org.assertj.core.api.Assertions.assertThat;

class GrowthTests {

	private final FakeCluster cluster = new FakeCluster("store").set(1, "Parallel", "store-1");

	private final AtomicInteger pauses = new AtomicInteger();

	private final List<String> told = new ArrayList<>();

	@Test
	void aVolumeThatHasMoreThanIsAskedForHasGrown() {
		this.cluster.claim(0, "256Mi", "300Mi", "");

		grow("256Mi", () -> {
		});

		assertThat(this.pauses).hasValue(0);
	}

	@Test
	void growthIsWaitedFor() {
		this.cluster.claim(0, "1Gi", "128Mi", "");

		grow("1Gi", () -> {
			if (this.pauses.get() == 7) {
				this.cluster.claim(0, "1Gi", "1Gi", "");
			}
		});

		assertThat(this.pauses).hasValue(7);
	}

	@Test
	void anInfeasibleGrowthIsAnErrorAtOnceWithTheClaimsOwnReason() {
		this.cluster.claim(0, "1Ti", "128Mi",
				"allocatedResourceStatuses: {storage: ControllerResizeInfeasible}, conditions: [{type: "
						+ "ControllerResizeError, status: 'True', message: no space left on device}]");

		assertThat(grow("1Ti", () -> {
		})).get().asString().contains("data-store-0 has 128Mi: ControllerResizeInfeasible: no space left on device");
		assertThat(this.pauses).hasValue(0);
	}

	@Test
	void theFailureOfAnEarlierRequestIsNone() {
		this.cluster.claim(0, "1Gi", "128Mi",
				"allocatedResources: {storage: 1Ti}, allocatedResourceStatuses: {storage: ControllerResizeInfeasible}");

		assertThat(grow("1Gi", () -> this.cluster.claim(0, "1Gi", "1Gi", ""))).isEmpty();
	}

	@Test
	void anErrorThatPassesIsNoneAndOneThatStaysIs() {
		String error = "conditions: [{type: NodeResizeError, status: 'True', message: xfs_growfs failed}]";
		this.cluster.claim(0, "1Gi", "128Mi", error);
		grow("1Gi", () -> {
			if (this.pauses.get() == 5) {
				this.cluster.claim(0, "1Gi", "1Gi", "");
			}
		});
		this.cluster.claim(0, "1Gi", "128Mi", error);

		assertThat(grow("1Gi", () -> {
		})).get().asString().contains("data-store-0 has 128Mi: xfs_growfs failed");
		assertThat(this.pauses).hasValueLessThan(30);
	}

	@Test
	void aFileSystemThatGrowsWithItsPodIsToldAfterAWhile() {
		this.cluster.claim(0, "1Gi", "128Mi", "conditions: [{type: FileSystemResizePending, status: 'True'}]");

		assertThat(grow("1Gi", () -> {
		})).get().asString().contains("its file system grows when its pod starts again");
		assertThat(this.told).singleElement()
			.asString()
			.startsWith("45 s: The volumes must still grow to storageSize \"1Gi\".")
			.contains("data-store-0 has 128Mi: its file system grows when its pod starts again");
	}

	@Test
	void whatCannotBeReadIsNotWaitedFor() {
		new Growth(Optional::empty, this.pauses::incrementAndGet, this.told::add).await(List.of("data-store-0"),
				size("1Gi"));

		assertThat(this.pauses).hasValue(0);
	}

	@ParameterizedTest(name = "asks for {0}, has {1}: at least {2}")
	@CsvSource({ "128Mi, 300Mi, 128Mi", "512Mi, 512Mi, 512Mi", "1Ti, 512Mi, 128Mi", "1Ti, 64Mi, 64Mi" })
	void aClaimThatDidNotGrowMayGoBack(String request, String capacity, String least) {
		this.cluster.claim(0, request, capacity, "");

		assertThat(live("data-store-0").least()).map(Quantity::text).hasValue(least);
	}

	@Test
	void aReplicaToComeGetsWhatTheTemplateSays() {
		this.cluster.claim(0, "1Gi", "64Mi", "");

		assertThat(live("data-store-0", "data-store-1").least()).map(Quantity::text).hasValue("128Mi");
		assertThat(live("data-store-0", "data-store-1").mustGrow(size("256Mi"))).isTrue();
	}

	@Test
	void aRequestIsKeptWhereKubernetesWouldNotTakeItBack() {
		this.cluster.claim(0, "1Ti", "512Mi", "").claim(1, "1Ti", "128Mi", "");
		LiveClaims claims = live("data-store-0", "data-store-1");

		assertThat(claims.kept(size("512Mi"))).containsOnlyKeys("data-store-0").containsValue("1Ti");
		assertThat(claims.kept(size("128Mi"))).containsOnlyKeys("data-store-0", "data-store-1");
		assertThat(claims.kept(size("1Gi"))).isEmpty();
	}

	private LiveClaims live(String... names) {
		return LiveClaims.of(Snapshots.of(this.cluster), "data", List.of(names));
	}

	private Optional<String> grow(String size, Runnable meanwhile) {
		this.pauses.set(0);
		return new Growth(() -> Optional.of(Snapshots.of(this.cluster).claims()), () -> {
			this.pauses.incrementAndGet();
			meanwhile.run();
		}, (text) -> this.told.add(this.pauses + " s: " + text)).await(List.of("data-store-0"), size(size));
	}

	private static Quantity size(String text) {
		return Quantity.parse(text).orElseThrow();
	}

}

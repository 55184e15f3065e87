package stateful.objects;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkloadTests {

	@Test
	void aRollOutMayTakeWhatEachReplicaMayTakeToEnd() {
		Duration ofAReplica = Duration.ofSeconds(30 + 600);

		assertThat(Workload.rollOut(3, 600, 120)).isEqualTo(Duration.ofMinutes(3).plus(ofAReplica.multipliedBy(3)));
	}

	@Test
	void aRollOutMayTakeWhatEachReplicaMayTakeToStart() {
		Duration usual = Workload.rollOut(3, 30, 120);

		assertThat(Workload.rollOut(3, 30, 60)).isEqualTo(usual);
		assertThat(Workload.rollOut(3, 30, 1800)).isEqualTo(usual.plusSeconds(3 * (1800 - 120)));
	}

}

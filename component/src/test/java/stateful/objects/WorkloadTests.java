package stateful.objects;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WorkloadTests {

	@Test
	void aRollOutMayTakeWhatEachReplicaMayTakeToEnd() {
		Duration ofAReplica = Duration.ofSeconds(30 + 600);

		assertThat(Workload.rollOut(3, 600)).isEqualTo(Duration.ofMinutes(3).plus(ofAReplica.multipliedBy(3)));
	}

}

package timestamps.e2e.soak;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The user's variables make the plan of a run, and invalid ones are reported. */
class PlanTests {

	@Test
	void tenMinutesOfAllFaultsAreTheDefault() {
		Plan plan = Plan.of(Map.of());

		assertThat(plan.length()).isEqualTo(Duration.ofMinutes(10));
		assertThat(plan.rate()).isEqualTo(200);
		assertThat(plan.faults()).isEmpty();
	}

	@Test
	void lengthSeedRateAndFaultsCanBeChosen() {
		Plan plan = Plan.of(Map.of("SOAK", "2h", "SEED", "7", "RATE", "50", "FAULTS", "pod-deleted, etcd-killed"));

		assertThat(plan.length()).isEqualTo(Duration.ofHours(2));
		assertThat(plan.seed()).isEqualTo(7);
		assertThat(plan.rate()).isEqualTo(50);
		assertThat(plan.faults()).containsExactly("pod-deleted", "etcd-killed");
	}

	@Test
	void eachFaultCanBeAskedForOnce() {
		assertThat(Plan.of(Map.of("SOAK", "once")).length()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "SOAK, 10", "SOAK, 0m", "SOAK, forever", "SEED, x", "SEED, 0", "RATE, 0", "RATE, 100000" })
	void whatCannotBeIsToldWithWhatIsAllowed(String name, String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> Plan.of(Map.of(name, value)))
			.withMessageContaining(name + " is \"" + value + "\"; allowed is ");
	}

	@Test
	void aFaultThatIsNoneIsToldWithThoseThereAre() {
		assertThatIllegalArgumentException().isThrownBy(() -> Faults.of(List.of("earthquake"), new Random(7)))
			.withMessageContaining("FAULTS names \"earthquake\"; allowed are ")
			.withMessageContaining("pod-deleted");
	}

	@Test
	void aSeedDrawsTheSameOrderAgainAndEveryFaultOnceARound() {
		Faults faults = Faults.of(List.of(), new Random(7));
		Faults again = Faults.of(List.of(), new Random(7));
		List<String> all = Faults.all().stream().map(Fault::name).toList();

		for (int round = 0; round < 3; round++) {
			List<String> order = order(faults, all.size());

			assertThat(order).containsExactlyInAnyOrderElementsOf(all);
			assertThat(order(again, all.size())).isEqualTo(order);
		}
	}

	private static List<String> order(Faults faults, int number) {
		return IntStream.range(0, number).mapToObj((i) -> faults.next().name()).toList();
	}

}

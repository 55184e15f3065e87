package stateful.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import stateful.cluster.Cause;
import stateful.cluster.Replica;
import stateful.rollout.Change.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replicas as letters, the first one first: {@code a}vailable, {@code A}vailable with the
 * new template, on a lost {@code n}ode, {@code c}rashing, {@code C}rashing with the new
 * template, {@code s}tarting.
 */
class ChangeTests {

	private static final Map<Character, Cause.Kind> CAUSES = Map.of('n', Cause.Kind.NODE, 'c', Cause.Kind.CRASH, 'C',
			Cause.Kind.CRASH);

	@ParameterizedTest
	@ValueSource(strings = { "an", "na", "nacn", "anan", "aaan", "naaa", "nAa", "nca" })
	void whileANodeIsLostNothingThatServesIsStopped(String replicas) {
		for (Kind kind : Kind.values()) {
			assertThat(conflicts(replicas, replicas.length(), kind)).as(kind.name()).isNotEmpty();
		}
		assertThat(conflicts(replicas.toUpperCase().replace('N', 'n') + "a", replicas.length(), Kind.PARALLEL))
			.as("scaling down")
			.isNotEmpty();
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void aHealthySetMayChange(Kind kind) {
		assertThat(conflicts("aaa", 3, kind)).isEmpty();
		assertThat(conflicts("aas", 2, kind)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "AnAn", "n", "nn", "nc", "ns" })
	void whatStopsNothingThatServesIsAllowed(String replicas) {
		assertThat(conflicts(replicas, replicas.length(), Kind.PARALLEL)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "AAc, Parallel roll-back", "aac, another template", "Ac, two replicas", "ac, two and another" })
	void aFailedRollOutHasAWayOut(String replicas, String why) {
		assertThat(conflicts(replicas, replicas.length(), Kind.PARALLEL)).as(why).isEmpty();
		assertThat(conflicts(replicas, replicas.length(), Kind.ORDERED)).as(why).isEmpty();
	}

	@Test
	void aBrokenReplicaThatIsReachedLastMayBeMendedWhileAnotherServes() {
		assertThat(conflicts("caa", 3, Kind.PARALLEL)).isEmpty();
		assertThat(conflicts("ca", 2, Kind.PARALLEL)).extracting(Replica::name).containsExactly("store-0");
		assertThat(conflicts("ca", 2, Kind.ORDERED)).as("stops nothing").isEmpty();
	}

	@Test
	void scalingDownMayEndAQuotaButNotTheLastThatServes() {
		assertThat(conflicts("caa", 2, Kind.PARALLEL)).as("and rolls").isNotEmpty();
		assertThat(conflicts("CAA", 2, Kind.PARALLEL)).isEmpty();
		assertThat(conflicts("CA", 1, Kind.PARALLEL)).isNotEmpty();
		assertThat(conflicts("An", 1, Kind.PARALLEL)).as("the lost one goes").isEmpty();
	}

	@Test
	void aReplacementStopsAllAndTakesAllToServe() {
		assertThat(conflicts("AAC", 3, Kind.REPLACEMENT)).extracting(Replica::name).containsExactly("store-2");
	}

	private static List<Replica> conflicts(String letters, int count, Kind kind) {
		List<Replica> replicas = new ArrayList<>();
		for (int i = 0; i < letters.length(); i++) {
			char letter = letters.charAt(i);
			Optional<Cause> cause = Optional.ofNullable(CAUSES.get(letter)).map((known) -> new Cause(known, "…", ""));
			replicas.add(new Replica("store-" + i, i, Optional.empty(), Character.toLowerCase(letter) == 'a', cause));
		}
		return new Change(replicas, count, kind, (replica) -> Character.isUpperCase(letters.charAt(replica.ordinal())))
			.conflicts();
	}

}

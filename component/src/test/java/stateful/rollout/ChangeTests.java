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
 * Replicas as letters, the first one first: {@code a}vailable, {@code s}tarting, on a
 * lost {@code n}ode, without its {@code v}olume, {@code e}nding, {@code c}rashing,
 * without an {@code i}mage, a c{@code o}ntainer's Secret, a passing {@code p}robe,
 * {@code r}oom or {@code q}uota. {@code A} and {@code C} have the new template.
 */
class ChangeTests {

	private static final Map<Character, Cause.Kind> CAUSES = Map.of('n', Cause.Kind.NODE, 'v', Cause.Kind.VOLUME, 'e',
			Cause.Kind.END, 'c', Cause.Kind.CRASH, 'i', Cause.Kind.IMAGE, 'o', Cause.Kind.CONTAINER, 'p',
			Cause.Kind.PROBE, 'r', Cause.Kind.ROOM, 'q', Cause.Kind.QUOTA);

	@Test
	void everyCauseHasALetter() {
		assertThat(CAUSES.values()).containsExactlyInAnyOrder(Cause.Kind.values());
	}

	@ParameterizedTest
	@ValueSource(strings = { "an", "na", "nacn", "anan", "aaan", "naaa", "nAa", "nca" })
	void whatNoTemplateMendsStopsNothingThatServes(String replicas) {
		for (char cause : new char[] { 'n', 'v', 'e' }) {
			String broken = replicas.replace('n', cause);
			for (Kind kind : Kind.values()) {
				assertThat(conflicts(broken, broken.length(), kind)).as(broken + kind).isNotEmpty();
			}
			String kept = broken.replace('a', 'A').replace('c', 'C');
			assertThat(conflicts(kept + "a", kept.length(), Kind.PARALLEL)).as("scaling down " + kept).isNotEmpty();
		}
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
		for (char cause : new char[] { 'c', 'i', 'o', 'p', 'r', 'q' }) {
			String broken = replicas.replace('c', cause);
			assertThat(conflicts(broken, broken.length(), Kind.PARALLEL)).as(broken + why).isEmpty();
			assertThat(conflicts(broken, broken.length(), Kind.ORDERED)).as(broken + why).isEmpty();
		}
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
			Optional<Cause> cause = Optional.ofNullable(CAUSES.get(Character.toLowerCase(letter)))
				.map((known) -> new Cause(known, "…", ""));
			replicas.add(new Replica("store-" + i, i, Optional.empty(), Character.toLowerCase(letter) == 'a', cause));
		}
		return new Change(replicas, count, kind, (replica) -> Character.isUpperCase(letters.charAt(replica.ordinal())))
			.conflicts();
	}

}

package stateful.overrides;

import java.util.List;
import java.util.Map;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MergeTests {

	@Test
	void mapsAreMergedByKeyAndOtherValuesReplaced() {
		Object merged = Merge.of(Map.of("a", Map.of("b", 1, "c", 2), "d", List.of(1, 2)),
				Map.of("a", Map.of("c", 3), "d", List.of(4)));

		assertThat(merged).isEqualTo(Map.of("a", Map.of("b", 1, "c", 3), "d", List.of(4)));
	}

	@Test
	void aSecretStaysASecretInItsPlace() {
		Object merged = Merge.of(Map.of("a", "1"), Map.of("a", Output.ofSecret("2"), "b", Output.ofSecret("3")));

		assertThat(merged).isInstanceOf(Map.class);
		assertThat(((Map<?, ?>) merged).values()).allSatisfy(
				(value) -> assertThat(Internal.of((Output<?>) value).getDataAsync().join().isSecret()).isTrue());
	}

	@Test
	void aSecretMapIsMergedAndMakesTheWholeASecret() {
		Object merged = Merge.of(Map.of("a", "1"), Output.ofSecret(Map.of("b", "2")));

		var data = Internal.of((Output<?>) merged).getDataAsync().join();
		assertThat(data.isSecret()).isTrue();
		assertThat(data.getValueNullable()).isEqualTo(Map.of("a", "1", "b", "2"));
	}

}

package timestamps.infra;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VolumesTests {

	private final MockedStack stack = new MockedStack();

	@Test
	void everyClaimHasTheSizeOfTheSettings() {
		this.stack.up(Map.of("storageSize", "1Gi"));

		assertThat(this.stack.claims()).containsExactly("visits-timestamps-0", "visits-timestamps-1",
				"visits-timestamps-2");
		assertThat(this.stack.claim(2).at("metadata", "name").value()).isEqualTo("visits-timestamps-2");
		assertThat(this.stack.claim(2).at("spec", "resources", "requests", "storage").value()).isEqualTo("1Gi");
	}

	@Test
	void volumesGrowOnAClassThatLetsThem() {
		this.stack.cluster().letVolumesGrow();
		this.stack.up(Map.of());

		this.stack.up(Map.of("storageSize", "256Mi", "replicas", "4"));

		assertThat(this.stack.claims()).hasSize(4);
		assertThat(this.stack.claim(0).at("spec", "resources", "requests", "storage").value()).isEqualTo("256Mi");
		assertThat(this.stack.claim(3).at("spec", "resources", "requests", "storage").value()).isEqualTo("256Mi");
	}

	@Test
	void volumesDoNotGrowOnAClassThatCannotAndNothingIsTouched() {
		this.stack.up(Map.of());

		this.stack.assertRefused(Map.of("storageSize", "256Mi"))
			.withMessageContaining("storageSize is \"256Mi\"")
			.withMessageContaining("their class standard does not let them grow. Allowed is 128Mi");
	}

	@Test
	void volumesDoNotShrinkAndNothingIsTouched() {
		this.stack.up(Map.of());

		this.stack.assertRefused(Map.of("storageSize", "64Mi"))
			.withMessageContaining("storageSize is \"64Mi\"; the volumes have 128Mi and cannot shrink");
	}

	@Test
	void volumesOfTheTypeThatTheComponentHadBeforeAreItsOwn() {
		this.stack.cluster().rememberAs("timestamps:index:TimestampService");
		this.stack.up(Map.of("storageSize", "1Gi"));

		this.stack.assertRefused(Map.of())
			.withMessageContaining("storageSize is \"128Mi\"; the volumes have 1Gi and cannot shrink");
	}

	@Test
	void theSameSizeInOtherWordsIsNoChange() {
		this.stack.up(Map.of("storageSize", "1Gi"));

		this.stack.up(Map.of("storageSize", "1024Mi"));

		assertThat(this.stack.claims()).hasSize(3);
	}

	@Test
	void volumesNeitherMoveNorChangeTheirClassAndBothAreTold() {
		this.stack.up(Map.of());

		this.stack.assertRefused(Map.of("namespace", "elsewhere", "storageClass", "fast"))
			.withMessageContaining("namespace is \"elsewhere\"; the volumes are in timestamps and cannot move")
			.withMessageContaining("storageClass is \"fast\"; the volumes are of class standard and cannot change it");
	}

	@Test
	void whatIsWrongWithTheConfigurationAndWithTheVolumesIsToldAtOnce() {
		this.stack.cluster().letVolumesGrow();
		this.stack.up(Map.of("storageSize", "1Gi"));

		this.stack
			.assertRefused(Map.of("replicas", "0", "storageSize", "512Mi", "namespace", "elsewhere", "storageClass",
					"Fast", "colour", "red"))
			.withMessageContaining("timestamps:replicas is \"0\"")
			.withMessageContaining("timestamps:colour is \"red\"")
			.withMessageContaining("timestamps:storageSize is \"512Mi\"; the volumes have 1Gi and cannot shrink")
			.withMessageContaining("timestamps:namespace is \"elsewhere\"; the volumes are in timestamps")
			.withMessageContaining("timestamps:storageClass is \"Fast\"; allowed is a DNS name")
			.withMessageNotContaining("the volumes are of class");
	}

	@Test
	void aClassThatDoesNotLetVolumesGrowIsToldWithTheRest() {
		this.stack.up(Map.of());

		this.stack.assertRefused(Map.of("replicas", "0", "storageSize", "256Mi"))
			.withMessageContaining("timestamps:replicas is \"0\"")
			.withMessageContaining(
					"timestamps:storageSize is \"256Mi\"; the volumes have 128Mi, and their class standard"
							+ " does not let them grow");
	}

	@Test
	void aSizeThatIsNoneIsNotToldASecondTime() {
		this.stack.up(Map.of("storageSize", "1Gi"));

		this.stack.assertFailed(Map.of("storageSize", "big"))
			.withMessageContaining("timestamps:storageSize is \"big\"; allowed is a positive Kubernetes quantity")
			.withMessageNotContaining("cannot shrink");
	}

	@ParameterizedTest
	@CsvSource({ "image, other:1", "serviceType, NodePort", "servicePort, 8000", "storageSize, 1Gi",
			"storageClass, standard", "retainVolumes, true", "podManagement, OrderedReady", "timeZone, Europe/Moscow",
			"cpuRequest, 1", "memoryLimit, 1Gi" })
	void noChangeRenamesAClaim(String key, String value) {
		this.stack.cluster().letVolumesGrow();
		this.stack.up(Map.of());
		List<String> before = this.stack.claims();

		this.stack.up(Map.of(key, value));

		assertThat(this.stack.claims()).isEqualTo(before);
		List<?> names = this.stack.output("pvcNames", List.class);
		assertThat(names).isEqualTo(before);
		assertThat(this.stack.set().at("metadata", "name").value()).isEqualTo("timestamps");
		assertThat(this.stack.claimTemplate().at("metadata", "name").value()).isEqualTo("visits");
	}

}

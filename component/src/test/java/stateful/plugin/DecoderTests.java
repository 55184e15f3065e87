package stateful.plugin;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.core.internal.OutputData;
import com.pulumi.exceptions.RunException;
import com.pulumi.provider.internal.properties.PropertyValue;
import com.pulumi.provider.internal.properties.PropertyValue.OutputReference;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.test.PulumiTest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import pulumirpc.Provider.ConstructRequest;
import pulumirpc.Provider.ConstructResponse;
import stateful.StatefulService;
import stateful.StatefulServiceArgs;
import stateful.inputs.Problems;
import stateful.mocks.EchoingCluster;
import stateful.sdk.EngineValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DecoderTests {

	private final Decoder decoder = new Decoder(new Problems());

	private final EchoingCluster cluster = new EchoingCluster(EchoingCluster.IP);

	@Test
	void plainValuesAndListsAreRead() {
		StatefulServiceArgs args = decode(Map.of("replicas", PropertyValue.of(2), "command",
				PropertyValue.of(List.of(PropertyValue.of("/etcd"))), "retainVolumes", PropertyValue.of(true), "ports",
				PropertyValue.of(List
					.of(PropertyValue.of(Map.of("name", PropertyValue.of("peers"), "port", PropertyValue.of(2380)))))));

		assertThat(this.decoder.problems().all()).isEmpty();
		assertThat(args).hasFieldOrPropertyWithValue("replicas", 2)
			.hasFieldOrPropertyWithValue("command", List.of("/etcd"))
			.hasFieldOrPropertyWithValue("retainVolumes", true);
		assertThat(args).extracting("ports", InstanceOfAssertFactories.LIST)
			.singleElement()
			.hasFieldOrPropertyWithValue("port", 2380);
	}

	@Test
	void dataKeepsNothingsNumbersAndSecretsInTheirPlaces() {
		PropertyValue secret = PropertyValue.ofSecret(PropertyValue.of("hush"));
		PropertyValue pod = PropertyValue.of(Map.of("a", PropertyValue.NULL, "b", PropertyValue.of(2), "c",
				PropertyValue.of(0.5), "d", PropertyValue.of(List.of(secret, PropertyValue.of(true)))));

		StatefulServiceArgs args = decode(Map.of("overrides", PropertyValue.of(Map.of("pod", pod))));

		assertThat(this.decoder.problems().all()).isEmpty();
		assertThat(args).extracting("overrides.pod").satisfies((output) -> {
			Map<?, ?> data = (Map<?, ?>) Internal.of((Output<?>) output).getValueNullable().join();
			assertThat(data.get("a")).isNull();
			assertThat(data.get("b")).isEqualTo(2);
			assertThat(data.get("c")).isEqualTo(0.5);
			List<?> list = (List<?>) data.get("d");
			assertThat(Internal.of((Output<?>) list.get(0)).getDataAsync().join().isSecret()).isTrue();
			assertThat(list.get(1)).isEqualTo(true);
		});
	}

	@Test
	void dataOfAnotherKindIsReportedAndAWholeFragmentMayBeKnownLater() {
		StatefulServiceArgs args = decode(Map.of("overrides",
				PropertyValue.of(Map.of("pod", PropertyValue.of("a"), "service", PropertyValue.COMPUTED))));

		assertThat(this.decoder.problems().all()).containsExactly("overrides.pod is \"a\"; allowed is an object");
		assertThat(args).extracting("overrides.service")
			.satisfies((output) -> assertThat(Internal.of((Output<?>) output).isKnown()).isCompletedWithValue(false));
	}

	@Test
	void aSecretOutputIsReadAsASecretAndAnUnknownOneAsUnknown() {
		PropertyValue secret = PropertyValue
			.ofSecret(PropertyValue.of(new OutputReference(PropertyValue.of("a:1"), Set.of())));
		PropertyValue unknown = PropertyValue.of(new OutputReference(null, Set.of()));

		OutputData<String> image = image(decode(Map.of("image", secret)));
		assertThat(image.isSecret()).isTrue();
		assertThat(image.getValueNullable()).isEqualTo("a:1");
		assertThat(image(decode(Map.of("image", unknown))).isKnown()).isFalse();
		assertThat(image(decode(Map.of("image", PropertyValue.COMPUTED))).isKnown()).isFalse();
	}

	@AfterEach
	void forgetTheRuntime() {
		PulumiTest.cleanup();
	}

	@Test
	void whatIsOfAnotherKindOrHasAnotherNameIsToldAtOnce() {
		decode(Map.of("replicas", PropertyValue.of("three"), "port", PropertyValue.of(80.5), "command",
				PropertyValue.of("/etcd"), "retainVolumes", PropertyValue.of("yes"), "image", PropertyValue.of(7),
				"storagesize", PropertyValue.of("1Gi"), "user", PropertyValue.COMPUTED, "namespace",
				PropertyValue.ofSecret(PropertyValue.of("a")), "readinessProbe",
				PropertyValue.of(Map.of("pathh", PropertyValue.of("/")))));

		assertThat(String.join("\n", this.decoder.problems().all())).contains(
				"replicas is \"three\"; allowed is a whole number", "port is \"80.5\"; allowed is a whole number",
				"command is \"/etcd\"; allowed is a list", "retainVolumes is \"yes\"; allowed is true or false",
				"image is \"7.0\"; allowed is a text", "storagesize is no input. Did you mean storageSize?",
				"user is not known before another resource has been made", "namespace is a secret",
				"readinessProbe.pathh is no input. Did you mean path?");
	}

	@Test
	void aSecretOfAnotherKindIsNotTold() {
		PropertyValue secret = PropertyValue.ofSecret(PropertyValue.of(123456));
		PropertyValue output = PropertyValue
			.ofSecret(PropertyValue.of(new OutputReference(PropertyValue.of(123456), Set.of())));
		PropertyValue variable = PropertyValue.of(Map.of("name", PropertyValue.of("PIN"), "value", secret));

		decode(Map.of("environment", PropertyValue.of(List.of(variable)), "image", output, "user",
				PropertyValue.of(List.of(PropertyValue.of(1), secret)), "port",
				PropertyValue.of(Map.of("pin", output))));

		assertThat(this.decoder.problems().all()).containsExactly(
				"environment[0].value is \"[secret]\"; allowed is a text", "image is \"[secret]\"; allowed is a text",
				"port is \"{pin:[secret]}\"; allowed is a whole number",
				"user is \"[1.0,[secret]]\"; allowed is a whole number");
	}

	@Test
	void aComponentThatCannotBeFailsWithAMessageForPeople() {
		ConstructRequest request = request(StatefulService.TYPE,
				Map.of("replicas", PropertyValue.of("three"), "port", PropertyValue.of(0)));

		assertThatThrownBy(() -> construct(request)).hasCauseInstanceOf(RunException.class)
			.hasMessageContaining("nothing of it was created or changed.\n  ")
			.hasMessageContaining("replicas is \"three\"; allowed is a whole number\n")
			.hasMessageContaining("port is \"0\"; allowed is a whole number from 1 to 65535")
			.hasMessageContaining("image is not set")
			.hasMessageNotContaining("\tat ");
	}

	@Test
	@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
	void aStateThatCannotBeReadIsToldAndNotWaitedFor() {
		this.cluster
			.failToReadTheState(new StatusRuntimeException(Status.UNKNOWN.withDescription("the bucket is locked")));
		ConstructRequest request = request(StatefulService.TYPE,
				Map.of("image", PropertyValue.of("a:1"), "mountPath", PropertyValue.of("/data")));

		assertThatThrownBy(() -> construct(request)).hasCauseInstanceOf(RunException.class)
			.hasMessageContaining("The stack's state could not be read: ")
			.hasMessageContaining("the bucket is locked");
	}

	@Test
	void anElementThatIsWrongDoesNotHideOthers() {
		ConstructRequest request = request(StatefulService.TYPE,
				Map.of("ports", PropertyValue.of(List.of(PropertyValue.of("peers"), PropertyValue.NULL,
						PropertyValue.of(Map.of("name", PropertyValue.of("a"), "port", PropertyValue.of(0)))))));

		assertThatThrownBy(() -> construct(request)).hasMessageContaining("ports[0] is \"peers\"; allowed is an object")
			.hasMessageContaining("ports[1] is nothing; allowed is a value")
			.hasMessageContaining("ports[2].port is \"0\"");
	}

	@Test
	void anotherTypeIsToldWithTheOneThatThereIs() {
		ConstructRequest request = request("stateful:index:Other", Map.of());

		assertThatThrownBy(() -> construct(request))
			.hasMessageContaining("There is no resource stateful:index:Other; there is stateful:index:StatefulService");
	}

	private static ConstructRequest request(String type, Map<String, PropertyValue> inputs) {
		return ConstructRequest.newBuilder()
			.setType(type)
			.setName("store")
			.setInputs(PropertyValue.marshalProperties(inputs))
			.build();
	}

	/** Constructs within a deployment, as the engine does. */
	private void construct(ConstructRequest request) {
		AtomicReference<CompletableFuture<ConstructResponse>> response = new AtomicReference<>();
		PulumiTest.withMocks(this.cluster)
			.runTest((context) -> response
				.set(StatefulProvider.construct(request, ComponentResourceOptions.Empty, new Problems())));
		response.get().join();
	}

	private StatefulServiceArgs decode(Map<String, PropertyValue> values) {
		return this.decoder.decode(EngineValues.read(PropertyValue.marshalProperties(values)),
				StatefulServiceArgs.class);
	}

	@SuppressWarnings("unchecked") // the field is an Output<String>
	private static OutputData<String> image(StatefulServiceArgs args) {
		try {
			var field = StatefulServiceArgs.class.getDeclaredField("image");
			field.setAccessible(true);
			return Internal.of((Output<String>) field.get(args)).getDataAsync().join();
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

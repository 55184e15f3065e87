package stateful;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.pulumi.core.Output;
import org.junit.jupiter.params.provider.Arguments;
import stateful.StatefulServiceArgs.Builder;
import stateful.inputs.Declaration;
import stateful.inputs.Effect;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Changes of every input, and of the parts of inputs, for tests of what they do. */
final class InputChanges {

	private static final Predicate<Declaration> STOPS_REPLICAS = (
			input) -> EnumSet.of(Effect.ROLLS_OUT, Effect.REPLACES, Effect.MERGES).contains(input.effect());

	private InputChanges() {
	}

	/** The input, the change in words, and the inputs before and after it. */
	static Stream<Arguments> thatStopReplicas() {
		return Stream.concat(
				Declaration.of(StatefulServiceArgs.class)
					.stream()
					.filter(STOPS_REPLICAS)
					.flatMap((input) -> changes(input.name())),
				Stream.of(arguments("replicas", "2", Samples.minimal(), Samples.minimal().replicas(2))));
	}

	private static Stream<Arguments> changes(String input) {
		List<Builder> all = Stream.concat(Stream.of(unset(input)), values(input).map((value) -> set(input, value)))
			.toList();
		return IntStream.range(1, all.size())
			.boxed()
			.flatMap((i) -> Stream.of(arguments(input, "to value " + i, all.get(i - 1), all.get(i)),
					arguments(input, "from value " + i, all.get(i), all.get(i - 1))));
	}

	private static Builder unset(String input) {
		return input.equals("configurationPath") ? Samples.minimal().configuration(ConfigurationFileArgs.of("a", "1"))
				: Samples.minimal();
	}

	private static Builder set(String input, Object value) {
		Builder args = unset(input);
		Declaration.of(StatefulServiceArgs.class, input).set(args.build(), value);
		return args;
	}

	/** Each makes another template than the one before, and the first than none. */
	private static Stream<?> values(String input) {
		return switch (input) {
			case "image" -> Stream.of(Output.of("registry.example/store:2"), Output.of("registry.example/store:3"));
			case "registry" -> Stream.of(RegistryArgs.of("registry.example", "me", Output.ofSecret("secret")));
			case "command", "arguments" -> Stream.of(List.of("/store"), List.of("/store", "--verbose"));
			case "environment" -> variables().map(List::of);
			case "configuration" -> files().map(List::of);
			case "user", "terminationGraceSeconds", "startSeconds", "port" -> Stream.of(1001, 1002);
			case "startupProbe", "livenessProbe", "readinessProbe" -> probes();
			case "cpuRequest", "memoryLimit", "temporarySize" -> Stream.of("1Gi", "2Gi");
			case "configurationPath", "mountPath" -> Stream.of("/a", "/b");
			case "temporaryPaths" -> Stream.of(List.of("/a"), List.of("/a", "/b"));
			case "labels" -> Stream.of(List.of(LabelArgs.of("a", "1")), List.of(LabelArgs.of("a", "2")));
			case "rules" -> Stream.of(List.of(RuleArgs.of(List.of(""), List.of("pods"), List.of("get"))));
			case "portName" -> Stream.of("https", "store");
			case "ports" -> ports().map(List::of);
			case "podManagement" -> Stream.of("OrderedReady", "Parallel");
			case "overrides" -> overrides();
			default -> throw new IllegalArgumentException("Add values of " + input);
		};
	}

	private static Stream<EnvironmentVariableArgs> variables() {
		return Stream.of(EnvironmentVariableArgs.of("A", "1"), EnvironmentVariableArgs.of("A", "2"),
				EnvironmentVariableArgs.ofSecret("A", "store", "a"),
				EnvironmentVariableArgs.ofField("A", "metadata.name"));
	}

	private static Stream<ConfigurationFileArgs> files() {
		return Stream.of(ConfigurationFileArgs.of("a", "1"), ConfigurationFileArgs.of("a", "2"),
				ConfigurationFileArgs.of("a", "2").mode("400"),
				ConfigurationFileArgs.of("a", "2").mode("400").path("/etc/store"));
	}

	private static Stream<ProbeArgs> probes() {
		return Stream.of(ProbeArgs.of("/a"), ProbeArgs.of("/a", 9090), ProbeArgs.of("/a", 9090).scheme("HTTPS"),
				ProbeArgs.of("/a", 9090).scheme("HTTPS").periodSeconds(7),
				ProbeArgs.of("/a", 9090).scheme("HTTPS").periodSeconds(7).timeoutSeconds(7),
				ProbeArgs.of("/a", 9090).scheme("HTTPS").periodSeconds(7).timeoutSeconds(7).failureThreshold(7),
				ProbeArgs.ofCommand("/check"));
	}

	private static Stream<PortArgs> ports() {
		return Stream.of(PortArgs.of("a", 7000), PortArgs.of("a", 7001), PortArgs.of("a", 7001).protocol("UDP"));
	}

	/** Each has all that the one before has. */
	private static Stream<OverridesArgs> overrides() {
		Map<String, Object> high = Map.of("priorityClassName", "high");
		Map<String, Object> ssd = Map.of("priorityClassName", "high", "nodeSelector", Map.of("disk", "ssd"));
		Map<String, Object> started = Map.of("priorityClassName", "high", "nodeSelector", Map.of("disk", "ssd"),
				"initContainers", List.of(Map.of("name", "init", "image", "registry.example/init:1")));
		Map<String, Object> sleep = Map.of("preStop", Map.of("sleep", Map.of("seconds", 5)));
		Map<String, Object> slow = Map.of("lifecycle", sleep);
		Map<String, Object> limited = Map.of("lifecycle", sleep, "resources", Map.of("limits", Map.of("cpu", "1")));
		Map<String, Object> annotated = Map.of("spec",
				Map.of("template", Map.of("metadata", Map.of("annotations", Map.of("a", "1")))));
		return Stream.of(fragments(high, Map.of(), Map.of()), fragments(ssd, Map.of(), Map.of()),
				fragments(started, Map.of(), Map.of()), fragments(started, slow, Map.of()),
				fragments(started, limited, Map.of()), fragments(started, limited, annotated));
	}

	private static OverridesArgs fragments(Map<String, Object> pod, Map<String, Object> container,
			Map<String, Object> set) {
		return OverridesArgs.builder().pod(pod).container(container).statefulSet(set).build();
	}

}

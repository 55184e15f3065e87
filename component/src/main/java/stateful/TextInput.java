package stateful;

import java.util.Optional;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import stateful.inputs.Rule;

/**
 * The inputs that are one value each and can be told as text: their rules, their
 * defaults, and how a builder takes them. The names are the inputs' own.
 */
enum TextInput {

	image(null, Rule.IMAGE, StatefulServiceArgs.Builder::image),

	namespace(null, Rule.NAMESPACE, StatefulServiceArgs.Builder::namespace),

	replicas("3", Rule.integer(1, 100), number(StatefulServiceArgs.Builder::replicas)),

	podManagement("Parallel", Rule.oneOf("Parallel", "OrderedReady"), StatefulServiceArgs.Builder::podManagement),

	port("8080", Rule.PORT, number(StatefulServiceArgs.Builder::port)),

	portName("http", Rule.PORT_NAME, StatefulServiceArgs.Builder::portName),

	serviceType("LoadBalancer", Rule.oneOf("LoadBalancer", "NodePort", "ClusterIP"),
			StatefulServiceArgs.Builder::serviceType),

	servicePort("80", Rule.PORT, number(StatefulServiceArgs.Builder::servicePort)),

	mountPath(null, Rule.FOLDER, StatefulServiceArgs.Builder::mountPath),

	volumeName("data", Rule.DNS_LABEL, StatefulServiceArgs.Builder::volumeName),

	storageSize("128Mi", Rule.QUANTITY, StatefulServiceArgs.Builder::storageSize),

	storageClass(null, Rule.DNS_NAME, StatefulServiceArgs.Builder::storageClass),

	retainVolumes("false", new Rule((value) -> value.matches("true|false"), "true or false"),
			(args, text) -> args.retainVolumes(Boolean.valueOf(text))),

	temporarySize("16Mi", Rule.QUANTITY, StatefulServiceArgs.Builder::temporarySize),

	configurationPath("/etc/config", Rule.FOLDER, StatefulServiceArgs.Builder::configurationPath),

	user("10001", Rule.integer(1, Integer.MAX_VALUE), number(StatefulServiceArgs.Builder::user)),

	cpuRequest("100m", Rule.QUANTITY, StatefulServiceArgs.Builder::cpuRequest),

	memoryLimit("320Mi", Rule.QUANTITY, StatefulServiceArgs.Builder::memoryLimit),

	terminationGraceSeconds("30", Rule.integer(1, 3600), number(StatefulServiceArgs.Builder::terminationGraceSeconds)),

	monitoringNamespace("monitoring", Rule.DNS_LABEL, StatefulServiceArgs.Builder::monitoringNamespace);

	private final @Nullable String fallback;

	private final Rule rule;

	private final BiConsumer<StatefulServiceArgs.Builder, String> setter;

	TextInput(@Nullable String fallback, Rule rule, BiConsumer<StatefulServiceArgs.Builder, String> setter) {
		this.fallback = fallback;
		this.rule = rule;
		this.setter = setter;
	}

	private static BiConsumer<StatefulServiceArgs.Builder, String> number(
			BiConsumer<StatefulServiceArgs.Builder, Integer> setter) {
		return (args, text) -> setter.accept(args, Integer.valueOf(text));
	}

	/**
	 * {@return the default, if there is one that is always the same}
	 */
	Optional<String> fallback() {
		return Optional.ofNullable(this.fallback);
	}

	Rule rule() {
		return this.rule;
	}

	void set(StatefulServiceArgs.Builder args, String text) {
		this.setter.accept(args, text);
	}

}

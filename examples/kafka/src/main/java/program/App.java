package program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.pulumi.Config;
import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.core.Output;
import com.pulumi.stateful.StatefulService;
import com.pulumi.stateful.StatefulServiceArgs;
import com.pulumi.stateful.inputs.ClientArgs;
import com.pulumi.stateful.inputs.ConfigurationFileArgs;
import com.pulumi.stateful.inputs.EnvironmentVariableArgs;
import com.pulumi.stateful.inputs.OverridesArgs;
import com.pulumi.stateful.inputs.PortArgs;

public final class App {

	private static final String SETTINGS = """
			process.roles=broker,controller
			controller.quorum.voters=0@kafka-0.kafka-replicas:9093,1@kafka-1.kafka-replicas:9093,2@kafka-2.kafka-replicas:9093
			listeners=CLIENTS://:9092,CONTROLLERS://:9093,BROKERS://:9094
			listener.security.protocol.map=CLIENTS:SASL_PLAINTEXT,CONTROLLERS:PLAINTEXT,BROKERS:PLAINTEXT
			controller.listener.names=CONTROLLERS
			inter.broker.listener.name=BROKERS
			sasl.enabled.mechanisms=PLAIN
			listener.name.clients.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule \\
			  required user_apps="%s";
			log.dirs=/var/lib/kafka/data
			auto.create.topics.enable=false
			default.replication.factor=3
			min.insync.replicas=2
			offsets.topic.replication.factor=3
			transaction.state.log.replication.factor=3
			transaction.state.log.min.isr=2
			""";

	public static void main(String[] args) {
		Pulumi.run(App::stack);
	}

	private static void stack(Context context) {
		Config config = context.config();
		StatefulService kafka = new StatefulService("kafka",
				StatefulServiceArgs.builder()
					.image(config.require("image"))
					.namespace(config.require("namespace"))
					.user(1000)
					.command("sh", "/etc/config/start")
					.configuration(file("start", Output.of(read("start"))),
							file("log4j2.yaml", Output.of(read("log4j2.yaml"))),
							file("server.properties", Output.format(SETTINGS, config.requireSecret("password"))))
					.environment(field("NAME", "metadata.name"), field("NAMESPACE", "metadata.namespace"),
							// any 16 bytes in base64, the same for ever
							variable("CLUSTER_ID", "aG93IHBlb3BsZSBmb3JtIA"),
							variable("KAFKA_HEAP_OPTS", "-Xms512m -Xmx512m"),
							variable("KAFKA_LOG4J_OPTS", "-Dlog4j2.configurationFile=/etc/config/log4j2.yaml"),
							variable("LOG_DIR", "/tmp"))
					.mountPath("/var/lib/kafka")
					.storageSize(config.require("storageSize"))
					.retainVolumes(config.requireBoolean("retainVolumes"))
					.port(9092)
					.portName("kafka")
					.ports(port("controllers", 9093), port("brokers", 9094))
					.serviceType("ClusterIP")
					.clients(ClientArgs.builder().port(9092).namespace(config.require("clients")).build())
					.startSeconds(300)
					.cpuRequest("250m")
					.memoryLimit("1Gi")
					.terminationGraceSeconds(120)
					// a broker catches up before the next one ends
					.overrides(OverridesArgs.builder()
						.statefulSet(Map.of("spec", Map.of("minReadySeconds", 15)))
						.build())
					.build());
		context.export("bootstrap", kafka.endpoint());
	}

	private static ConfigurationFileArgs file(String name, Output<String> content) {
		return ConfigurationFileArgs.builder().name(name).content(content).build();
	}

	private static EnvironmentVariableArgs field(String name, String field) {
		return EnvironmentVariableArgs.builder().name(name).field(field).build();
	}

	private static EnvironmentVariableArgs variable(String name, String value) {
		return EnvironmentVariableArgs.builder().name(name).value(value).build();
	}

	private static PortArgs port(String name, int port) {
		return PortArgs.builder().name(name).port(port).build();
	}

	private static String read(String file) {
		try {
			return Files.readString(Path.of(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

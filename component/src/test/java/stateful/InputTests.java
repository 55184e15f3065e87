package stateful;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stateful.inputs.Problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InputTests {

	static Stream<Arguments> wrong() {
		List<Arguments> all = new ArrayList<>();
		all.addAll(wrongValues());
		all.addAll(wrongLists());
		return all.stream();
	}

	private static List<Arguments> wrongValues() {
		return List.of(wrong("image is \"a/UPPER\"; allowed is an image reference", args().image("a/UPPER")),
				wrong("image is \"a@sha256:12\"", args().image("a@sha256:12")),
				wrong("image is not set", StatefulServiceArgs.builder().mountPath("/data")),
				wrong("mountPath is not set", StatefulServiceArgs.builder().image("a:1")),
				wrong("mountPath is \"data\"; allowed is an absolute path", args().mountPath("data")),
				wrong("mountPath is \"/\"", args().mountPath("/")),
				wrong("mountPath is \"/a/../b\"", args().mountPath("/a/../b")),
				wrong("port is \"0\"; allowed is a whole number from 1 to 65535", args().port(0)),
				wrong("port is \"65536\"", args().port(65536)),
				wrong("portName is \"HTTP\"; allowed is up to 15", args().portName("HTTP")),
				wrong("startupProbe.path is \"ready\"; allowed is a path", args().startupProbe(ProbeArgs.of("ready"))),
				wrong("livenessProbe.port is \"-1\"", args().livenessProbe(ProbeArgs.of("/", -1))),
				wrong("volumeName is \"Data\"; allowed is a DNS label", args().volumeName("Data")),
				wrong("volumeName is \"tmp\"; allowed is any other name", args().volumeName("tmp")),
				wrong("temporarySize is \"much\"; allowed is a positive", args().temporarySize("much")),
				wrong("user is \"0\"; allowed is a whole number from 1 to 2147483647; for root, set runAsUser in overrides",
						args().user(0)),
				wrong("namespace is \"-a\"; allowed is a DNS label", args().namespace("-a")),
				wrong("namespace is \"default\"; allowed is a DNS label", args().namespace("default")),
				wrong("namespace is \"kube-system\"; allowed is a DNS label", args().namespace("kube-system")),
				wrong("namespace is \"kube-system\"; allowed is a DNS label",
						args().namespace("kube-system").existingNamespace(true)),
				wrong("podSecurity is set, and existingNamespace is true",
						args().existingNamespace(true).podSecurity("restricted")),
				wrong("overrides.namespace is set, and existingNamespace is true",
						args().existingNamespace(true)
							.overrides(OverridesArgs.builder().namespace(Map.of("metadata", Map.of())).build())),
				wrong("replicas is \"0\"; allowed is a whole number from 1 to 100", args().replicas(0)),
				wrong("replicas is \"101\"", args().replicas(101)),
				wrong("serviceType is \"loadbalancer\"; allowed is LoadBalancer, NodePort, ClusterIP",
						args().serviceType("loadbalancer")),
				wrong("servicePort is \"65536\"", args().servicePort(65536)),
				wrong("storageSize is \"128MB\"; allowed is a positive Kubernetes quantity",
						args().storageSize("128MB")),
				wrong("storageSize is \"-1Gi\"", args().storageSize("-1Gi")),
				wrong("storageClass is \"Fast_Disks\"; allowed is a DNS name", args().storageClass("Fast_Disks")),
				wrong("podManagement is \"Serial\"; allowed is Parallel, OrderedReady", args().podManagement("Serial")),
				wrong("cpuRequest is \"0\"", args().cpuRequest("0")),
				wrong("memoryLimit is \"0Mi\"", args().memoryLimit("0Mi")),
				wrong("terminationGraceSeconds is \"0\"; allowed is a whole number from 1 to 3600",
						args().terminationGraceSeconds(0)),
				wrong("monitoringNamespace is \"A\"", args().monitoringNamespace("A")),
				wrong("startSeconds is \"0\"; allowed is a whole number from 1 to 86400", args().startSeconds(0)),
				wrong("podSecurity is \"none\"; allowed is restricted, baseline, privileged",
						args().podSecurity("none")));
	}

	private static List<Arguments> wrongLists() {
		EnvironmentVariableArgs mode = EnvironmentVariableArgs.of("MODE", "a");
		return List.of(
				wrong("environment[0].name is \"1ST\"; allowed is letters",
						args().environment(EnvironmentVariableArgs.of("1ST", "a"))),
				wrong("environment[0].name is \".\"", args().environment(EnvironmentVariableArgs.of(".", "a"))),
				wrong("environment[0].name is \"..A\"", args().environment(EnvironmentVariableArgs.of("..A", "a"))),
				wrong("environment[0].key is \"..a\"",
						args().environment(EnvironmentVariableArgs.ofSecret("A", "store", "..a"))),
				wrong("environment[1].name is \"MODE\"; allowed is each only once", args().environment(mode, mode)),
				wrong("environment[0] (MODE) has no value; allowed is one of value, secret with key, and field",
						args().environment(EnvironmentVariableArgs.ofField("MODE", null))),
				wrong("environment[0].value is nothing; allowed is a text",
						args().environment(EnvironmentVariableArgs.of("MODE", (String) null))),
				wrong("environment[0].field is \"metadata.nam\"; allowed is a field of a pod",
						args().environment(EnvironmentVariableArgs.ofField("A", "metadata.nam"))),
				wrong("environment[0].key is not set",
						args().environment(EnvironmentVariableArgs.ofSecret("A", "store", null))),
				wrong("environment[0].secret is \"Store\"; allowed is a DNS name",
						args().environment(EnvironmentVariableArgs.ofSecret("A", "Store", "a"))),
				wrong("ports[0].name is \"http\"; allowed is each only once", args().ports(PortArgs.of("http", 9000))),
				wrong("ports[0].port is \"8080\"; allowed is each only once", args().ports(PortArgs.of("peers", 8080))),
				wrong("temporaryPaths[1] is \"tmp\"; allowed is an absolute path",
						args().temporaryPaths("/tmp", "tmp")),
				wrong("temporaryPaths[0] is \"/data\"; allowed is each only once", args().temporaryPaths("/data")),
				wrong("configurationPath is \"/data\"; allowed is each only once",
						args().configuration(ConfigurationFileArgs.of("a", "1")).configurationPath("/data")),
				wrong("configuration[0].name is \"a/b\"; allowed is a file's name",
						args().configuration(ConfigurationFileArgs.of("a/b", "1"))),
				wrong("configuration[0].name is \".\"", args().configuration(ConfigurationFileArgs.of(".", "1"))),
				wrong("configuration[0].name is \"..a\"", args().configuration(ConfigurationFileArgs.of("..a", "1"))),
				wrong("configuration[0].content is nothing",
						args().configuration(ConfigurationFileArgs.of("a", (String) null))),
				wrong("egress[0].port is \"0\"", args().egress(EgressArgs.toAnybody(0))),
				wrong("egress[0].cidr is \"10.0.0.0\"; allowed is a block of addresses",
						args().egress(EgressArgs.toBlock(1, "10.0.0.0"))),
				wrong("egress[0].cidr is \"300.0.0.0/8\"", args().egress(EgressArgs.toBlock(1, "300.0.0.0/8"))),
				wrong("egress[0].protocol is \"SCTP\"; allowed is TCP, UDP",
						args().egress(EgressArgs.toAnybody(1).protocol("SCTP"))),
				wrong("ports[0].protocol is \"SCTP\"; allowed is TCP, UDP",
						args().ports(PortArgs.of("a", 1).protocol("SCTP"))),
				wrong("ports[0].servicePort is \"0\"", args().ports(PortArgs.of("a", 1).exposed(0))),
				wrong("ports[0].servicePort is \"80\"; allowed is each only once",
						args().ports(PortArgs.of("a", 1).exposed(80))),
				wrong("ports[1].port is \"1\"; allowed is each only once",
						args().ports(PortArgs.of("a", 1), PortArgs.of("b", 1))),
				wrong("livenessProbe has a path, and a command", args().livenessProbe(both())),
				wrong("livenessProbe has a scheme, and no path",
						args().livenessProbe(ProbeArgs.ofPort().scheme("HTTPS"))),
				wrong("livenessProbe.scheme is \"TLS\"; allowed is HTTP, HTTPS",
						args().livenessProbe(ProbeArgs.of("/").scheme("TLS"))),
				wrong("livenessProbe.command is empty", args().livenessProbe(ProbeArgs.ofCommand())),
				wrong("livenessProbe.periodSeconds is \"0\"", args().livenessProbe(ProbeArgs.of("/").periodSeconds(0))),
				wrong("rules[0].verbs[0] is \"\"; allowed is a text that is not empty",
						args().rules(RuleArgs.of(List.of(""), List.of("pods"), List.of("")))),
				wrong("clients[0].port is \"1\"; allowed is 8080", args().clients(ClientArgs.anybody(1))),
				wrong("clients[0].cidr is \"all\"", args().clients(ClientArgs.block(8080, "all"))),
				wrong("registry.server is \"https://a\"; allowed is a host",
						args().registry(RegistryArgs.of("https://a", "a", Output.of("b")))),
				wrong("registry.password is \"[secret]\"; allowed is a text that is not empty",
						args().registry(RegistryArgs.of("a", "a", Output.ofSecret("")))),
				wrong("configuration[0].mode is \"999\"; allowed is three octal digits",
						args().configuration(ConfigurationFileArgs.of("a", "1").mode("999"))),
				wrong("configuration[0].content is \"[secret]\"; allowed is base64",
						args().configuration(ConfigurationFileArgs.of("a", "?").base64())),
				wrong("configuration[0].path is \"etc\"",
						args().configuration(ConfigurationFileArgs.of("a", "1").path("etc"))),
				wrong("volumes[0].name is \"data\"; allowed is each only once",
						args().volumes(VolumeArgs.of("data", "/a", "1Gi"))),
				wrong("volumes[0].name is \"tmp\"; allowed is any other name",
						args().volumes(VolumeArgs.of("tmp", "/a", "1Gi"))),
				wrong("volumes[0].mountPath is \"/data\"; allowed is each only once",
						args().volumes(VolumeArgs.of("a", "/data", "1Gi"))),
				wrong("volumes[0].storageSize is \"much\"", args().volumes(VolumeArgs.of("a", "/a", "much"))),
				wrong("labels[0].value is \"a b\"", args().labels(LabelArgs.of("team", "a b"))),
				wrong("labels[0].name is \"app.kubernetes.io/name\"; allowed is each only once",
						args().labels(LabelArgs.of("app.kubernetes.io/name", "a"))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("wrong")
	void aWrongInputIsToldWithItsNameItsValueAndWhatIsAllowed(String message, StatefulServiceArgs args) {
		assertThat(problems(args)).singleElement().asString().startsWith(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "default", "kube-store" })
	void aNameWhoseNamespaceCannotBeMadeIsToldUnlessThereIsAnother(String name) {
		assertThat(problems(name, args().build())).singleElement()
			.asString()
			.startsWith("namespace is \"" + name + "\"; allowed is a DNS label");
		assertThat(problems(name, args().namespace("defaults").build())).isEmpty();
	}

	@Test
	void allProblemsAreToldAtOnce() {
		StatefulServiceArgs.Builder args = args().replicas(0).port(0).mountPath("data");

		assertThatExceptionOfType(RunException.class).isThrownBy(() -> new DeployedService("Store").up(args))
			.withMessageContaining("The inputs of stateful:index:StatefulService \"Store\" are wrong; "
					+ "nothing of it was created or changed.\n  ")
			.withMessageContaining("\n  the component's name is \"Store\"")
			.withMessageContaining("\n  replicas is")
			.withMessageContaining("\n  port is")
			.withMessageContaining("\n  mountPath is");
	}

	@Test
	void whatTheDeployedVolumesDoNotAllowIsToldWithTheRest() {
		DeployedService service = new DeployedService("store").up(args().storageSize("1Gi"));
		StatefulServiceArgs.Builder wrong = args().storageSize("512Mi").replicas(0);

		service.assertFailed(wrong)
			.withMessageContaining("\n  replicas is \"0\"; allowed is")
			.withMessageContaining("\n  storageSize is \"512Mi\"; the volumes have 1Gi and cannot shrink");
	}

	static Stream<StatefulServiceArgs> right() {
		return Stream
			.of(Samples.minimal(), Samples.etcd(), Samples.everything(), args().image("localhost:5000/a/b:1.0"),
					args().storageSize("1e9"), args().cpuRequest("2"), args().mountPath("/a/b.c/..d"),
					args().egress(EgressArgs.toBlock(53, "2001:db8::/32")), args().command(), args().temporaryPaths(),
					args().ports(PortArgs.of("dns", 53), PortArgs.of("dns-udp", 53).protocol("UDP")),
					args().startSeconds(3600).podSecurity("baseline"),
					args().existingNamespace(true).namespace("default"),
					args().configuration(ConfigurationFileArgs.of(".a", "1"), ConfigurationFileArgs.of("a..", "1")),
					args().environment(EnvironmentVariableArgs.of(".a", "1")))
			.map(StatefulServiceArgs.Builder::build);
	}

	@ParameterizedTest
	@MethodSource("right")
	void whatKubernetesAllowsIsAllowed(StatefulServiceArgs args) {
		assertThat(problems(args)).isEmpty();
	}

	private static ProbeArgs both() {
		ProbeArgs probe = ProbeArgs.of("/");
		probe.command = List.of("/bin/true");
		return probe;
	}

	private static StatefulServiceArgs.Builder args() {
		return StatefulServiceArgs.builder().image("registry.example/store:1").mountPath("/data");
	}

	private static Arguments wrong(String message, StatefulServiceArgs.Builder args) {
		return Arguments.of(message, args.build());
	}

	private static List<String> problems(StatefulServiceArgs args) {
		return problems("store", args);
	}

	private static List<String> problems(String name, StatefulServiceArgs args) {
		Problems problems = new Problems();
		InputReader.read(name, args, problems);
		return problems.all();
	}

}

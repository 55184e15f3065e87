package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.ConfigValue;
import com.pulumi.automation.LocalPulumiCommand;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.UpOptions;
import com.pulumi.automation.UpResult;
import com.pulumi.automation.WorkspaceStack;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.PodResource;
import timestamps.kit.Command.Result;
import timestamps.kit.PulumiStack;
import timestamps.kit.Shell;

/**
 * A stack of this project in its own namespace and backend, so that users' stacks on the
 * same cluster are not touched.
 */
public final class DeployedStack implements AutoCloseable {

	private final String name;

	private final KubernetesClient client;

	private final WorkspaceStack stack;

	private final List<Process> sessions = new ArrayList<>();

	private Service service;

	public DeployedStack(String name, KubernetesClient client, Map<String, String> settings)
			throws AutomationException, IOException {
		this.name = name;
		this.client = client;
		LocalWorkspaceOptions options = LocalWorkspaceOptions.builder()
			.workDir(Shell.ROOT)
			.pulumiCommand(new TextOutputs(LocalPulumiCommand.create()))
			.environmentVariables(environment())
			.build();
		this.stack = WorkspaceStack.createOrSelect(name, LocalWorkspace.create(options));
		Map<String, ConfigValue> configuration = configuration(settings);
		configuration.put("timestamps:namespace", new ConfigValue(namespace()));
		this.stack.setAllConfig(configuration);
	}

	private static Map<String, ConfigValue> configuration(Map<String, String> settings) {
		Map<String, ConfigValue> configuration = new HashMap<>();
		settings.forEach((key, value) -> configuration.put("timestamps:" + key, new ConfigValue(value)));
		return configuration;
	}

	private Map<String, String> environment() {
		Map<String, String> environment = PulumiStack.environment();
		environment.putAll(
				Map.of("PULUMI_STACK", this.name, "PULUMI_CONFIG_PASSPHRASE", "timestamps", "PULUMI_SKIP_UPDATE_CHECK",
						"true", "KUBECONFIG", Shell.ROOT.resolve(".cluster/kubeconfig").toString()));
		return environment;
	}

	public UpResult up() throws AutomationException {
		return up((line) -> {
		});
	}

	/** Deploys, and passes on the CLI's output meanwhile. */
	UpResult up(Consumer<String> onOutput) throws AutomationException {
		UpResult result = this.stack.up(UpOptions.builder().onStandardOutput(onOutput).build());
		this.service = new Service(result.outputs().get("endpoint").value().toString());
		return result;
	}

	public void set(String key, String value) throws AutomationException {
		this.stack.setConfig("timestamps:" + key, new ConfigValue(value));
	}

	/** Sets several keys with one command, because the CLI's start takes a while. */
	void set(Map<String, String> settings) throws AutomationException {
		this.stack.setAllConfig(configuration(settings));
	}

	/** Sets the configuration that selects the cluster. */
	void setOfKubernetes(String key, String value) throws AutomationException {
		this.stack.setConfig("kubernetes:" + key, new ConfigValue(value));
	}

	void destroy() throws AutomationException {
		this.stack.destroy();
	}

	/** The operations of an {@code up} with other settings, by type. */
	Map<String, Set<String>> plan(Map<String, String> settings) throws AutomationException, IOException {
		String before = Files.readString(settingsFile());
		set(settings);
		Result preview = Shell.attempt(environment(), "pulumi", "preview", "--json", "--non-interactive");
		Files.writeString(settingsFile(), before);
		if (preview.status() != 0) {
			throw new IllegalStateException("The preview failed:\n" + preview.output());
		}
		Map<String, Set<String>> plan = new TreeMap<>();
		String json = preview.output().substring(preview.output().indexOf('{'));
		for (JsonElement step : JsonParser.parseString(json).getAsJsonObject().getAsJsonArray("steps")) {
			String urn = step.getAsJsonObject().get("urn").getAsString();
			String type = urn.split("::")[2].replaceAll(".*[$:/]", "");
			String operation = step.getAsJsonObject().get("op").getAsString();
			// Each object is read first, whatever follows.
			if (!operation.equals("refresh")) {
				plan.computeIfAbsent(type, (key) -> new TreeSet<>()).add(operation);
			}
		}
		return plan;
	}

	/** Makes the cluster match the program again. */
	void repair() throws AutomationException {
		this.stack.refresh();
		up();
	}

	/** Reads the endpoint again, after it may have changed. */
	void findEndpoint() throws AutomationException {
		this.service = new Service(output("endpoint"));
	}

	/** Runs a command with this stack selected. */
	Result run(String... command) {
		return Shell.attempt(environment(), command);
	}

	/**
	 * Starts a command in the same way, in a session of its own, with its output in a
	 * file.
	 */
	Process startSession(Path output, String... command) throws IOException {
		List<String> session = new ArrayList<>(List.of("setsid"));
		session.addAll(List.of(command));
		Process process = Shell.start(environment(), output, session.toArray(String[]::new));
		this.sessions.add(process);
		return process;
	}

	/** The number of locks on the stack: at most one, perhaps of a killed deployment. */
	long locks() throws IOException {
		Path locks = PulumiStack.locks("timestamps").resolve(this.name);
		if (Files.notExists(locks)) {
			return 0;
		}
		try (Stream<Path> files = Files.list(locks)) {
			return files.filter((file) -> file.toString().endsWith(".json")).count();
		}
	}

	/** A replica's whole history, which it returns through the API server. */
	List<Service.Visit> history(String replica) {
		List<Service.Visit> history = new ArrayList<>();
		long before = Long.MAX_VALUE;
		do {
			String path = "/api/v1/namespaces/" + namespace() + "/pods/" + replica
					+ ":8080/proxy/visits?limit=1000&before=" + before;
			List<Service.Visit> page = Service.visits(Shell.run("kubectl", "get", "--raw", path));
			history.addAll(page);
			before = page.isEmpty() ? 1 : page.get(page.size() - 1).sequence();
		}
		while (before > 1);
		return history;
	}

	/** An output as text; one that is not text is JSON. */
	String output(String output) throws AutomationException {
		return outputs().get(output);
	}

	/** All outputs, in the same form. */
	Map<String, String> outputs() throws AutomationException {
		Map<String, String> outputs = new TreeMap<>();
		this.stack.getOutputs().forEach((output, value) -> outputs.put(output, value.value().toString()));
		return outputs;
	}

	public Service service() {
		return this.service;
	}

	public String namespace() {
		return "timestamps-" + this.name;
	}

	public StatefulSet set() {
		return this.client.apps().statefulSets().inNamespace(namespace()).withName("timestamps").get();
	}

	PodResource pod(String name) {
		return this.client.pods().inNamespace(namespace()).withName(name);
	}

	List<PersistentVolumeClaim> claims() {
		return this.client.persistentVolumeClaims().inNamespace(namespace()).list().getItems();
	}

	/** The volume of a replica's claim. */
	public Volume volumeOf(int ordinal) {
		return new Volume(claim(ordinal).getSpec().getVolumeName());
	}

	public PersistentVolumeClaim claim(int ordinal) {
		return this.client.persistentVolumeClaims()
			.inNamespace(namespace())
			.withName("visits-timestamps-" + ordinal)
			.get();
	}

	/** The mount point of a replica's volume on the first node, while the pod exists. */
	Path volume(int ordinal) {
		return Shell.ROOT.resolve(".cluster/kubelet/pods")
			.resolve(pod("timestamps-" + ordinal).get().getMetadata().getUid())
			.resolve("volumes/kubernetes.io~csi")
			.resolve(claim(ordinal).getSpec().getVolumeName())
			.resolve("mount");
	}

	/** The files of the volumes on this machine's disk. */
	List<Path> images() {
		return claims().stream().map((claim) -> image(claim.getSpec().getVolumeName())).toList();
	}

	/** The file of a volume. */
	public static Path image(String volume) {
		return Shell.ROOT.resolve(".cluster/volumes").resolve(volume + ".image");
	}

	public KubernetesClient client() {
		return this.client;
	}

	public List<Pod> pods() {
		return this.client.pods()
			.inNamespace(namespace())
			.withLabel("app.kubernetes.io/name", "timestamps")
			.list()
			.getItems();
	}

	/** Deletes its claims first, or the namespace would wait seconds for them. */
	@Override
	public void close() throws AutomationException, IOException {
		endSessions();
		this.client.persistentVolumeClaims().inNamespace(namespace()).delete();
		destroy();
		this.stack.workspace().removeStack(this.name);
		Files.deleteIfExists(settingsFile());
	}

	/**
	 * Ends what interrupted and killed commands have left: a provider does not notice
	 * that its engine is gone.
	 */
	private void endSessions() {
		for (Process session : this.sessions) {
			Shell.attempt("pkill", "--session", String.valueOf(session.pid()));
			session.onExit().orTimeout(1, TimeUnit.MINUTES).join();
		}
	}

	private Path settingsFile() {
		return Shell.ROOT.resolve("Pulumi." + this.name + ".yaml");
	}

}

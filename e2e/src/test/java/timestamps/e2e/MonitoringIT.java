package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** The alerts and the dashboard, with a real Prometheus that scrapes the replicas. */
@OnCluster
@ResourceLock(Deployment.STACK)
class MonitoringIT {

	@Test
	void alertsFireWhenTheyAreToAndNotBefore() {
		Result rules = Shell.attempt("promtool", "check", "rules", "docs/alerts.yaml");
		Result tests = Shell.attempt("promtool", "test", "rules", "docs/alerts.test.yaml");

		assertThat(rules.succeeded()).contains("SUCCESS: 7 rules found");
		assertThat(tests.succeeded()).contains("SUCCESS");
	}

	@Test
	void everyAlertIsTestedAndExplained() throws Exception {
		Set<String> alerts = names("docs/alerts.yaml", "alert: (\\w+)");

		assertThat(alerts).isNotEmpty();
		assertThat(names("docs/alerts.test.yaml", "alertname: (\\w+)\n +exp_alerts:")).isEqualTo(alerts);
		assertThat(Document.read("docs/operations.md").table("Alerts").keySet()).isEqualTo(alerts);
	}

	@Test
	void aPrometheusFindsEveryReplicaAndAllThatAlertsAndDashboardAskFor(DeployedStack stack, @TempDir Path folder)
			throws Exception {
		stack.service().visit();
		stack.service().get("/");
		try (Prometheus prometheus = new Prometheus(configuration(stack, folder), folder)) {
			prometheus.await("count(rate(visits_recorded_total{namespace='%s'}[10s])) == %d"
				.formatted(stack.namespace(), Deployment.REPLICAS));

			assertThat(selectors()).hasSizeGreaterThan(15)
				.allSatisfy((selector) -> assertThat(prometheus.query(selector)).isNotEmpty());
			assertThat(panels(stack.namespace())).hasSizeGreaterThan(10)
				.allSatisfy((panel) -> assertThat(prometheus.query(panel)).isNotEmpty());
			assertThat(prometheus.rules()).hasSize(7).containsOnly("ok");
		}
	}

	/**
	 * The scrape job of the page, with the rules. Debian's Prometheus cannot ask
	 * Kubernetes for targets: a file lists them, with the same labels.
	 */
	private static Path configuration(DeployedStack stack, Path folder) throws IOException {
		String job = Document.read("docs/operations.md").fenced("yaml").get(0);
		String discovery = "    kubernetes_sd_configs:\n      - role: pod\n";
		assertThat(job).contains(discovery);
		Path targets = Files.writeString(folder.resolve("targets.json"), new Gson().toJson(targets(stack)));
		return Files.writeString(folder.resolve("prometheus.yaml"), """
				global:
				  scrape_interval: 1s
				  evaluation_interval: 1s
				rule_files:
				  - %s
				%s""".formatted(Shell.ROOT.resolve("docs/alerts.yaml"),
				job.replace(discovery, "    file_sd_configs:\n      - files: ['%s']\n".formatted(targets))));
	}

	/** The targets that Prometheus' discovery would find: one for each port of a pod. */
	private static List<Target> targets(DeployedStack stack) {
		return stack.pods()
			.stream()
			.flatMap((pod) -> pod.getSpec()
				.getContainers()
				.get(0)
				.getPorts()
				.stream()
				.map((port) -> new Target(List.of(pod.getStatus().getPodIP() + ":" + port.getContainerPort()),
						Map.of("__meta_kubernetes_namespace", pod.getMetadata().getNamespace(),
								"__meta_kubernetes_pod_name", pod.getMetadata().getName(),
								"__meta_kubernetes_pod_container_port_name", port.getName(),
								"__meta_kubernetes_pod_label_app_kubernetes_io_name",
								pod.getMetadata().getLabels().get("app.kubernetes.io/name")))))
			.toList();
	}

	private record Target(List<String> targets, Map<String, String> labels) {
	}

	/** All series in rules and dashboard, with labels of any value. */
	private static Set<String> selectors() throws IOException {
		String selector = "\\b([a-z]+(?:_[a-z]+)*\\{[^}]+})";
		Set<String> selectors = names("docs/alerts.yaml", selector);
		queries().flatMap((query) -> Document.groups(selector, query)).forEach(selectors::add);
		return selectors.stream()
			.map((each) -> each.replaceAll("(\\w+)(=~|=)\"[^\"]*\"", "$1!=\"\""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The dashboard's queries, except the query for errors, as there are none. */
	private static List<String> panels(String namespace) throws IOException {
		return queries().filter((query) -> !query.contains("5.."))
			.map((query) -> query.replace("$namespace", namespace).replace("$__rate_interval", "10s"))
			.toList();
	}

	private static Stream<String> queries() throws IOException {
		JsonObject dashboard = JsonParser.parseString(Files.readString(Shell.ROOT.resolve("docs/grafana.json")))
			.getAsJsonObject();
		return dashboard.getAsJsonArray("panels")
			.asList()
			.stream()
			.map(JsonElement::getAsJsonObject)
			.filter((panel) -> panel.has("targets"))
			.flatMap((panel) -> panel.getAsJsonArray("targets").asList().stream())
			.map((target) -> target.getAsJsonObject().get("expr").getAsString());
	}

	private static Set<String> names(String file, String pattern) throws IOException {
		return Document.groups(pattern, Files.readString(Shell.ROOT.resolve(file)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}

package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/** The alerts and the dashboard, over the metrics that replicas serve. */
@ExtendWith(Deployment.class)
@ResourceLock(Deployment.STACK)
class MonitoringIT {

	@Test
	void alertsFireWhenTheyAreToAndNotBefore() {
		Shell.Result rules = Shell.attempt("promtool", "check", "rules", "docs/alerts.yaml");
		Shell.Result tests = Shell.attempt("promtool", "test", "rules", "docs/alerts.test.yaml");

		assertThat(rules.output()).contains("SUCCESS: 7 rules found");
		assertThat(rules.status()).isZero();
		assertThat(tests.output()).contains("SUCCESS");
		assertThat(tests.status()).isZero();
	}

	@Test
	void everyAlertIsTestedAndExplained() throws Exception {
		Set<String> alerts = names("docs/alerts.yaml", "alert: (\\w+)");

		assertThat(alerts).isNotEmpty();
		assertThat(names("docs/alerts.test.yaml", "alertname: (\\w+)\n +exp_alerts:")).isEqualTo(alerts);
		assertThat(Document.read("docs/operations.md").table("Alerts").keySet()).isEqualTo(alerts);
	}

	@Test
	void everyMetricThatAlertsAndDashboardNameIsServed(DeployedStack stack) throws Exception {
		JsonParser.parseString(Files.readString(Shell.ROOT.resolve("docs/grafana.json")));
		stack.service().visit();
		stack.service().get("/replicas");
		String metric = "\\b([a-z]+(?:_[a-z]+)+)\\{";
		Set<String> named = names("docs/alerts.yaml", metric);
		named.addAll(names("docs/grafana.json", metric));
		Set<String> served = new TreeSet<>();
		for (int ordinal = 0; ordinal < Deployment.REPLICAS; ordinal++) {
			served.addAll(served(stack, "timestamps-" + ordinal));
		}

		assertThat(named).hasSizeGreaterThan(10);
		assertThat(served).containsAll(named);
	}

	private static Set<String> served(DeployedStack stack, String replica) {
		return Shell
			.run("kubectl", "get", "--raw",
					"/api/v1/namespaces/" + stack.namespace() + "/pods/" + replica + ":8081/proxy/metrics")
			.lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.split("[{ ]")[0])
			.collect(Collectors.toSet());
	}

	private static Set<String> names(String file, String pattern) throws IOException {
		return Pattern.compile(pattern)
			.matcher(Files.readString(Shell.ROOT.resolve(file)))
			.results()
			.map((MatchResult match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

}

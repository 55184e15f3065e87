package timestamps.e2e;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Shell;
import timestamps.kit.Visitors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code pulumi preview} shows every change by hand, and {@code pulumi up} undoes it: all
 * changes at once, under load.
 */
@OnCluster
@ResourceLock(Deployment.STACK)
@Order(6)
class DriftIT {

	private static final String CONTAINER = "/spec/template/spec/containers/0/";

	/**
	 * A change by hand.
	 *
	 * @param command the kubectl command that makes the change
	 * @param shown a regular expression for the preview's line about the change
	 */
	private record Drift(String command, String shown) {

		static Drift deleted(String type, String token, String name) {
			return new Drift("delete " + type + " " + name,
					"\\+ kubernetes:" + token + ": \\(create\\)\\s+\\[urn=\\S+::" + name + "]");
		}

		static Drift replaced(String path, String value, String shown) {
			return new Drift("patch statefulset timestamps --type=json -p=[{\"op\":\"replace\",\"path\":\"" + path
					+ "\",\"value\":" + value + "}]", shown);
		}

	}

	private static List<Drift> drifts(String namespace) {
		return List.of(new Drift("scale statefulset timestamps --replicas=2", "~ replicas: 2 => 3"),
				Drift.replaced(CONTAINER + "image", "\"127.77.1.1:5000/timestamps:latest\"",
						"~ image +: \"127.77.1.1:5000/timestamps:latest\" => \"127.77.1.1:5000/timestamps@sha256:"),
				Drift.replaced(CONTAINER + "readinessProbe/periodSeconds", "7", "~ periodSeconds: 7 => 2"),
				Drift.replaced(CONTAINER + "resources/requests/cpu", "\"75m\"", "~ cpu: \"75m\" => \"100m\""),
				new Drift("label statefulset timestamps app.kubernetes.io/part-of=nothing --overwrite",
						"~ app.kubernetes.io/part-of: \"nothing\" => \"timestamps\""),
				new Drift("annotate statefulset timestamps kube-score/ignore=all --overwrite",
						"~ kube-score/ignore: \"all\" => \"container-resources"),
				Drift.deleted("service", "core/v1:Service", "timestamps"),
				Drift.deleted("service", "core/v1:Service", "timestamps-replicas"),
				Drift.deleted("networkpolicy", "networking.k8s.io/v1:NetworkPolicy", "timestamps-peers"),
				Drift.deleted("poddisruptionbudget", "policy/v1:PodDisruptionBudget", "timestamps"),
				new Drift(
						"patch networkpolicy timestamps-monitoring --type=json"
								+ " -p=[{\"op\":\"remove\",\"path\":\"/spec/ingress/0/from\"}]",
						"\\+ from: \\[\\s+\\+ +\\[0]: \\{\\s+\\+ namespaceSelector"),
				new Drift("label persistentvolumeclaim visits-timestamps-1 app.kubernetes.io/name=mine --overwrite",
						"~ app.kubernetes.io/name: \"mine\" => \"timestamps\""),
				new Drift("label namespace " + namespace + " pod-security.kubernetes.io/enforce=privileged --overwrite",
						"~ pod-security.kubernetes.io/enforce: \"privileged\" => \"restricted\""));
	}

	@Test
	void whatWasChangedByHandIsShownAndUndoneAndNoVisitIsLost(DeployedStack stack) throws Exception {
		List<Drift> drifts = drifts(stack.namespace());
		Visitors visitors = stack.service().visitors(1);
		String preview;
		try (visitors) {
			for (Drift drift : drifts) {
				Shell.run(("kubectl -n " + stack.namespace() + " " + drift.command()).split(" "));
			}
			preview = stack.run("pulumi", "preview", "--diff", "--non-interactive").output();
			stack.run("pulumi", "up", "--yes", "--skip-preview", "--non-interactive").succeeded();
			stack.findEndpoint();
		}

		SoftAssertions shown = new SoftAssertions();
		drifts.forEach((drift) -> shown.assertThat(preview).as(drift.command()).containsPattern(drift.shown()));
		shown.assertAll();
		stack.run("pulumi", "preview", "--expect-no-changes", "--non-interactive").succeeded();
		Map<String, List<Service.Visit>> visits = Service.visits(visitors)
			.stream()
			.collect(Collectors.groupingBy(Service.Visit::replica));
		assertThat(visits).isNotEmpty();
		visits.forEach((replica, answered) -> assertThat(stack.history(replica)).containsAll(answered));
	}

}

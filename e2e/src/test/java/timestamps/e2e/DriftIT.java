package timestamps.e2e;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What somebody changed by hand, all of it at once and under load, is shown by
 * {@code pulumi preview --refresh} and undone by {@code pulumi up --refresh}.
 */
@ExtendWith(Deployment.class)
@ResourceLock(Deployment.STACK)
class DriftIT {

	private static final String TEMPLATE = "spec/template/spec/containers/0/";

	/** What is done by hand, and how the preview shows that it will be undone. */
	private static Map<String, String> drifts() {
		Map<String, String> drifts = new LinkedHashMap<>();
		drifts.put("scale statefulset timestamps --replicas=2", "~ replicas: 2 => 3");
		drifts.put("label statefulset timestamps app.kubernetes.io/part-of=nothing --overwrite",
				"~ app.kubernetes.io/part-of: \"nothing\" => \"timestamps\"");
		drifts.put("annotate statefulset timestamps kube-score/ignore=all --overwrite",
				"~ kube-score/ignore: \"all\" => ");
		drifts.put("delete service timestamps", "+ kubernetes:core/v1:Service: (create)");
		drifts.put("delete service timestamps-replicas", "name     : \"timestamps-replicas\"");
		drifts.put("delete networkpolicy timestamps-peers",
				"+ kubernetes:networking.k8s.io/v1:NetworkPolicy: (create)");
		drifts.put("delete poddisruptionbudget timestamps", "+ kubernetes:policy/v1:PodDisruptionBudget: (create)");
		drifts.put("patch networkpolicy timestamps-monitoring --type=json "
				+ "-p=[{\"op\":\"remove\",\"path\":\"/spec/ingress/0/from\"}]", "+ from: [");
		drifts.put("label persistentvolumeclaim visits-timestamps-1 app.kubernetes.io/name=mine --overwrite",
				"~ app.kubernetes.io/name: \"mine\" => \"timestamps\"");
		drifts.put("label namespace NAMESPACE pod-security.kubernetes.io/enforce=privileged --overwrite",
				"~ pod-security.kubernetes.io/enforce: \"privileged\" => \"restricted\"");
		drifts.put("patch statefulset timestamps --type=json -p=["
				+ replace(TEMPLATE + "readinessProbe/periodSeconds", "7") + ","
				+ replace(TEMPLATE + "image", "\"127.77.1.1:5000/timestamps:latest\"") + ","
				+ replace(TEMPLATE + "resources/requests/cpu", "\"75m\"") + "]", "~ periodSeconds: 7 => 2");
		drifts.put("get statefulset timestamps", "\"127.77.1.1:5000/timestamps:latest\" => ");
		drifts.put("get statefulset timestamps -o name", "~ cpu: \"75m\" => \"100m\"");
		return drifts;
	}

	@Test
	void whatWasChangedByHandIsShownAndUndoneAndNoVisitIsLost(DeployedStack stack) throws Exception {
		Visitor visitor = new Visitor(stack.service());
		String preview;
		try {
			for (String command : drifts().keySet()) {
				Shell.run(("kubectl -n " + stack.namespace() + " " + command.replace("NAMESPACE", stack.namespace()))
					.split(" "));
			}
			preview = stack.run("pulumi", "preview", "--refresh", "--diff", "--non-interactive").output();
			Shell.Result up = stack.run("pulumi", "up", "--refresh", "--yes", "--skip-preview", "--non-interactive");
			assertThat(up.status()).as(up.output()).isZero();
		}
		finally {
			visitor.stop();
		}

		SoftAssertions shown = new SoftAssertions();
		drifts().forEach((command, difference) -> shown.assertThat(preview).as(command).contains(difference));
		shown.assertAll();
		assertThat(stack.run("pulumi", "preview", "--refresh", "--expect-no-changes", "--non-interactive").output())
			.contains("unchanged")
			.doesNotContain("error");
		stack.up();
		assertThat(stack.service().replicas()).hasSize(Deployment.REPLICAS).allMatch(Service.Replica::ready);
		visitor.visits()
			.stream()
			.collect(java.util.stream.Collectors.groupingBy(Service.Visit::replica))
			.forEach((replica, visits) -> assertThat(stack.history(replica)).containsAll(visits));
	}

	private static String replace(String path, String value) {
		return "{\"op\":\"replace\",\"path\":\"/" + path + "\",\"value\":" + value + "}";
	}

}

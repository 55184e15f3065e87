package stateful.rollout;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateTests {

	private static final String PROGRAM = """
			metadata: {labels: {app: store}}
			spec:
			  automountServiceAccountToken: false
			  serviceAccountName: store
			  containers:
			  - name: store
			    image: a:1
			    env: [{name: EMPTY, value: ''}, {name: PASSWORD, value: {4dabf18193072939515e22adb298388d: secret, value: p}}]
			    ports: [{name: http, containerPort: 8080.0}]
			    readinessProbe: {httpGet: {path: /, port: http}}
			    resources: {limits: {memory: 1024Mi}, requests: {cpu: '0.5'}}
			  volumes: [{name: tmp, emptyDir: {sizeLimit: 16Mi}}]
			""";

	/** The same template as the API server returns it. */
	private static final String SERVER = """
			$patch: replace
			metadata: {creationTimestamp: null, labels: {app: store}}
			spec:
			  automountServiceAccountToken: false
			  serviceAccount: store
			  serviceAccountName: store
			  containers:
			  - name: store
			    image: a:1
			    imagePullPolicy: IfNotPresent
			    env: [{name: EMPTY}, {name: PASSWORD, value: p}]
			    ports: [{name: http, containerPort: 8080, protocol: TCP}]
			    readinessProbe: {httpGet: {path: /, port: http, scheme: HTTP}, failureThreshold: 3, periodSeconds: 10, successThreshold: 1, timeoutSeconds: 1}
			    resources: {limits: {memory: 1Gi}, requests: {cpu: 500m}}
			    terminationMessagePath: /dev/termination-log
			    terminationMessagePolicy: File
			  dnsPolicy: ClusterFirst
			  schedulerName: default-scheduler
			  securityContext: {}
			  restartPolicy: Always
			  volumes: [{name: tmp, emptyDir: {sizeLimit: 16Mi}}]
			""";

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void theServersDefaultsAreNoDifference(boolean exact) {
		assertThat(new Template(exact).matches(yaml(PROGRAM), yaml(SERVER))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "scheme: HTTP|scheme: HTTPS", "timeoutSeconds: 1|timeoutSeconds: 5",
					"failureThreshold: 3|failureThreshold: 9", "protocol: TCP|protocol: UDP",
					"memory: 1Gi}|memory: 1Gi, cpu: 2}", "sizeLimit: 16Mi|sizeLimit: 16Mi, medium: Memory",
					"labels: {app|annotations: {restarted: today}, labels: {app",
					"dnsPolicy: ClusterFirst|nodeSelector: {disk: ssd}",
					"dnsPolicy: ClusterFirst|imagePullSecrets: [{name: a}]",
					"dnsPolicy: ClusterFirst|priorityClassName: high", "dnsPolicy: ClusterFirst|hostNetwork: true",
					"dnsPolicy: ClusterFirst|initContainers: [{name: a, image: b}]",
					"imagePullPolicy: IfNotPresent|lifecycle: {preStop: {sleep: {seconds: 5}}}" })
	void aFieldThatTheProgramRemovedIsFoundButOneThatOthersAddedIsNoDifference(String server, String other) {
		String more = SERVER.replace(server, other);

		assertThat(more).isNotEqualTo(SERVER);
		assertThat(new Template(true).matches(yaml(PROGRAM), yaml(more))).isFalse();
		assertThat(new Template(false).matches(yaml(PROGRAM), yaml(more))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "image: a:1|image: a:2", "value: p|value: q", "memory: 1Gi|memory: 2Gi",
			"path: /,|path: /ready,", "labels: {app: store}|labels: {app: store, team: one}", "name: tmp,|name: tmp-1,",
			"image: a:1|{image: a:1, command: [/store]}", "env: [{name: EMPTY}, |env: [", "port: http|port: other" })
	void everyOtherDifferenceIsFound(String server, String other) {
		String changed = other.startsWith("{") ? SERVER.replace(server, server + "\n    command: [/store]")
				: SERVER.replace(server, other);

		assertThat(changed).isNotEqualTo(SERVER);
		assertThat(new Template(false).matches(yaml(PROGRAM), yaml(changed))).isFalse();
	}

	@Test
	void whatIsNotKnownYetIsNoDifference() {
		String unknown = PROGRAM.replace("image: a:1", "image: 04da6b54-80e4-46f7-96ec-b56ff0331ba9");

		assertThat(new Template(true).matches(yaml(unknown), yaml(SERVER))).isTrue();
	}

	private static JsonElement yaml(String text) {
		return new Gson().toJsonTree(new Yaml().<Object>load(text));
	}

}

package timestamps.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Backup and restore in rare situations of a cluster. Files stand in for Pulumi and for a
 * cluster with one replica and its log.
 */
class OperationsTests {

	private static final Path STAND_INS = Shell.ROOT.resolve("e2e/src/test/programs/stand-ins");

	private static final String STACK = "organization/timestamps/dev";

	private static final String CHOOSE = "→ Choose the cluster (kubectl config use-context) or the stack (pulumi stack select).";

	@TempDir
	private Path folder;

	private Path archive;

	@BeforeEach
	void deploy() throws IOException {
		this.archive = this.folder.resolve("visits.tar.gz");
		stack(STACK, "set-1");
		cluster(STACK, "set-1");
		write("visits.ndjson", visit(1) + visit(2));
		write("self.json", "{\"volume\": {\"bytes\": 134217728, \"used\": 0}}");
		write("pods", "");
		write("claims", "persistentvolumeclaim/visits-timestamps-0\n");
	}

	@Test
	void theSelectedStacksVisitsAreTaken() {
		run("operations/backup").succeeded();
		assertThat(this.archive).exists();
	}

	@Test
	void visitsOfAnotherStackAreNotTaken() throws Exception {
		cluster("organization/timestamps/other", "set-2");

		assertThat(run("operations/backup").failed()).isEqualTo("""
				The selected stack is organization/timestamps/dev, but namespace timestamps of kubectl's context \
				elsewhere belongs to stack organization/timestamps/other. Nothing was changed.
				""" + CHOOSE);
		assertThat(this.archive).doesNotExist();
	}

	@Test
	void visitsOfAStackOfTheSameNameAreNotTaken() throws Exception {
		cluster(STACK, "set-2");

		assertThat(run("operations/backup").failed())
			.contains("The selected stack is " + STACK, "belongs to " + STACK + " of another cluster or backend")
			.contains(CHOOSE);
		assertThat(this.archive).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "organization/timestamps/other", STACK, "" })
	void nothingIsRestoredIntoAnotherStack(String owner) throws Exception {
		run("operations/backup");
		write("visits.ndjson", visit(1));
		cluster(owner, "set-2");

		assertThat(run("operations/restore").failed()).contains("The selected stack is " + STACK,
				"Nothing was changed.", CHOOSE);
		assertThat(requests()).noneMatch((request) -> request.contains("scale"));
	}

	@Test
	void anOwnerThatCannotBeReadIsNotTakenForNone() throws Exception {
		Files.delete(this.folder.resolve("namespace.json"));

		assertThat(run("operations/backup").failed())
			.contains("The owner of namespace timestamps of kubectl's context elsewhere")
			.endsWith("→ Allow get on this namespace, then repeat it.");
	}

	@Test
	void aStackThatWasRenamedSinceItWroteItsNameKeepsItsVisits() throws Exception {
		stack("organization/timestamps/before", "set-1");
		cluster("organization/timestamps/before", "set-1");

		assertThat(run("operations/backup").status()).isZero();
	}

	@Test
	void aStackOfAVersionThatWroteNoNameKeepsItsVisits() throws Exception {
		stack("", "set-1");
		cluster("", "set-1");

		assertThat(run("operations/backup").status()).isZero();
	}

	@Test
	void aStackThatIsNotDeployedHasNothingToTake() throws Exception {
		write("stack.json", "{\"version\": 3, \"deployment\": {}}");

		assertThat(run("operations/backup").failed()).startsWith("There is no deployment.");
	}

	@Test
	void theContextThatIsCurrentAtTheBeginningIsAskedToTheEnd() throws Exception {
		run("operations/backup");

		assertThat(requests()).hasSizeGreaterThan(3).allMatch((request) -> request.startsWith("--context=elsewhere "));
	}

	@Test
	void aVolumeWithoutRoomForBothLogsIsRefusedBeforeReplicasStop() throws Exception {
		run("operations/backup");
		write("visits.ndjson", visit(1));
		write("self.json", "{\"volume\": {\"bytes\": 134217728, \"used\": 134217400}}");

		assertThat(run("operations/restore").failed()).contains("timestamps-0: needs 1 MiB of free room on its volume",
				"The volume of timestamps-0 has 0 MiB free. Nothing was changed.");
		assertThat(requests()).noneMatch((request) -> request.contains("scale"));
	}

	@Test
	void replicasOfWhichTheClusterDoesNotTellAreNotTakenForStopped() throws Exception {
		run("operations/backup");
		write("visits.ndjson", visit(1));
		Files.delete(this.folder.resolve("pods"));

		assertThat(run("operations/restore").failed()).contains("The pods of timestamps could not be listed");
		assertThat(requests()).noneMatch((request) -> request.contains(" run "))
			.filteredOn((request) -> request.contains("scale"))
			.extracting((request) -> request.replaceAll(".*=", ""))
			.containsExactly("0", "1");
	}

	@Test
	void aReplicaThatCouldNotBeWrittenIsNotTakenForOneWithOtherVisits() throws Exception {
		run("operations/backup");
		write("visits.ndjson", visit(1));

		assertThat(run("operations/restore").failed())
			.contains("Starting 1 replicas", "Some replicas were not restored, see above")
			.endsWith("→ Repeat it.");
	}

	@Test
	void claimsThatCannotBeListedAreNotTakenForNone() throws Exception {
		Files.delete(this.folder.resolve("claims"));

		assertThat(run("operations/backup").failed())
			.endsWith("→ Allow list on persistentvolumeclaims in this namespace, then repeat it.");
		assertThat(this.archive).doesNotExist();
	}

	@Test
	void aReplicaThatWasScaledAwayIsNamed() throws Exception {
		write("claims", "persistentvolumeclaim/visits-timestamps-0\npersistentvolumeclaim/visits-timestamps-1\n");

		assertThat(run("operations/backup").succeeded()).contains("timestamps-1").contains("claim visits-timestamps-1");
	}

	private Result run(String script) {
		Map<String, String> variables = Map.of("PATH", STAND_INS + ":" + System.getenv("PATH"), "STAND_INS",
				this.folder.toString(), "TMPDIR", this.folder.toString());
		return Shell.attempt(variables, script, this.archive.toString());
	}

	private List<String> requests() throws IOException {
		return Files.readAllLines(this.folder.resolve("requests"));
	}

	/** Writes the selected stack's state. */
	private void stack(String owner, String set) throws IOException {
		write("stack.json",
				"""
						{"deployment": {"resources": [
						  {"type": "pulumi:pulumi:Stack", "urn": "urn:pulumi:dev::timestamps::pulumi:pulumi:Stack::timestamps-dev",
						    "outputs": {"namespace": "timestamps", "statefulSet": "timestamps", "replicas": 1}},
						  {"type": "kubernetes:core/v1:Namespace",
						    "outputs": {"metadata": {"name": "timestamps", "labels": {"reserved": "first"}}}},
						  {"type": "kubernetes:core/v1:Namespace", "outputs": %s},
						  {"type": "kubernetes:apps/v1:StatefulSet", "delete": true,
						    "outputs": {"metadata": {"name": "timestamps", "namespace": "timestamps", "uid": "replaced"}}},
						  {"type": "kubernetes:apps/v1:StatefulSet",
						    "outputs": {"metadata": {"name": "timestamps", "namespace": "timestamps", "uid": "%s"}}}]}}
						"""
					.formatted(namespace(owner), set));
	}

	/** Writes the cluster's objects. */
	private void cluster(String owner, String set) throws IOException {
		write("namespace.json", namespace(owner));
		write("statefulset", "1 " + set);
	}

	private static String namespace(String owner) {
		String annotations = owner.isEmpty() ? "{}" : "{\"stateful/stack\": \"" + owner + "\"}";
		return "{\"metadata\": {\"name\": \"timestamps\", \"annotations\": " + annotations + "}}";
	}

	private void write(String file, String content) throws IOException {
		Files.writeString(this.folder.resolve(file), content);
	}

	private static String visit(int sequence) {
		String visit = "{\"sequence\":%d,\"utc\":\"2026-11-21T10:00:00.000000Z\",\"local\":\"2026-11-21T10:00:00.000000Z\",\"zone\":\"UTC\",\"replica\":\"timestamps-0\""
			.formatted(sequence);
		CRC32C checksum = new CRC32C();
		checksum.update(visit.getBytes(StandardCharsets.US_ASCII));
		return "%-255s\n".formatted("%s,\"crc32c\":\"%08x\"}".formatted(visit, checksum.getValue()));
	}

}

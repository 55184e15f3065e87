package stateful.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema, and its tables in README.md. After an intended change,
 * {@code mvn -pl component test -Dapprove} writes the tables again.
 */
class SchemaTests {

	private static final Path README = Path.of("README.md");

	private final JsonObject schema = JsonParser.parseString(Schema.json()).getAsJsonObject();

	@Test
	void everythingIsDescribed() {
		JsonObject service = service();
		List<JsonElement> all = new ArrayList<>(List.of(this.schema, service));
		all.addAll(service.getAsJsonObject("inputProperties").asMap().values());
		all.addAll(service.getAsJsonObject("properties").asMap().values());
		this.schema.getAsJsonObject("types").asMap().values().forEach((type) -> {
			all.add(type);
			all.addAll(type.getAsJsonObject().getAsJsonObject("properties").asMap().values());
		});

		assertThat(all).hasSizeGreaterThan(50)
			.allSatisfy((element) -> assertThat(element.getAsJsonObject().has("description")).isTrue());
	}

	@Test
	void onlyWhatAnotherResourceMayKnowLaterIsNoPlainInput() {
		assertThat(notPlain(service().getAsJsonObject("inputProperties"))).containsExactly("image");
		assertThat(notPlain(type("EnvironmentVariable"))).containsExactly("value");
		assertThat(notPlain(type("ConfigurationFile"))).containsExactly("content");
	}

	@Test
	void theContractsInputsAreThereAndTwoAreRequired() {
		assertThat(service().getAsJsonObject("inputProperties").keySet()).contains("image", "command", "arguments",
				"environment", "port", "ports", "startupProbe", "livenessProbe", "readinessProbe", "mountPath",
				"volumeName", "temporaryPaths", "user", "namespace", "replicas", "serviceType", "servicePort",
				"storageSize", "storageClass", "retainVolumes", "podManagement", "cpuRequest", "memoryLimit");
		assertThat(texts(service(), "requiredInputs")).containsExactly("image", "mountPath");
		assertThat(service().getAsJsonObject("properties").keySet()).containsExactlyInAnyOrder("endpoint", "claimNames",
				"namespaceName", "statefulSet");
	}

	@Test
	void everyOutputIsAlwaysThere() {
		assertThat(texts(service(), "required")).containsExactlyInAnyOrder("endpoint", "claimNames", "namespaceName",
				"statefulSet");
	}

	@Test
	void thePackageTellsWhatRegistriesShow() {
		assertThat(this.schema.keySet()).contains("displayName", "description", "keywords", "homepage", "repository",
				"publisher", "license", "logoUrl");
	}

	@Test
	void theReadmesExamplesImportWhatTheSchemaNames() throws IOException {
		assertThat(Files.readString(README)).contains("from \"" + named("nodejs", "packageName") + "\"",
				"import " + named("python", "packageName") + " as", "\"" + named("go", "importBasePath") + "\"",
				"using " + named("csharp", "rootNamespace") + ".Stateful;",
				"import " + named("java", "basePackage") + ".stateful.");
	}

	private String named(String language, String what) {
		return this.schema.getAsJsonObject("language").getAsJsonObject(language).get(what).getAsString();
	}

	@Test
	void theReadmesTablesAreTheSchemas() throws IOException {
		String readme = Files.readString(README);
		String current = with(with(readme, "inputs", inputs()), "outputs", outputs());

		if (System.getProperty("approve") != null) {
			Files.writeString(README, current);
		}
		assertThat(README).hasContent(current);
	}

	/** The text with the table between the marks replaced. */
	private static String with(String text, String mark, String table) {
		String begin = "<!-- " + mark + " of the schema -->\n";
		String end = "<!-- end of " + mark + " -->";
		int from = text.indexOf(begin) + begin.length();
		return text.substring(0, from) + table + text.substring(text.indexOf(end));
	}

	private String inputs() {
		StringBuilder table = new StringBuilder("| input | type | |\n| --- | --- | --- |\n");
		List<String> required = texts(service(), "requiredInputs");
		new TreeMap<>(service().getAsJsonObject("inputProperties").asMap()).forEach((name, input) -> table
			.append(row(name, type(input.getAsJsonObject()) + (required.contains(name) ? ", required" : ""), input)));
		return table.toString();
	}

	private String outputs() {
		StringBuilder table = new StringBuilder("| output | type | |\n| --- | --- | --- |\n");
		new TreeMap<>(service().getAsJsonObject("properties").asMap())
			.forEach((name, output) -> table.append(row(name, type(output.getAsJsonObject()), output)));
		return table.toString();
	}

	private static String row(String name, String type, JsonElement property) {
		return "| `" + name + "` | " + type + " | " + property.getAsJsonObject().get("description").getAsString()
				+ " |\n";
	}

	private String type(JsonObject property) {
		if (property.has("items")) {
			return "list of " + type(property.getAsJsonObject("items"));
		}
		if (property.has("$ref")) {
			String name = property.get("$ref").getAsString().replaceAll(".*:", "");
			return "`{" + type(name).keySet().stream().sorted().collect(Collectors.joining(", ")) + "}`";
		}
		return property.get("type").getAsString();
	}

	private JsonObject service() {
		return this.schema.getAsJsonObject("resources").getAsJsonObject("stateful:index:StatefulService");
	}

	private JsonObject type(String name) {
		return this.schema.getAsJsonObject("types")
			.getAsJsonObject("stateful:index:" + name)
			.getAsJsonObject("properties");
	}

	private static List<String> notPlain(JsonObject properties) {
		return properties.entrySet()
			.stream()
			.filter((property) -> !property.getValue().toString().contains("\"plain\":true"))
			.map(Map.Entry::getKey)
			.toList();
	}

	private static List<String> texts(JsonObject object, String list) {
		return StreamSupport.stream(object.getAsJsonArray(list).spliterator(), false)
			.map(JsonElement::getAsString)
			.toList();
	}

}

package timestamps.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.fabric8.kubernetes.client.utils.Serialization;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

/**
 * The programs below {@code examples}; those in YAML are previewed as one: most of a
 * preview's time is the start of its processes. Names of resources are unique among them;
 * the names of configuration and variables get the program's in front.
 */
final class Examples {

	static final Path FOLDER = Shell.ROOT.resolve("examples");

	/** For whatever a program wants to be told; it is base64, as some want. */
	private static final String VALUE = "c29tZXRoaW5n";

	private final JsonObject program = new JsonObject();

	private final List<String> settings = new ArrayList<>();

	private final Map<String, String> systems = new TreeMap<>();

	private Examples() {
		inYaml().forEach(this::add);
		this.program.addProperty("name", "examples");
		this.program.addProperty("runtime", "yaml");
	}

	/** The folders' names. */
	static List<String> names() {
		try (Stream<Path> programs = Files.list(FOLDER)) {
			return programs.filter(Files::isDirectory)
				.map((folder) -> folder.getFileName().toString())
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The folders' names of the programs in YAML. */
	static List<String> inYaml() {
		return names().stream().filter((name) -> Language.of(FOLDER.resolve(name)) == Language.YAML).toList();
	}

	private void add(String name) {
		JsonObject added = read(name);
		List<String> local = Stream.of("config", "variables").flatMap((part) -> keys(added, part).stream()).toList();
		keys(added, "config")
			.forEach((key) -> set(name + "-" + key, added.getAsJsonObject("config").getAsJsonObject(key)));
		keys(added, "resources").forEach((resource) -> {
			this.systems.put(resource, name);
			inNoOnesNamespace(added.getAsJsonObject("resources").getAsJsonObject(resource), name);
		});
		for (String part : List.of("packages", "config", "variables", "resources", "outputs")) {
			JsonObject all = this.program.has(part) ? this.program.getAsJsonObject(part) : new JsonObject();
			boolean isShared = part.equals("packages") || part.equals("resources");
			keys(added, part).forEach((key) -> all.add(isShared ? key : name + "-" + key,
					moved(added.getAsJsonObject(part).get(key), name, local)));
			this.program.add(part, all);
		}
	}

	/** The one that the program says may be there, with something else in it. */
	private static void inNoOnesNamespace(JsonObject resource, String name) {
		if (resource.get("type").getAsString().equals("stateful:StatefulService")) {
			resource.getAsJsonObject("properties").addProperty("namespace", "examples-" + name);
		}
	}

	private static JsonObject read(String name) {
		try {
			return new Gson()
				.toJsonTree(Serialization.unmarshal(Files.readString(FOLDER.resolve(name).resolve("Pulumi.yaml")),
						Map.class))
				.getAsJsonObject();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> keys(JsonObject program, String part) {
		return program.has(part) ? List.copyOf(program.getAsJsonObject(part).keySet()) : List.of();
	}

	private void set(String key, JsonObject declaration) {
		if (!declaration.has("default")) {
			boolean isSecret = declaration.has("secret") && declaration.get("secret").getAsBoolean();
			this.settings.addAll(List.of(isSecret ? "--secret" : "--plaintext", key + "=" + VALUE));
		}
	}

	/** A part of a program as it is in the one of all. */
	private static JsonElement moved(JsonElement part, String name, List<String> local) {
		if (part instanceof JsonObject object) {
			JsonObject moved = new JsonObject();
			object.entrySet().forEach((entry) -> moved.add(entry.getKey(), moved(entry.getValue(), name, local)));
			return moved;
		}
		if (part instanceof JsonArray array) {
			JsonArray moved = new JsonArray();
			array.forEach((element) -> moved.add(moved(element, name, local)));
			return moved;
		}
		return (part instanceof JsonPrimitive value && value.isString())
				? new JsonPrimitive(moved(value.getAsString(), name, local)) : part;
	}

	private static String moved(String text, String name, List<String> local) {
		String moved = text.replaceFirst("^\\./", "./" + name + "/")
			.replaceFirst("^\\.\\./\\.\\./component$", Shell.ROOT.resolve("component").toString());
		for (String key : local) {
			moved = moved.replace("${" + key + "}", "${" + name + "-" + key + "}");
		}
		return moved;
	}

	/**
	 * Previews the programs.
	 * @return the objects that each would create
	 */
	static Map<String, List<PreviewedObject>> preview() throws IOException {
		Examples examples = new Examples();
		Path folder = Path.of("target/programs/examples").toAbsolutePath();
		ForeignProgram.copy(FOLDER, folder);
		Files.writeString(folder.resolve("Pulumi.yaml"), new Gson().toJson(examples.program));
		ForeignProgram program = ForeignProgram.in(folder, "e2e-examples");
		program
			.pulumi(Stream.concat(Stream.of("config", "set-all"), examples.settings.stream()).toArray(String[]::new));
		Result result = program.attempt("preview", "--non-interactive", "--json");
		program.pulumi("stack", "rm", "--yes");
		JsonObject preview = JsonParser.parseString(result.output().substring(result.output().indexOf("\n{") + 1))
			.getAsJsonObject();
		if (result.status() != 0) {
			throw new IllegalStateException(errors(preview));
		}
		return PreviewedObject.all(preview.getAsJsonArray("steps"), examples.systems);
	}

	/** What failed, without what was broken off then. */
	private static String errors(JsonObject preview) {
		return StreamSupport.stream(preview.getAsJsonArray("diagnostics").spliterator(), false)
			.map((diagnostic) -> diagnostic.getAsJsonObject().get("message").getAsString())
			.filter((message) -> message.contains("error: ") && !message.contains("the client connection is closing"))
			.collect(Collectors.joining());
	}

}

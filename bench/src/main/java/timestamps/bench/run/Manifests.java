package timestamps.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import timestamps.kit.Shell;

/**
 * A stack's objects as the program declares them, in a form for kubectl.
 *
 * @param list the objects, as a Kubernetes {@code List} in JSON
 */
public record Manifests(String list) {

	/**
	 * Reads a stack's objects from its state.
	 * @param stack a stack that is up
	 * @return the objects
	 */
	public static Manifests of(Stack stack) throws IOException {
		JsonObject state = JsonParser.parseString(stack.pulumi("stack", "export"))
			.getAsJsonObject()
			.getAsJsonObject("deployment");
		JsonArray objects = new JsonArray();
		for (JsonElement resource : state.getAsJsonArray("resources")) {
			JsonObject declared = resource.getAsJsonObject();
			String type = declared.get("type").getAsString();
			// An external resource was only read; a patch changes a claim that the set
			// has made.
			boolean isRead = declared.has("external") && declared.get("external").getAsBoolean();
			if (type.startsWith("kubernetes:") && !isRead && !type.endsWith("Patch")) {
				objects.add(declared.getAsJsonObject("inputs"));
			}
		}
		JsonObject list = new JsonObject();
		list.addProperty("apiVersion", "v1");
		list.addProperty("kind", "List");
		list.add("items", objects);
		return new Manifests(list.toString());
	}

	/**
	 * Applies the objects and waits until all replicas are ready.
	 * @return how long that took
	 */
	public Deployment apply() throws IOException {
		return withFile((file) -> Deployment.of(() -> {
			Shell.output("kubectl", "apply", "--filename", file);
			Shell.output("kubectl", "--namespace", Stack.NAMESPACE, "rollout", "status", "statefulset/timestamps");
		}));
	}

	/**
	 * Deletes the objects and waits until they are gone.
	 * @return how long that took, in seconds
	 */
	public double delete() throws IOException {
		return withFile(
				(file) -> Shell.secondsToRun("kubectl", "delete", "--ignore-not-found", "--wait", "--filename", file));
	}

	private <T> T withFile(Use<T> use) throws IOException {
		Path file = Files.createTempFile("timestamps", ".json");
		try {
			Files.writeString(file, this.list);
			return use.of(file.toString());
		}
		finally {
			Files.delete(file);
		}
	}

	@FunctionalInterface
	private interface Use<T> {

		T of(String file) throws IOException;

	}

}

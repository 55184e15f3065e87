package timestamps.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import timestamps.kit.Command;

/**
 * The service's image, which {@code commands/image} has written as an OCI layout: its
 * layers, its configuration, and its files in a folder.
 *
 * @param layout the layout's folder
 * @param files the folder of the image's files
 */
public record Image(Path layout, Path files) {

	/** Unpacks the image, unless the folder has its files already. */
	static Image unpack(Path layout, Path folder) throws IOException {
		Image image = new Image(layout, folder.resolve(digest(layout).replace(':', '-')));
		if (Files.notExists(image.files)) {
			Command.of("rm", "-rf", folder.toString()).output();
			Path fresh = Files.createDirectories(folder.resolve("unpacking"));
			for (Path layer : image.layers()) {
				Command.of("tar", "-xzf", layer.toString(), "-C", fresh.toString(), "--warning=no-unknown-keyword")
					.output();
			}
			Files.move(fresh, image.files);
		}
		return image;
	}

	private static String digest(Path layout) throws IOException {
		JsonElement index = JsonParser.parseString(Files.readString(layout.resolve("index.json")));
		return index.getAsJsonObject().getAsJsonArray("manifests").get(0).getAsJsonObject().get("digest").getAsString();
	}

	private JsonObject blob(String digest) throws IOException {
		return JsonParser.parseString(Files.readString(path(digest))).getAsJsonObject();
	}

	private Path path(String digest) {
		return this.layout.resolve("blobs").resolve(digest.replace(':', '/'));
	}

	/**
	 * {@return the compressed layers, the lowest first}
	 */
	public List<Path> layers() throws IOException {
		List<Path> layers = new ArrayList<>();
		for (JsonElement layer : blob(digest(this.layout)).getAsJsonArray("layers")) {
			layers.add(path(layer.getAsJsonObject().get("digest").getAsString()));
		}
		return layers;
	}

	private JsonObject configuration() throws IOException {
		JsonObject manifest = blob(digest(this.layout));
		return blob(manifest.getAsJsonObject("config").get("digest").getAsString()).getAsJsonObject("config");
	}

	/**
	 * {@return the image's command}
	 */
	List<String> command() throws IOException {
		return strings(configuration().getAsJsonArray("Entrypoint"));
	}

	/**
	 * {@return the variables that the image sets}
	 */
	List<String> environment() throws IOException {
		return strings(configuration().getAsJsonArray("Env"));
	}

	private static List<String> strings(JsonArray array) {
		return array.asList().stream().map(JsonElement::getAsString).toList();
	}

}

package stateful.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import stateful.options.Places;
import stateful.sdk.SerializedArgs;

/**
 * A hash of the names of the fields in a program's pod template. It shows whether the
 * program has removed a field: the cluster's template cannot show that, because it also
 * has fields that the API server, an admission controller or a transform has added.
 */
public final class TemplateShape {

	/** The hash's name among the outputs in a component's state. */
	public static final String OUTPUT = "template";

	private TemplateShape() {
	}

	/**
	 * {@return the hash of a template's fields}
	 */
	public static String of(JsonElement template) {
		TreeSet<String> fields = new TreeSet<>();
		fields(template, "").forEach(fields::add);
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256")
				.digest(String.join("\n", fields).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash, 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex); // every Java has it
		}
	}

	private static Stream<String> fields(JsonElement template, String path) {
		JsonElement element = SerializedArgs.unwrapped(template);
		if (element.isJsonArray()) {
			return IntStream.range(0, element.getAsJsonArray().size())
				.boxed()
				.flatMap((i) -> fields(element.getAsJsonArray().get(i), path + "/" + i));
		}
		if (element.isJsonObject()) {
			return element.getAsJsonObject()
				.entrySet()
				.stream()
				.flatMap((field) -> fields(field.getValue(), path + "/" + field.getKey()));
		}
		return element.isJsonNull() ? Stream.empty() : Stream.of(path);
	}

	/**
	 * {@return the hash of the component's last successful deployment; empty for one of
	 * an earlier release}
	 */
	public static Optional<String> recorded(Places places, StackState deployed) {
		return places.all()
			.flatMap((place) -> deployed.output(place, OUTPUT).stream())
			.map(JsonElement::getAsString)
			.findFirst();
	}

}

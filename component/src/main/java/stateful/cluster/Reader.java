package stateful.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Reads each path once, and remembers the answer and the server's time. */
final class Reader {

	private static final Logger LOGGER = Logger.getLogger(Reader.class.getName());

	private static final Api.Answer NONE = new Api.Answer(0, "", Instant.EPOCH);

	private final Api api;

	private final Map<String, Api.Answer> answers = new HashMap<>();

	private Instant now = Instant.EPOCH;

	Reader(Api api) {
		this.api = api;
	}

	private Api.Answer read(String path) {
		return this.answers.computeIfAbsent(path, (key) -> {
			try {
				Api.Answer answer = this.api.get(path);
				this.now = answer.time();
				return answer;
			}
			catch (IOException ex) {
				LOGGER.log(Level.FINE, "The cluster cannot be read", ex);
				return NONE;
			}
		});
	}

	boolean isMissing(String path) {
		return read(path).status() == Api.Answer.NOT_FOUND;
	}

	/**
	 * {@return an object, or nothing if it does not exist or must not be read}
	 */
	Optional<JsonObject> find(String path) {
		return Optional.of(read(path)).filter(Api.Answer::isSuccess).map(Reader::json);
	}

	/**
	 * {@return the objects of a list, or none if they must not be read}
	 */
	List<JsonObject> list(String path) {
		return find(path).map((list) -> Json.list(list, "items")).orElse(List.of());
	}

	/**
	 * {@return the objects of a list}
	 * @throws UncheckedIOException if they cannot be read
	 */
	List<JsonObject> needed(String path) {
		Api.Answer answer = read(path);
		if (!answer.isSuccess()) {
			throw new UncheckedIOException(new IOException(path + ": " + answer.status()));
		}
		return Json.list(json(answer), "items");
	}

	String text(String path) {
		return Optional.of(read(path)).filter(Api.Answer::isSuccess).map(Api.Answer::body).orElse("");
	}

	Instant now() {
		return this.now;
	}

	private static JsonObject json(Api.Answer answer) {
		return JsonParser.parseString(answer.body()).getAsJsonObject();
	}

}

package timestamps.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The image reference that the last {@code make up} or {@code make image} wrote: with a
 * digest, or with the tag of an image in a file.
 */
final class BuiltImage {

	private BuiltImage() {
	}

	static Optional<String> in(Path root) {
		try {
			return Optional.of(Files.readString(root.resolve("service/target/image")).strip());
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

package timestamps.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timestamps.kit.Command.Result;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The age of the base image's layers in the user's cache. Stand-ins replace the registry,
 * Debian's mirror and the JDK.
 */
class BaseImageIT {

	private static final String MIRROR = "tar -cf \"${!#}\" --files-from /dev/null";

	private static final String NO_MIRROR = "exit 1";

	@TempDir
	private Path folder;

	@BeforeEach
	void layersOfAnEarlierMonthAreCached() throws IOException {
		standIn("crane", "[[ $2 != manifest ]]");
		standIn("mmdebstrap", MIRROR);
		standIn("jlink", "mkdir \"${!#}\"");
		Files.writeString(this.folder.resolve("release"), "JAVA_VERSION=\"25\"\n");
		makeBaseImage();
		Path layers = this.folder.resolve("timestamps").resolve(cached().get(0));
		String name = layers.getFileName().toString();
		Files.move(layers, layers.resolveSibling(name.substring(0, name.length() - 7) + "2020-01"));
	}

	@Test
	void layersOfAnEarlierMonthAreMadeAnew() throws IOException {
		makeBaseImage().succeeded();
		assertThat(cached()).singleElement().asString().endsWith("-" + YearMonth.now());
	}

	@Test
	void layersOfAnEarlierMonthServeWhileDebiansMirrorDoesNotAnswer() throws IOException {
		standIn("mmdebstrap", NO_MIRROR);

		assertThat(makeBaseImage().succeeded()).contains("those of 2020-01 are used");
		assertThat(cached()).singleElement().asString().endsWith("-2020-01");
	}

	private Result makeBaseImage() {
		String here = this.folder.toString();
		return Shell.attempt(Map.of("TIMESTAMPS_STATE", here, "XDG_CACHE_HOME", here, "JDK25_HOME", here),
				"commands/base-image");
	}

	private List<String> cached() throws IOException {
		try (Stream<Path> layers = Files.list(this.folder.resolve("timestamps"))) {
			return layers.map((each) -> each.getFileName().toString()).toList();
		}
	}

	private void standIn(String command, String script) throws IOException {
		Path file = Files.createDirectories(this.folder.resolve("bin")).resolve(command);
		Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

}

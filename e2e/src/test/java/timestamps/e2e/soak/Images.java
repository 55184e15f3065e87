package timestamps.e2e.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import timestamps.kit.Shell;

/** The service's image, and images made from it. */
final class Images {

	/** The file in a pod with the offset of its clock. */
	static final String CLOCK = "/tmp/clock";

	private static final String LIBRARY = "libfaketime.so.1";

	private final String built;

	Images() throws IOException {
		this.built = Files.readString(Shell.ROOT.resolve("service/target/image")).strip();
	}

	/** The image as it was built. */
	String built() {
		return this.built;
	}

	/** The same image under another digest. */
	String another() {
		return crane("mutate", this.built, "--label", "soak=another", "--tag", tag("another"));
	}

	/**
	 * Makes an image that shifts the clock by the content of {@link #CLOCK}, if that file
	 * exists.
	 */
	String withMovableClock() {
		Path library = Path.of(Shell.run("sh", "-c", "dpkg -L libfaketime | grep '/" + LIBRARY + "$'"));
		Path layer = Shell.ROOT.resolve("e2e/target/faketime.tar");
		Shell.run("tar", "-C", library.getParent().toString(), "--transform=s,^,opt/faketime/,", "-cf",
				layer.toString(), LIBRARY);
		crane("append", "--base", this.built, "--new_layer", layer.toString(), "--new_tag", tag("clock"));
		return crane("mutate", tag("clock"), "--tag", tag("clock"), "--env", "LD_PRELOAD=/opt/faketime/" + LIBRARY,
				"--env", "FAKETIME_TIMESTAMP_FILE=" + CLOCK, "--env", "FAKETIME_CACHE_DURATION=1", "--env",
				"FAKETIME_DONT_FAKE_MONOTONIC=1", "--env", "FAKETIME_FORCE_MONOTONIC_FIX=0");
	}

	private String tag(String tag) {
		return this.built.replaceAll("@.*", ":" + tag);
	}

	/** Runs crane, whose last line is the reference of the new image. */
	private static String crane(String... arguments) {
		List<String> command = new ArrayList<>(List.of("crane", "--insecure"));
		command.addAll(List.of(arguments));
		String[] lines = Shell.run(command.toArray(String[]::new)).split("\n");
		return lines[lines.length - 1];
	}

}

package timestamps.bench.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.kit.Command;

/**
 * The compressed image, compared with the same image on a Java runtime with every module.
 */
final class ImageSize extends Row {

	private static final double MEGA = 1e6;

	/** The image's layers from the bottom: Debian, the Java runtime, what Jib adds. */
	private static final int RUNTIME = 1;

	ImageSize() {
		super("image-size", "Image, compressed, AOT cache included");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		List<Path> layers = lab.image().layers();
		long size = 0;
		for (Path layer : layers) {
			size += Files.size(layer);
		}
		Figure image = Figure.of("the image", "MB", size / MEGA);
		Figure full = Figure.of("over a runtime with every module", "MB",
				(size - Files.size(layers.get(RUNTIME)) + everyModule(lab)) / MEGA);
		return outcome(
				new Comparison(image, full, Goal.atMostTimes(0.7),
						"Both images contain the libraries and the AOT " + "cache"),
				Comparison.alone(image, Goal.atMost(90), "Runtime, libraries and AOT cache take a third each"));
	}

	private static long everyModule(Lab lab) throws IOException {
		Path folder = lab.folder("every-module");
		String jdk = lab.jdk();
		// A JDK without the files of its modules cannot link these two.
		String modules = Command.of(jdk + "/bin/java", "--list-modules")
			.output()
			.lines()
			.map((module) -> module.replaceFirst("@.*", ""))
			.filter((module) -> !Set.of("jdk.jlink", "jdk.jpackage").contains(module))
			.collect(Collectors.joining(","));
		Command
			.of(jdk + "/bin/jlink", "--add-modules", modules, "--strip-debug", "--no-header-files", "--no-man-pages",
					"--output", folder.resolve("opt/java").toString())
			.output();
		Path layer = folder.resolve("layer.tar.gz");
		// Our layer is compressed by gzip -9, which takes twice as long and saves less
		// than a percent.
		Command.of("tar", "-C", folder.toString(), "-czf", layer.toString(), "opt").output();
		return Files.size(layer);
	}

}

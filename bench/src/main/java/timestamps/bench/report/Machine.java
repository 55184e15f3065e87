package timestamps.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine on which figures were measured.
 *
 * @param processors the number of processors
 * @param model the processors' own name
 * @param gibibytes memory, in GiB
 * @param kernel the operating system's kernel
 */
public record Machine(int processors, String model, long gibibytes, String kernel) {

	private static final int SHIFT_KIBI_TO_GIBI = 20;

	static Machine here() {
		long memory = Long.parseLong(find("/proc/meminfo", "MemTotal:\\s+(\\d+)", "0"));
		return new Machine(Runtime.getRuntime().availableProcessors(),
				find("/proc/cpuinfo", "model name\\s+: (.*)", System.getProperty("os.arch")),
				memory >> SHIFT_KIBI_TO_GIBI, System.getProperty("os.name") + " " + System.getProperty("os.version"));
	}

	private static String find(String file, String pattern, String otherwise) {
		try {
			Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
			return matcher.find() ? matcher.group(1) : otherwise;
		}
		catch (IOException ex) {
			return otherwise;
		}
	}

	@Override
	public String toString() {
		return "%d processors (%s), %d GiB, %s".formatted(this.processors, this.model, this.gibibytes, this.kernel);
	}

}

package timestamps.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws a profile as SVG: a box for each frame, above its caller, as wide as its share of
 * the samples. The colour says whose code it is; a box's tooltip has its whole name.
 */
public final class FlameGraph {

	private static final double WIDTH = 1200;

	private static final int ROW = 15;

	private static final int LEGEND = 8 + ROW * Stacks.Part.values().length;

	/** Narrower boxes are left out. */
	private static final double NARROWEST = 2;

	private static final double LETTER = 6.2;

	private final StringBuilder boxes = new StringBuilder();

	private final long total;

	private final int height;

	private FlameGraph(long total, int depth) {
		this.total = total;
		this.height = LEGEND + ROW * depth;
	}

	/**
	 * Draws a profile.
	 * @param stacks the profile
	 * @param title the picture's title
	 * @param file the file to write
	 * @throws IOException if it cannot be written
	 */
	public static void write(Stacks stacks, String title, Path file) throws IOException {
		Frame all = new Frame("all");
		for (Stacks.Stack stack : stacks.samples()) {
			Frame frame = all;
			frame.samples += stack.samples();
			for (String name : stack.frames()) {
				frame = frame.callees.computeIfAbsent(name, Frame::new);
				frame.samples += stack.samples();
			}
		}
		FlameGraph graph = new FlameGraph(stacks.total(), all.depth(NARROWEST / WIDTH * stacks.total()));
		graph.draw(all, 0, 0);
		Files.writeString(file, graph.svg(title));
	}

	private void draw(Frame frame, double x, int level) {
		double width = WIDTH * frame.samples / this.total;
		if (width < NARROWEST) {
			return;
		}
		int y = this.height - ROW * (level + 1);
		String name = escaped(frame.name);
		int letters = (int) ((width - 4) / LETTER);
		String text = (letters < 3) ? "" : (name.length() <= letters) ? frame.name : shortened(frame.name, letters);
		this.boxes.append(String.format(Locale.ROOT,
				"<g><title>%s, %.1f %%</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>"
						+ "<text x=\"%.1f\" y=\"%d\">%s</text></g>%n",
				name, 100.0 * frame.samples / this.total, x, y, width - 0.4, ROW - 1,
				Stacks.Part.of(frame.name).colour(), x + 2, y + ROW - 4, escaped(text)));
		double left = x;
		for (Frame callee : frame.callees.values()) {
			draw(callee, left, level + 1);
			left += WIDTH * callee.samples / this.total;
		}
	}

	/** The class and the method, without the package, as far as there is room. */
	private static String shortened(String name, int letters) {
		String simple = name.substring(name.lastIndexOf('/') + 1);
		return (simple.length() <= letters) ? simple : simple.substring(0, letters - 1) + "…";
	}

	private String svg(String title) {
		StringBuilder legend = new StringBuilder();
		int y = ROW;
		for (Stacks.Part part : Stacks.Part.values()) {
			legend.append(
					"<rect x=\"4\" y=\"%d\" width=\"12\" height=\"11\" fill=\"%s\"/><text x=\"20\" y=\"%d\">%s</text>%n"
						.formatted(y - 10, part.colour(), y, escaped(part.text())));
			y += ROW;
		}
		return """
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="monospace" font-size="10">
				<title>%s</title>
				<rect width="100%%" height="100%%" fill="white"/>
				%s%s</svg>
				""".formatted((int) WIDTH, this.height, escaped(title), legend, this.boxes);
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	private static final class Frame {

		private final String name;

		private final Map<String, Frame> callees = new TreeMap<>();

		private long samples;

		Frame(String name) {
			this.name = name;
		}

		/** How many frames that are wide enough stand one upon another. */
		int depth(double fewest) {
			Collection<Frame> above = this.callees.values();
			return 1 + above.stream()
				.filter((frame) -> frame.samples >= fewest)
				.mapToInt((frame) -> frame.depth(fewest))
				.max()
				.orElse(0);
		}

	}

}

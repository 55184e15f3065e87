package timestamps.bench.report;

import java.util.List;

/**
 * How a figure changes with something: a plot.
 *
 * @param title the plot's title
 * @param across what changes, with its unit
 * @param up what was measured, with its unit
 * @param lines a line for each kind
 */
public record Curve(String title, String across, String up, List<Line> lines) {

	/**
	 * A line of a plot.
	 *
	 * @param name what the legend says
	 * @param points from left to right
	 */
	public record Line(String name, List<Point> points) {
	}

	/**
	 * A point of a line.
	 *
	 * @param x the place from left to right
	 * @param y the figure
	 */
	public record Point(double x, double y) {
	}

}

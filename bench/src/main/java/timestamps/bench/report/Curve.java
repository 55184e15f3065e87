package timestamps.bench.report;

import java.util.List;

/**
 * A plot of a figure over a variable.
 *
 * @param title the plot's title
 * @param across the variable, with its unit
 * @param up the figure, with its unit
 * @param lines the lines of the plot
 */
public record Curve(String title, String across, String up, List<Line> lines) {

	/**
	 * A line of a plot.
	 *
	 * @param name the text in the legend
	 * @param points from left to right
	 */
	public record Line(String name, List<Point> points) {
	}

	/**
	 * A point of a line.
	 *
	 * @param x the variable
	 * @param y the figure
	 */
	public record Point(double x, double y) {
	}

}

package timestamps.bench.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;

import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws a curve as SVG, with a logarithmic axis if it spans several powers of ten. */
final class Plot {

	private static final int WIDTH = 720;

	private static final int HEIGHT = 360;

	private static final double WIDE = 100;

	private Plot() {
	}

	static void write(Curve curve, Path file) throws IOException {
		XYChart chart = new XYChartBuilder().width(WIDTH)
			.height(HEIGHT)
			.title(curve.title())
			.xAxisTitle(curve.across())
			.yAxisTitle(curve.up())
			.build();
		chart.getStyler()
			.setXAxisLogarithmic(isWide(curve))
			.setYAxisMin(0.0)
			.setPlotGridLinesStroke(new BasicStroke(1))
			.setLegendPosition(LegendPosition.InsideSE)
			.setLegendVisible(curve.lines().size() > 1)
			.setChartBackgroundColor(Color.WHITE);
		for (Curve.Line line : curve.lines()) {
			List<Double> x = line.points().stream().map(Curve.Point::x).toList();
			List<Double> y = line.points().stream().map(Curve.Point::y).toList();
			chart.addSeries(line.name(), x, y);
		}
		VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
	}

	private static boolean isWide(Curve curve) {
		DoubleSummaryStatistics x = curve.lines()
			.stream()
			.flatMap((line) -> line.points().stream())
			.mapToDouble(Curve.Point::x)
			.summaryStatistics();
		return x.getMax() >= WIDE * x.getMin();
	}

}

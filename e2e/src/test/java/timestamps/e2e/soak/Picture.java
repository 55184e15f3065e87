package timestamps.e2e.soak;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.w3c.dom.Document;

/**
 * A run as a picture: answers and failures per second and the 99th percentile over time,
 * and the faults as bands with their names.
 */
final class Picture {

	private static final Dimension SIZE = new Dimension(1200, 640);

	private static final int MOST_POINTS = 600;

	private static final int MOST_NAMES = 45;

	/** The value of a second without an answer, where the line has a gap. */
	private static final double NONE = Double.NaN;

	private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

	private static final Color BAND = new Color(0xe8, 0xea, 0xed);

	private final List<Second> seconds;

	private final List<Strike> strikes;

	private final Instant began;

	private Picture(Outcome outcome) {
		this.seconds = outcome.seconds();
		this.strikes = outcome.strikes();
		this.began = this.seconds.get(0).start();
	}

	static void draw(Outcome outcome, Path file) throws IOException {
		SVGGraphics2D graphics = new SVGGraphics2D(document());
		graphics.setSVGCanvasSize(SIZE);
		new Picture(outcome).chart().draw(graphics, new Rectangle2D.Double(0, 0, SIZE.width, SIZE.height));
		try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
			graphics.stream(writer, true);
		}
	}

	private static Document document() {
		try {
			return DocumentBuilderFactory.newInstance()
				.newDocumentBuilder()
				.getDOMImplementation()
				.createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private JFreeChart chart() {
		// Otherwise rotated text is drawn as outlines.
		TextUtils.setUseDrawRotatedStringWorkaround(false);
		XYPlot answered = plot("answered per second", Second::answered, new Color(0x1a, 0x73, 0x4a), new NumberAxis());
		XYPlot failed = plot("failed per second", Second::failed, new Color(0xc5, 0x22, 0x1f), new NumberAxis());
		XYPlot p99 = plot("99th percentile, ms", (second) -> (second.answered() > 0) ? second.p99() : NONE,
				new Color(0x19, 0x67, 0xd2), logarithmic());
		CombinedDomainXYPlot plot = new CombinedDomainXYPlot(new NumberAxis("minutes"));
		plot.getDomainAxis().setRange(0, Math.max(1, this.seconds.size()) / 60.0);
		plot.add(answered, 3);
		plot.add(failed, 2);
		plot.add(p99, 2);
		if (this.strikes.size() <= MOST_NAMES) {
			double top = answered.getRangeAxis().getUpperBound();
			this.strikes.forEach((strike) -> answered.addAnnotation(name(strike, top)));
		}
		JFreeChart chart = new JFreeChart(null, null, plot, false);
		chart.setBackgroundPaint(Color.WHITE);
		return chart;
	}

	private static LogarithmicAxis logarithmic() {
		LogarithmicAxis axis = new LogarithmicAxis(null);
		axis.setExpTickLabelsFlag(false);
		return axis;
	}

	private XYPlot plot(String label, ToDoubleFunction<Second> value, Color color, ValueAxis axis) {
		XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
		renderer.setSeriesPaint(0, color);
		renderer.setSeriesStroke(0, new BasicStroke(1.2f));
		axis.setLabel(label);
		axis.setTickLabelFont(SMALL);
		XYPlot plot = new XYPlot(series(label, value), null, axis, renderer);
		plot.setBackgroundPaint(Color.WHITE);
		plot.setDomainGridlinesVisible(false);
		plot.setRangeGridlinePaint(BAND);
		for (Strike strike : this.strikes) {
			plot.addDomainMarker(new IntervalMarker(minutes(strike.begin()), minutes(strike.end()), BAND),
					Layer.BACKGROUND);
		}
		return plot;
	}

	/** A line; in a long run, each point is the worst value within its span. */
	private XYSeriesCollection series(String label, ToDoubleFunction<Second> value) {
		XYSeries series = new XYSeries(label);
		boolean least = label.startsWith("answered");
		int span = (this.seconds.size() + MOST_POINTS - 1) / MOST_POINTS;
		for (int i = 0; i < this.seconds.size(); i += span) {
			List<Second> spanned = this.seconds.subList(i, Math.min(i + span, this.seconds.size()));
			DoubleStream values = spanned.stream().mapToDouble(value);
			double worst = ((least) ? values.min() : values.max()).orElseThrow();
			series.add(minutes(spanned.get(0).start()), worst);
		}
		return new XYSeriesCollection(series);
	}

	private XYTextAnnotation name(Strike strike, double top) {
		XYTextAnnotation name = new XYTextAnnotation(strike.fault().name(),
				(minutes(strike.begin()) + minutes(strike.end())) / 2, top * 0.02);
		name.setFont(SMALL);
		name.setPaint(Color.DARK_GRAY);
		name.setRotationAngle(-Math.PI / 2);
		name.setTextAnchor(TextAnchor.CENTER_LEFT);
		name.setRotationAnchor(TextAnchor.CENTER_LEFT);
		return name;
	}

	private double minutes(Instant moment) {
		return Duration.between(this.began, moment).toMillis() / 60_000.0;
	}

}

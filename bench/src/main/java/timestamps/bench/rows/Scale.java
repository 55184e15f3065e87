package timestamps.bench.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Curve;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.FixedRate;
import timestamps.bench.run.Http;
import timestamps.bench.run.Lab;
import timestamps.bench.run.OpenStreams;
import timestamps.bench.run.Replica;
import timestamps.bench.run.StandIns;

/**
 * What a replica does for a set of 1 to 100 replicas: for its page, for the live stream
 * of a page, and to inform the others. Simulated are the other replicas, which only send
 * pulses, and DNS, which is a hosts file.
 */
final class Scale extends Row {

	private static final int[] NUMBERS = { 1, 10, 30, 100 };

	private static final int MOST = 100;

	private static final int TENTH = 10;

	private static final int WARM_UP_SECONDS = 5;

	private static final int SECONDS = 5;

	/** While a replica records visits, it sends four pulses a second instead of two. */
	private static final int VISITS_PER_SECOND = 20;

	private static final int PAGES = 50;

	private static final double KILO = 1e3;

	private static final String LIMIT = "Each replica is a card, and some pulses a second to decode";

	Scale() {
		super("scale", "One replica of a set of 1 … 100; the others are simulated");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		List<Point> points = new ArrayList<>();
		for (int replicas : NUMBERS) {
			try (Replica replica = lab.startAmong(replicas).await()) {
				points.add(measure(lab, replica, replicas));
			}
		}
		return outcome(compare(points, "GET /, one visitor, median", "ms", Point::page),
				compare(points, "live stream of a page", "kB/s", Point::stream),
				compare(points, "processor time with a page open", "ms/s", Point::open),
				compare(points, "processor time to inform the others", "ms/s", Point::informing))
			.with(curve(points, "The page and its stream", "milliseconds; kB a second",
					new Line("GET /, one visitor, median", Point::page),
					new Line("live stream of a page", Point::stream)))
			.with(curve(points, "Processor time of a replica that records 20 visits a second", "milliseconds a second",
					new Line("with a page open, informed by all others", Point::open),
					new Line("informing all others", Point::informing)));
	}

	private static Point measure(Lab lab, Replica replica, int replicas) throws IOException {
		FixedRate.post(replica.url("/visits"), VISITS_PER_SECOND, 1);
		StandIns others = StandIns.beside(replica, replicas);
		try (others) {
			lab.wrk().get(replica.url("/"), Lab.CONNECTIONS, WARM_UP_SECONDS);
			double page = page(replica);
			double open;
			double stream;
			try (OpenStreams live = new OpenStreams(replica.url("/events"), "text/event-stream", 1)) {
				processorMillis(replica);
				long bytes = live.bytes();
				open = processorMillis(replica);
				stream = (live.bytes() - bytes) / KILO / SECONDS;
			}
			OpenStreams pulses = new OpenStreams(replica.url("/replicas/self/pulse"), "application/x-ndjson",
					replicas - 1);
			try (pulses) {
				processorMillis(replica);
				return new Point(replicas, page, stream, open, processorMillis(replica));
			}
		}
	}

	private static double page(Replica replica) throws IOException {
		List<Double> waits = new ArrayList<>();
		for (int i = 0; i < PAGES; i++) {
			waits.add(Http.millisToGet(replica.url("/")));
		}
		return new Figure("GET /", "ms", waits).median();
	}

	/** For each second in which the replica records visits. */
	private static double processorMillis(Replica replica) throws IOException {
		double before = replica.processorSeconds();
		FixedRate.post(replica.url("/visits"), VISITS_PER_SECOND, SECONDS);
		return (replica.processorSeconds() - before) * KILO / SECONDS;
	}

	/** Nothing may grow faster than the number of replicas. */
	private static Comparison compare(List<Point> points, String what, String unit, ToDoubleFunction<Point> figure) {
		return new Comparison(figure(points, MOST, what, unit, figure), figure(points, TENTH, what, unit, figure),
				Goal.atMostTimes((double) MOST / TENTH), LIMIT);
	}

	private static Figure figure(List<Point> points, int replicas, String what, String unit,
			ToDoubleFunction<Point> figure) {
		double value = points.stream()
			.filter((point) -> point.replicas == replicas)
			.mapToDouble(figure)
			.findFirst()
			.orElseThrow();
		return Figure.of(String.format(Locale.ROOT, "%s, %d replicas", what, replicas), unit, value);
	}

	private static Curve curve(List<Point> points, String title, String up, Line... lines) {
		return new Curve(title, "replicas", up,
				Stream.of(lines)
					.map((line) -> new Curve.Line(line.name,
							points.stream()
								.map((point) -> new Curve.Point(point.replicas, line.figure.applyAsDouble(point)))
								.toList()))
					.toList());
	}

	private record Line(String name, ToDoubleFunction<Point> figure) {
	}

	/** The figures of a set: milliseconds, kB a second, milliseconds a second. */
	private record Point(int replicas, double page, double stream, double open, double informing) {
	}

}

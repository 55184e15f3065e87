package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Curve;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Replica;
import timestamps.bench.run.Served;

/**
 * Visits over the number of connections: with more connections, more visits share a
 * force.
 */
final class Connections extends Row {

	private static final int MOST = 1024;

	private static final int SECONDS = 2;

	Connections() {
		super("connections", "Durable visits over 1 … 1,024 connections");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Replica replica = lab.warm();
		List<Curve.Point> visits = new ArrayList<>();
		List<Curve.Point> visitsOfProcessor = new ArrayList<>();
		for (int connections = 1; connections <= MOST; connections *= 4) {
			Served served = lab.wrk().post(replica, replica.url("/visits"), connections, SECONDS);
			visits.add(new Curve.Point(connections, served.perSecond()));
			visitsOfProcessor.add(new Curve.Point(connections, served.perProcessorSecond()));
		}
		return outcome(
				lastBesideBest(visits, "/s", Goal.atLeastTimes(0.5),
						"Connections beyond a batch's size only cost memory and processor time"),
				lastBesideBest(visitsOfProcessor, "per processor second", Goal.report(), ""))
			.with(new Curve("Durable visits over connections", "connections", "visits",
					List.of(new Curve.Line("a second", visits),
							new Curve.Line("a second of the server's processor time", visitsOfProcessor))));
	}

	private static Comparison lastBesideBest(List<Curve.Point> points, String unit, Goal goal, String limit) {
		double best = points.stream().mapToDouble(Curve.Point::y).max().orElseThrow();
		return new Comparison(Figure.of("with " + MOST + " connections", unit, points.get(points.size() - 1).y()),
				Figure.of("with the best number of them", unit, best), goal, limit);
	}

}

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
import timestamps.bench.run.Wrk;

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
		for (int connections = 1; connections <= MOST; connections *= 4) {
			Wrk.Load load = lab.wrk().post(replica.url("/visits"), connections, SECONDS);
			visits.add(new Curve.Point(connections, load.rate()));
		}
		double best = visits.stream().mapToDouble(Curve.Point::y).max().orElseThrow();
		return outcome(
				new Comparison(Figure.of("with " + MOST + " connections", "/s", visits.get(visits.size() - 1).y()),
						Figure.of("with the best number of them", "/s", best), Goal.atLeastTimes(0.5),
						"Connections beyond a batch's size only cost memory and processor time"))
			.with(new Curve("Durable visits a second over connections", "connections", "visits a second",
					List.of(new Curve.Line("POST /visits", visits))));
	}

}

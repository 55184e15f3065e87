package timestamps.bench.rows;

import java.util.List;

/**
 * All rows, in the order of the page. Rows that need the cluster come last, because it
 * takes processor time even when it is idle. To add a row, add a line here.
 */
public final class Rows {

	/** All rows. */
	public static final List<Row> ALL = List.of(new VisitsBesideNoOp(), new VisitsBesideFlask(),
			new VisitsBesideOneByOne(), new VisitsBesideRedis(), new VisitsBesideGo(), new NoOpBesideReactorNetty(),
			new Memory(), new FirstSeconds(), new FixedRates(), new SingleVisit(), new Connections(), new Profile(),
			new Start(), new ImageSize(), new LogLength(), new LogAlone(), new Scale(), new ThreeReplicas(),
			new FixedRatesDeployed(), new RollOut(), new FirstUp(), new ManyReplicas(), new UnchangedUp());

	private Rows() {
	}

}

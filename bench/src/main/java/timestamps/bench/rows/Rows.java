package timestamps.bench.rows;

import java.util.List;

import timestamps.bench.Row;

/**
 * Everything that is measured, in the order of the page. Those that need the cluster come
 * last: it takes processor time even when it is idle. A new row is one line here.
 */
public final class Rows {

	/** All rows. */
	public static final List<Row> ALL = List.of(new VisitsBesideNoOp(), new VisitsBesideFlask(),
			new VisitsBesideOneByOne(), new VisitsBesideRedis(), new Memory(), new FirstSeconds(), new SingleVisit(),
			new Connections(), new Start(), new ImageSize(), new LogLength(), new LogAlone(), new ThreeReplicas(),
			new RollOut(), new FirstUp(), new ManyReplicas(), new UnchangedUp());

	private Rows() {
	}

}

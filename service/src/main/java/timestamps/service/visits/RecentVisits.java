package timestamps.service.visits;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import timestamps.service.log.Visit;
import timestamps.service.log.VisitLog;

import org.springframework.stereotype.Component;

/**
 * What the page shows of this replica: its first visit, its newest visits, and the counts
 * of the last minutes. They are read from the log at the start, updated with each batch,
 * and kept in memory, so the page does not read the log. Safe for any number of threads;
 * none holds the lock for long, so visits are not delayed.
 */
@Component
public final class RecentVisits {

	/** How many of the newest visits are kept, shown and sent. */
	public static final int KEPT = 20;

	private static final Log failures = LogFactory.getLog(RecentVisits.class);

	private final VisitLog log;

	private final Clock clock;

	private final MinuteCounts counts = new MinuteCounts();

	/** Newest last. */
	private final Deque<Visit> newest = new ArrayDeque<>();

	private @Nullable Visit first;

	private long count;

	RecentVisits(VisitLog log, Clock clock) {
		this.log = log;
		this.clock = clock;
		log.listen((batch, write) -> add(batch));
		restore();
	}

	/**
	 * If a line is damaged, figures are missing on the page, but the replica starts.
	 */
	private synchronized void restore() {
		this.count = this.log.count();
		try {
			this.newest.addAll(this.log.read(Math.max(1, this.count - KEPT + 1), KEPT));
			this.log.read(1, 1).forEach((visit) -> this.first = visit);
			this.counts.restore(this.log, this.clock.instant());
		}
		catch (IOException ex) {
			failures.error("The page lacks visits from before this start", ex);
		}
	}

	private synchronized void add(List<Visit> batch) {
		if (this.first == null && batch.get(0).sequence() == 1) {
			this.first = batch.get(0);
		}
		this.count = batch.get(batch.size() - 1).sequence();
		batch.forEach((visit) -> this.counts.add(visit.utc()));
		this.newest.addAll(batch.subList(Math.max(0, batch.size() - KEPT), batch.size()));
		while (this.newest.size() > KEPT) {
			this.newest.removeFirst();
		}
	}

	/**
	 * {@return the present state, all of it at the same moment}
	 */
	public Snapshot snapshot() {
		Instant now = this.clock.instant();
		long count;
		Visit first;
		List<Visit> visits;
		Minutes minutes;
		synchronized (this) {
			count = this.count;
			first = this.first;
			visits = new ArrayList<>(this.newest);
			minutes = this.counts.upTo(now);
		}
		Collections.reverse(visits);
		return new Snapshot(count, (first != null) ? VisitView.of(first) : null,
				visits.stream().map(VisitView::of).toList(), minutes);
	}

	/**
	 * This replica's visits at one moment.
	 *
	 * @param count how many there are
	 * @param first the first visit, if there is one
	 * @param newest the newest visits, newest first, at most {@value #KEPT}
	 * @param minutes how many there were in each of the last minutes
	 */
	public record Snapshot(long count, @Nullable VisitView first, List<VisitView> newest, Minutes minutes) {

		/**
		 * {@return the latest visit, or null if there is none}
		 */
		public @Nullable VisitView latest() {
			return this.newest.isEmpty() ? null : this.newest.get(0);
		}

		/**
		 * Selects the newest visits, newest first.
		 * @param sequence a sequence below all of theirs
		 * @return the visits
		 */
		public List<VisitView> after(long sequence) {
			return this.newest.stream().filter((visit) -> visit.sequence() > sequence).toList();
		}

	}

}

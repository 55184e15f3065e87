package timestamps.service.page;

import java.time.Instant;

import timestamps.service.visits.VisitView;

/**
 * A visit as the table shows it.
 *
 * @param replica who recorded it
 * @param series the colour of that replica
 * @param sequence its place in the replica's log
 * @param number the same with separators
 * @param local its time in the zone that it was made in
 * @param zone that one; another than the page's, if the setting has changed since
 * @param utc its time in UTC
 * @param age how long ago that was
 */
record VisitRow(String replica, int series, long sequence, String number, Moment local, String zone, Moment utc,
		String age) {

	static VisitRow of(VisitView visit, Instant now) {
		return new VisitRow(visit.replica(), ReplicaCard.series(visit.replica()), visit.sequence(),
				Words.number(visit.sequence()), Moment.of(visit.local()), visit.zone(), Moment.of(visit.utc()),
				Words.ago(Instant.parse(visit.utc()), now));
	}

}

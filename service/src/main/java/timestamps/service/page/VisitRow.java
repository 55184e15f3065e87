package timestamps.service.page;

import java.time.Instant;

import timestamps.service.visits.VisitView;

/**
 * A visit as the table shows it.
 *
 * @param replica the name of the replica that recorded it
 * @param series the colour of that replica
 * @param sequence its place in the replica's log
 * @param number the sequence with separators
 * @param local its time in {@code zone}
 * @param zone the zone in which it was recorded; not the page's, if the setting has
 * changed since
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

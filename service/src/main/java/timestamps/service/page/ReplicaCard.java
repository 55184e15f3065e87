package timestamps.service.page;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import timestamps.service.replicas.Replica;
import timestamps.service.visits.VisitView;

/**
 * A replica as the page shows it. Texts that are not known are a dash.
 *
 * @param name its name
 * @param series its colour
 * @param state {@code ready}, {@code unready} or {@code silent}
 * @param stateText the same in words
 * @param visits how many it recorded
 * @param latest the time of its latest visit, if there is one
 * @param latestAge how long ago that was
 * @param started when its pod started, if that is known
 * @param up how long ago that was
 * @param restarts how often its container was restarted
 * @param version its image's version
 * @param full how full its volume is, in percent
 * @param volume the same in words
 */
record ReplicaCard(String name, int series, String state, String stateText, String visits, @Nullable String latest,
		String latestAge, @Nullable Instant started, String up, String restarts, String version, @Nullable Long full,
		String volume) {

	/** How many colours there are. */
	private static final int COLOURS = 8;

	private static final String UNKNOWN = "–";

	private static final Pattern ORDINAL = Pattern.compile("-(\\d{1,4})$");

	static ReplicaCard of(Replica replica, Instant now) {
		VisitView latest = replica.latest();
		Instant started = replica.started();
		Replica.Volume volume = replica.volume();
		Long full = (volume == null || volume.bytes() <= 0) ? null : Math.round(100.0 * volume.used() / volume.bytes());
		return new ReplicaCard(replica.name(), series(replica.name()), state(replica), stateText(replica),
				(replica.visits() != null) ? Words.number(replica.visits()) : UNKNOWN,
				(latest != null) ? latest.utc() : null,
				(latest != null) ? Words.ago(Instant.parse(latest.utc()), now) : UNKNOWN, started,
				(started != null) ? Words.span(started, now) : UNKNOWN,
				(replica.restarts() != null) ? Words.number(replica.restarts()) : UNKNOWN,
				(replica.version() != null) ? replica.version() : UNKNOWN, full,
				(volume != null && full != null) ? full + " % of " + Words.bytes(volume.bytes()) : UNKNOWN);
	}

	/** The colour of a replica, which depends on its number. */
	static int series(String name) {
		Matcher ordinal = ORDINAL.matcher(name);
		return ordinal.find() ? Integer.parseInt(ordinal.group(1)) % COLOURS : 0;
	}

	private static String state(Replica replica) {
		return replica.answers() ? (replica.ready() ? "ready" : "unready") : "silent";
	}

	private static String stateText(Replica replica) {
		return replica.answers() ? (replica.ready() ? "ready" : "not ready") : "does not answer";
	}

}

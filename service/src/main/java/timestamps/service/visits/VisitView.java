package timestamps.service.visits;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import timestamps.service.log.Visit;

/**
 * A visit as the API and the page show it.
 *
 * @param sequence its place in its replica's log, from 1
 * @param utc the time in UTC, always with six decimals
 * @param local the same instant in {@code zone}, with its offset
 * @param zone the IANA zone of {@code local}
 * @param replica the name of the replica that recorded it
 * @param held {@code true} if the clock had stepped back, else left out
 */
public record VisitView(long sequence, String utc, String local, String zone, String replica,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean held) {

	/**
	 * {@return the visit as it is shown}
	 * @param visit the visit
	 */
	public static VisitView of(Visit visit) {
		return new VisitView(visit.sequence(), visit.utcText(), visit.localText(), visit.zone(), visit.replica(),
				visit.held() ? true : null);
	}

}

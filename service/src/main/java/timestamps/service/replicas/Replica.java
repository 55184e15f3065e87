package timestamps.service.replicas;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import timestamps.service.visits.VisitView;

/**
 * One replica of the set, as the others see it.
 *
 * @param name the pod's name
 * @param answers whether it answered within the time it was given
 * @param ready whether it records visits
 * @param visits how many it has recorded; nothing is known of one that does not answer
 * @param first its first visit, if there is one
 * @param latest its latest visit, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Replica(String name, boolean answers, boolean ready, @Nullable Long visits, @Nullable VisitView first,
		@Nullable VisitView latest) {

	static Replica silent(String name) {
		return new Replica(name, false, false, null, null, null);
	}

}

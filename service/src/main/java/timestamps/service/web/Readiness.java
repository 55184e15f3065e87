package timestamps.service.web;

import timestamps.service.log.Condition;
import timestamps.service.log.VisitLog;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;

/** Whether this replica would record a visit now, and is not about to end. */
@Component
public class Readiness {

	private final ApplicationAvailability availability;

	private final VisitLog log;

	Readiness(ApplicationAvailability availability, VisitLog log) {
		this.availability = availability;
		this.log = log;
	}

	public boolean isReady() {
		return this.availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
				&& this.log.condition() == Condition.WRITABLE;
	}

}

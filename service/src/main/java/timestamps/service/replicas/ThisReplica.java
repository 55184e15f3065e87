package timestamps.service.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;
import timestamps.service.ServiceProperties;
import timestamps.service.log.Condition;
import timestamps.service.log.VisitLog;
import timestamps.service.visits.VisitView;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;

/** What this replica says of itself. */
@Component
class ThisReplica {

	private final VisitLog log;

	private final ApplicationAvailability availability;

	private final String name;

	ThisReplica(VisitLog log, ApplicationAvailability availability, ServiceProperties properties) {
		this.log = log;
		this.availability = availability;
		this.name = properties.replica();
	}

	Replica describe() {
		long visits = this.log.count();
		boolean ready = this.log.condition() == Condition.WRITABLE
				&& this.availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
		return new Replica(this.name, true, ready, visits, visit(1, visits), visit(visits, visits));
	}

	private @Nullable VisitView visit(long sequence, long visits) {
		try {
			return (visits > 0) ? VisitView.of(this.log.read(sequence, 1).get(0)) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

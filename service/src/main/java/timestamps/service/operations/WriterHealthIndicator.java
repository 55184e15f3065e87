package timestamps.service.operations;

import timestamps.service.log.VisitLog;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Alive means that the thread that records visits runs. A full disk does not end it.
 */
@Component("writer")
class WriterHealthIndicator implements HealthIndicator {

	private final VisitLog log;

	WriterHealthIndicator(VisitLog log) {
		this.log = log;
	}

	@Override
	public Health health() {
		return (this.log.isAlive()) ? Health.up().build() : Health.down().build();
	}

}

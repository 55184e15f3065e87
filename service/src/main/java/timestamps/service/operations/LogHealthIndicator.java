package timestamps.service.operations;

import timestamps.service.log.Condition;
import timestamps.service.log.VisitLog;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Ready means that a visit would be recorded now. */
@Component("log")
class LogHealthIndicator implements HealthIndicator {

	private final VisitLog log;

	LogHealthIndicator(VisitLog log) {
		this.log = log;
	}

	@Override
	public Health health() {
		Condition condition = this.log.condition();
		Health.Builder health = (condition == Condition.WRITABLE) ? Health.up() : Health.outOfService();
		return health.withDetail("condition", condition.reason()).build();
	}

}

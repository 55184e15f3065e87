package timestamps.service.operations;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Started: the log was opened and the server answered; it stays so. */
@Component("started")
class StartupHealthIndicator implements HealthIndicator {

	private volatile boolean started;

	@EventListener(ApplicationReadyEvent.class)
	void ready() {
		this.started = true;
	}

	@Override
	public Health health() {
		return (this.started) ? Health.up().build() : Health.outOfService().build();
	}

}

package timestamps.service.connections;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class TimeoutsTests {

	/** A load balancer must not send a request to a connection that is being closed. */
	@Test
	void usualLoadBalancersCloseIdleConnectionsFirst() {
		Timeouts timeouts = Binder.get(new MockEnvironment()).bindOrCreate("timestamps.timeouts", Timeouts.class);

		assertThat(timeouts.idle()).isGreaterThan(Duration.ofSeconds(60));
	}

}

package timestamps.service.visits;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

import timestamps.service.ServiceProperties;
import timestamps.service.log.VisitLog;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the replica's log for as long as the application runs. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

	/** Longer than an orderly end takes: ten seconds to drain, and ten for requests. */
	private static final Duration PATIENCE = Duration.ofSeconds(25);

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	VisitLog visitLog(ServiceProperties properties, Clock clock) throws IOException, InterruptedException {
		return new LogOpener(PATIENCE).open(properties, clock);
	}

}

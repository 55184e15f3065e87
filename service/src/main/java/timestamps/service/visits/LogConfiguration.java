package timestamps.service.visits;

import java.io.IOException;
import java.time.Clock;

import timestamps.service.ServiceProperties;
import timestamps.service.log.VisitLog;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the replica's log for as long as the application runs. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	VisitLog visitLog(ServiceProperties properties, Clock clock) throws IOException {
		return VisitLog.open(properties.directory(), properties.replica(), properties.timeZone(), clock);
	}

}

package timestamps.service.connections;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Guards the port that visitors reach. */
@Configuration(proxyBeanMethods = false)
class ServiceConnections {

	@Bean
	ConnectionLimits connectionLimits() {
		return ConnectionLimits.ofService();
	}

	@Bean
	NettyServerCustomizer guardedService(ConnectionLimits limits, Timeouts timeouts, MeterRegistry registry,
			Arrivals arrivals) {
		return new GuardedPort("service", limits, timeouts, registry, arrivals::note);
	}

}

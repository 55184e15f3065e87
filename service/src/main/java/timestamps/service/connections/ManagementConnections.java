package timestamps.service.connections;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Guards the port of probes and metrics, by limits of its own. That port has an
 * application context of its own, which finds this class in {@code META-INF/spring}; the
 * main context must not, so it is no {@code @Configuration}.
 */
class ManagementConnections {

	@Bean
	static WebServerFactoryCustomizer<NettyReactiveWebServerFactory> guardedManagement(Timeouts timeouts,
			MeterRegistry registry) {
		return (factory) -> factory.addServerCustomizers(
				new GuardedPort("management", ConnectionLimits.ofManagement(), timeouts, registry, () -> {
				}));
	}

}

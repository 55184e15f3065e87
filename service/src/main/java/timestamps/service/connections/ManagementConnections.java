package timestamps.service.connections;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Guards the port of probes and metrics, with limits of its own. That port has its own
 * application context, which finds this class in {@code META-INF/spring}. The main
 * context must not find it, so it is no {@code @Configuration}.
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

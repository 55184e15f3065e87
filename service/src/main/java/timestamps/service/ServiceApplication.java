package timestamps.service;

import java.security.Security;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts one replica of the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ServiceApplication {

	/**
	 * Caches DNS answers for one second and failed look-ups not at all, because replicas
	 * come and go. A system property has no effect: the JDK's security properties, which
	 * come first, say ten seconds.
	 */
	private static void forgetNamesSoon() {
		Security.setProperty("networkaddress.cache.ttl", "1");
		Security.setProperty("networkaddress.cache.negative.ttl", "0");
	}

	/**
	 * The default is ten threads for each processor. On a large node, so many that render
	 * pages or read the log at once take more memory than the replica has.
	 */
	private static void limitThreadsThatMayBlock() {
		System.setProperty("reactor.schedulers.defaultBoundedElasticSize", "8");
	}

	public static void main(String[] args) {
		limitThreadsThatMayBlock();
		forgetNamesSoon();
		SpringApplication.run(ServiceApplication.class, args);
	}

}

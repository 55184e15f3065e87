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
	 * Replicas come and go: where they are is worth remembering for a second, and that
	 * one is nowhere for no time. A system property would not do, as the JDK's own
	 * security properties say ten seconds.
	 */
	private static void forgetNamesSoon() {
		Security.setProperty("networkaddress.cache.ttl", "1");
		Security.setProperty("networkaddress.cache.negative.ttl", "0");
	}

	/**
	 * By default there are ten for each processor: on a large node, those that render
	 * pages or read the log at once would take more memory than there is.
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

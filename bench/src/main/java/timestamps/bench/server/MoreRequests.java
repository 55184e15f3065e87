package timestamps.bench.server;

import java.nio.file.Path;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Gives the service the requests of this package. Spring Boot finds it in
 * {@code META-INF/spring.factories}, wherever this jar is on the class path.
 */
final class MoreRequests implements ApplicationContextInitializer<GenericApplicationContext> {

	@Override
	public void initialize(GenericApplicationContext context) {
		// The management server's context is one of its own.
		if (context.getParent() == null) {
			context.registerBean(NoOp.class, NoOp::new);
			context.registerBean(ForcedOneByOne.class, () -> ForcedOneByOne
				.in(Path.of(context.getEnvironment().getRequiredProperty("timestamps.directory"))));
		}
	}

}

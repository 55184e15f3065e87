package timestamps.bench.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Adds the endpoints of this package to the service. Spring Boot finds this class in
 * {@code META-INF/spring.factories} if this jar is on the class path.
 */
final class MoreRequests implements ApplicationContextInitializer<GenericApplicationContext> {

	@Override
	public void initialize(GenericApplicationContext context) {
		// The management server has its own context, which must not get them.
		if (context.getParent() == null) {
			context.registerBean(NoOp.class, NoOp::new);
			context.registerBean(FastNoOp.class, () -> new FastNoOp(NoOp.JSON.getBytes(StandardCharsets.US_ASCII)));
			context.registerBean(ForcedOneByOne.class, () -> ForcedOneByOne
				.in(Path.of(context.getEnvironment().getRequiredProperty("timestamps.directory"))));
		}
	}

}

package stateful.plugin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.pulumi.core.internal.Internal;
import com.pulumi.exceptions.ResourceException;
import com.pulumi.exceptions.RunException;
import com.pulumi.provider.internal.models.ConstructRequest;
import com.pulumi.provider.internal.models.ConstructResponse;
import com.pulumi.provider.internal.properties.PropertyValue;
import com.pulumi.provider.internal.properties.PropertyValueSerializer;
import stateful.StatefulService;
import stateful.StatefulServiceArgs;
import stateful.inputs.Problems;

/**
 * Declares the package's components. The SDK's own {@code ComponentProvider} would report
 * to a user of any language what is wrong with their inputs as a stack trace of Java's,
 * and only the first of it.
 */
final class StatefulProvider {

	private static final Logger LOGGER = Logger.getLogger(StatefulProvider.class.getName());

	private StatefulProvider() {
	}

	/**
	 * Declares a component and answers once everything of it is there. Fails with a
	 * message for people alone.
	 * @param rejected resource options that the component rejects
	 */
	static CompletableFuture<ConstructResponse> construct(ConstructRequest request, Problems rejected) {
		try {
			StatefulService service = declare(request, rejected);
			Map<String, PropertyValue> state = PropertyValueSerializer.stateFromComponentResource(service);
			service.failure().ifPresent((failure) -> {
				throw new RunException(failure);
			});
			return Internal.of(service.urn())
				.getValueNullable()
				.thenApply((urn) -> new ConstructResponse(urn, state, Map.<String, Set<String>>of()));
		}
		catch (RuntimeException ex) {
			if (isOfTheEngine(cause(ex))) {
				awaitTheEnd();
			}
			return CompletableFuture.failedFuture(new RunException(message(cause(ex))));
		}
	}

	private static StatefulService declare(ConstructRequest request, Problems rejected) {
		if (!request.getType().equals(StatefulService.TYPE)) {
			throw new RunException("There is no resource " + request.getType() + "; there is " + StatefulService.TYPE);
		}
		Decoder decoder = new Decoder(rejected);
		StatefulServiceArgs args = decoder.decode(request.getInputs(), StatefulServiceArgs.class);
		if (!decoder.problems().all().isEmpty()) { // else the component checks itself
			StatefulService.check(request.getName(), args, request.getOptions(), decoder.problems());
		}
		return new StatefulService(request.getName(), args, request.getOptions());
	}

	private static Throwable cause(Throwable thrown) {
		Throwable cause = thrown;
		while (cause instanceof CompletionException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	/** A call that the engine has broken off, as it does once an object has failed. */
	private static boolean isOfTheEngine(Throwable cause) {
		return cause.getClass().getName().startsWith("io.grpc.");
	}

	/**
	 * The engine has told what failed, and ends, and this process with it. An answer
	 * would make the SDK tell the broken call as well, by a stack trace.
	 */
	private static void awaitTheEnd() {
		new CompletableFuture<Void>().join();
	}

	private static String message(Throwable cause) {
		if (!(cause instanceof RunException || cause instanceof ResourceException)) {
			LOGGER.log(Level.FINE, "A component could not be declared", cause);
		}
		return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
	}

}

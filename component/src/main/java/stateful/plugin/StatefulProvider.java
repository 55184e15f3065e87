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
 * Declares the package's components. The SDK's own {@code ComponentProvider} reports only
 * the first problem of the inputs, as a Java stack trace, to users of any language.
 */
final class StatefulProvider {

	private static final Logger LOGGER = Logger.getLogger(StatefulProvider.class.getName());

	private StatefulProvider() {
	}

	/**
	 * Declares a component, and answers when all its objects exist. An error is a message
	 * without a stack trace.
	 * @param rejected the rejected resource options
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

	/**
	 * Whether the engine has broken off a call, which it does after an object has failed.
	 */
	private static boolean isOfTheEngine(Throwable cause) {
		return cause.getClass().getName().startsWith("io.grpc.");
	}

	/**
	 * Waits for the end of this process. The engine has reported the failure and ends; an
	 * answer would make the SDK report the broken call, too, with a stack trace.
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

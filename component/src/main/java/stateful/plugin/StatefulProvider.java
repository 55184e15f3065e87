package stateful.plugin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.google.protobuf.Struct;
import com.pulumi.exceptions.ResourceException;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResourceOptions;
import pulumirpc.Provider.ConstructRequest;
import pulumirpc.Provider.ConstructResponse;
import stateful.StatefulService;
import stateful.StatefulServiceArgs;
import stateful.inputs.Problems;
import stateful.sdk.EngineValues;
import stateful.sdk.Waiting;

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
	 * @param options the accepted resource options
	 * @param rejected the rejected resource options
	 */
	static CompletableFuture<ConstructResponse> construct(ConstructRequest request, ComponentResourceOptions options,
			Problems rejected) {
		try {
			StatefulService service = declare(request, options, rejected);
			Struct outputs = EngineValues.outputs(service);
			service.failure().ifPresent((failure) -> {
				throw new RunException(failure);
			});
			return CompletableFuture.completedFuture(
					ConstructResponse.newBuilder().setUrn(Waiting.on(service.urn())).setState(outputs).build());
		}
		catch (RuntimeException ex) {
			if (isOfTheEngine(cause(ex))) {
				awaitTheEnd();
			}
			return CompletableFuture.failedFuture(new RunException(message(cause(ex))));
		}
	}

	private static StatefulService declare(ConstructRequest request, ComponentResourceOptions options,
			Problems problems) {
		if (!request.getType().equals(StatefulService.TYPE)) {
			throw new RunException("There is no resource " + request.getType() + "; there is " + StatefulService.TYPE);
		}
		StatefulServiceArgs args = new Decoder(problems).decode(EngineValues.read(request.getInputs()),
				StatefulServiceArgs.class);
		if (!problems.all().isEmpty()) { // else the component checks itself
			StatefulService.check(request.getName(), args, options, problems);
		}
		return new StatefulService(request.getName(), args, options);
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

package stateful.plugin;

import java.util.Objects;
import java.util.concurrent.CompletionException;

import com.google.protobuf.Empty;
import com.pulumi.resources.ComponentResourceOptions;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider;
import pulumirpc.ResourceProviderGrpc;
import stateful.sdk.InlineDeployment;

/**
 * Answers the engine's requests to the package. The SDK's own
 * {@code ResourceProviderService} throws at an alias with a name and a parent, takes a
 * missing option for {@code false}, and drops options that it does not know.
 */
final class PackageService extends ResourceProviderGrpc.ResourceProviderImplBase {

	private final String engine;

	/**
	 * Serves an engine.
	 * @param engine the engine's address
	 */
	PackageService(String engine) {
		this.engine = engine;
	}

	@Override
	public void getPluginInfo(Empty request, StreamObserver<PluginInfo> response) {
		answer(PluginInfo.newBuilder().setVersion(Schema.VERSION).build(), response);
	}

	@Override
	public void getSchema(Provider.GetSchemaRequest request, StreamObserver<Provider.GetSchemaResponse> response) {
		answer(Provider.GetSchemaResponse.newBuilder().setSchema(Schema.json()).build(), response);
	}

	@Override
	public void configure(Provider.ConfigureRequest request, StreamObserver<Provider.ConfigureResponse> response) {
		answer(Provider.ConfigureResponse.newBuilder()
			.setAcceptSecrets(true)
			.setAcceptResources(true)
			.setAcceptOutputs(true)
			.setSupportsPreview(true)
			.build(), response);
	}

	@Override
	public void construct(Provider.ConstructRequest request, StreamObserver<Provider.ConstructResponse> response) {
		ConstructOptions options = new ConstructOptions(request);
		ComponentResourceOptions accepted = options.accepted();
		InlineDeployment.run(request, this.engine,
				() -> StatefulProvider.construct(request, accepted, options.rejected()),
				(component, failure) -> finish(component, failure, response));
	}

	private static void finish(Provider.@Nullable ConstructResponse component, @Nullable Throwable failure,
			StreamObserver<Provider.ConstructResponse> response) {
		if (failure != null) {
			Throwable cause = (failure instanceof CompletionException)
					? Objects.requireNonNullElse(failure.getCause(), failure) : failure;
			response.onError(Status.INTERNAL.withDescription(cause.getMessage()).withCause(cause).asRuntimeException());
			return;
		}
		answer(Objects.requireNonNull(component), response);
	}

	private static <T> void answer(T message, StreamObserver<T> response) {
		response.onNext(message);
		response.onCompleted();
	}

}

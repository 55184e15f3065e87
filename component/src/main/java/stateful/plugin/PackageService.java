package stateful.plugin;

import java.util.Objects;
import java.util.concurrent.CompletionException;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.protobuf.Empty;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.InlineDeploymentSettings;
import com.pulumi.internal.PulumiInternal;
import com.pulumi.provider.internal.models.ConstructRequest;
import com.pulumi.provider.internal.models.ConstructResponse;
import com.pulumi.provider.internal.properties.PropertyValue;
import com.pulumi.resources.StackOptions;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider;
import pulumirpc.ResourceProviderGrpc;
import stateful.inputs.Problems;

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
		Problems rejected = options.rejected();
		ConstructRequest component = new ConstructRequest(request.getType(), request.getName(),
				PropertyValue.unmarshalProperties(request.getInputs()), options.accepted());
		PulumiInternal.fromInline(settings(request), StackOptions.builder().build())
			.runInlineAsync((context) -> StatefulProvider.construct(component, rejected))
			.whenComplete((declared, failure) -> finish(declared, failure, response));
	}

	private InlineDeploymentSettings settings(Provider.ConstructRequest request) {
		return InlineDeploymentSettings.builder()
			.monitorAddr(request.getMonitorEndpoint())
			.engineAddr(this.engine)
			.project(request.getProject())
			.stack(request.getStack())
			.organization(request.getOrganization())
			.isDryRun(request.getDryRun())
			.config(ImmutableMap.copyOf(request.getConfigMap()))
			.configSecretKeys(ImmutableSet.copyOf(request.getConfigSecretKeysList()))
			.build();
	}

	private static void finish(ConstructResponse component, Throwable failure,
			StreamObserver<Provider.ConstructResponse> response) {
		if (failure != null) {
			Throwable cause = (failure instanceof CompletionException)
					? Objects.requireNonNullElse(failure.getCause(), failure) : failure;
			response.onError(Status.INTERNAL.withDescription(cause.getMessage()).withCause(cause).asRuntimeException());
			return;
		}
		answer(Provider.ConstructResponse.newBuilder()
			.setUrn(component.getUrn())
			.setState(PropertyValue.marshalProperties(component.getState()))
			.build(), response);
		DeploymentInstanceHolder.internalUnsafeDestroyInstance();
	}

	private static <T> void answer(T message, StreamObserver<T> response) {
		response.onNext(message);
		response.onCompleted();
	}

}

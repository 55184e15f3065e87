package stateful.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.InlineDeploymentSettings;
import com.pulumi.internal.PulumiInternal;
import com.pulumi.resources.StackOptions;
import org.jspecify.annotations.Nullable;
import pulumirpc.Provider.ConstructRequest;

/** Declares a component that the engine requested, in a deployment of its own. */
public final class InlineDeployment {

	private InlineDeployment() {
	}

	/**
	 * Runs a declaration.
	 * @param engine the engine's address
	 * @param answer takes the declaration's result, or the reason why it failed
	 */
	public static <T> void run(ConstructRequest request, String engine, Supplier<CompletableFuture<T>> declaration,
			BiConsumer<@Nullable T, @Nullable Throwable> answer) {
		PulumiInternal.fromInline(settings(request, engine), StackOptions.builder().build())
			.runInlineAsync((context) -> declaration.get())
			.whenComplete((result, failure) -> {
				answer.accept(result, failure);
				if (failure == null) {
					DeploymentInstanceHolder.internalUnsafeDestroyInstance();
				}
			});
	}

	private static InlineDeploymentSettings settings(ConstructRequest request, String engine) {
		return InlineDeploymentSettings.builder()
			.monitorAddr(request.getMonitorEndpoint())
			.engineAddr(engine)
			.project(request.getProject())
			.stack(request.getStack())
			.organization(request.getOrganization())
			.isDryRun(request.getDryRun())
			.config(ImmutableMap.copyOf(request.getConfigMap()))
			.configSecretKeys(ImmutableSet.copyOf(request.getConfigSecretKeysList()))
			.build();
	}

}

package stateful.sdk;

import java.util.Optional;

import com.pulumi.core.internal.Internal;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import com.pulumi.resources.internal.DependencyProviderResource;

/** Providers, and the packages that they belong to. */
public final class Providers {

	private Providers() {
	}

	/**
	 * {@return whether a provider belongs to a package, such as {@code kubernetes}}
	 */
	public static boolean isOf(String name, ProviderResource provider) {
		return Internal.from(provider).getPackage().equals(name);
	}

	/**
	 * {@return the provider that a parent in the same process passes on to its children}
	 * @param type a type of the children, such as {@code kubernetes:core/v1:Namespace}
	 */
	public static Optional<ProviderResource> inherited(Resource parent, String type) {
		return Internal.from(parent).getProvider(type);
	}

	/**
	 * {@return a provider of another process}
	 * @param reference its URN and its identity, as the engine sends them
	 */
	public static ProviderResource referredTo(String reference) {
		return new DependencyProviderResource(reference);
	}

}

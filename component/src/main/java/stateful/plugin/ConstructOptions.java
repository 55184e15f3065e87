package stateful.plugin;

import java.util.List;

import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.DependencyResource;
import com.pulumi.resources.ProviderResource;
import pulumirpc.AliasOuterClass;
import pulumirpc.Provider;
import stateful.inputs.Problems;
import stateful.options.Options;
import stateful.sdk.Providers;

/**
 * A component's resource options, as the engine sends them for a program in any language.
 *
 * @param request the engine's request
 */
record ConstructOptions(Provider.ConstructRequest request) {

	/**
	 * {@return the options that the SDK's class can hold}
	 */
	ComponentResourceOptions accepted() {
		ComponentResourceOptions.Builder options = ComponentResourceOptions.builder()
			.parent(new DependencyResource(this.request.getParent()))
			.aliases(this.request.getAliasesList().stream().map(this::alias).toArray(Alias[]::new))
			.dependsOn(this.request.getDependenciesList()
				.stream()
				.map(DependencyResource::new)
				.toArray(DependencyResource[]::new))
			.providers(this.request.getProvidersMap()
				.values()
				.stream()
				.map(Providers::referredTo)
				.toArray(ProviderResource[]::new))
			.ignoreChanges(this.request.getIgnoreChangesList())
			.replaceOnChanges(this.request.getReplaceOnChangesList());
		if (this.request.hasProtect()) { // else the parent's option applies
			options.protect(this.request.getProtect());
		}
		if (this.request.hasRetainOnDelete()) {
			options.retainOnDelete(this.request.getRetainOnDelete());
		}
		if (this.request.hasCustomTimeouts()) {
			options.customTimeouts(timeouts(this.request.getCustomTimeouts()));
		}
		return options.build();
	}

	/** Sets the parent first: the SDK does not permit it after a name. */
	private Alias alias(AliasOuterClass.Alias alias) {
		if (!alias.getUrn().isEmpty()) {
			return Alias.withUrn(alias.getUrn());
		}
		AliasOuterClass.Alias.Spec spec = alias.getSpec();
		return Alias.builder()
			.parentUrn(Output.of(spec.getNoParent() ? root() : spec.getParentUrn()))
			.name(spec.getName())
			.type(spec.getType())
			.stack(spec.getStack())
			.project(spec.getProject())
			.build();
	}

	/**
	 * The URN that the engine understands as no parent: the SDK cannot say so together
	 * with a name or a type.
	 */
	private String root() {
		return "urn:pulumi:" + String.join("::", this.request.getStack(), this.request.getProject(),
				"pulumi:pulumi:Stack", this.request.getProject() + "-" + this.request.getStack());
	}

	private static CustomTimeouts timeouts(Provider.ConstructRequest.CustomTimeouts timeouts) {
		return CustomTimeouts.builder()
			.create(CustomTimeouts.parseTimeoutString(timeouts.getCreate()))
			.update(CustomTimeouts.parseTimeoutString(timeouts.getUpdate()))
			.delete(CustomTimeouts.parseTimeoutString(timeouts.getDelete()))
			.read(CustomTimeouts.parseTimeoutString(timeouts.getRead()))
			.build();
	}

	/**
	 * {@return the rejected options that the SDK's class cannot hold}
	 */
	Problems rejected() {
		Problems problems = new Problems();
		Options.reject("deletedWith", given(this.request.getDeletedWith()),
				"none: Pulumi would then forget the volumes without deleting them", problems);
		Options.reject("deleteBeforeReplace", this.request.getDeleteBeforeReplace() ? List.of("true") : List.of(),
				"none: objects with fixed names are always deleted first, and pods need their Secret until the next one",
				problems);
		Options.reject("additionalSecretOutputs", this.request.getAdditionalSecretOutputsList(),
				"none: make a secret of the output in the program instead", problems);
		Options.reject("replaceWith", this.request.getReplaceWithList(), Options.REPLACEMENT, problems);
		Options.reject("replacementTrigger", this.request.hasReplacementTrigger() ? List.of("set") : List.of(),
				Options.REPLACEMENT, problems);
		Options.reject("hooks", this.request.hasResourceHooks() ? hooks(this.request.getResourceHooks()) : List.of(),
				"none: Pulumi's Java SDK cannot run them", problems);
		return problems;
	}

	private static List<String> given(String value) {
		return value.isEmpty() ? List.of() : List.of(value);
	}

	private static List<String> hooks(Provider.ConstructRequest.ResourceHooksBinding hooks) {
		return hooks.getAllFields().values().stream().map(String::valueOf).toList();
	}

}

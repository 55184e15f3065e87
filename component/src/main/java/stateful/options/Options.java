package stateful.options;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.ProviderResource;
import stateful.inputs.Problems;
import stateful.sdk.Providers;

/** Honours or rejects a component's resource options: README.md lists all of them. */
public final class Options {

	/** Why options must not replace the objects. */
	public static final String REPLACEMENT = "none: a replacement would delete the volumes";

	private static final String OF_THE_PROGRAM = "none: the component is a part of the program";

	private Options() {
	}

	/**
	 * Adds the options that the component rejects.
	 * @param problems collects the problems
	 */
	public static void check(ComponentResourceOptions options, Problems problems) {
		reject("ignoreChanges", options.getIgnoreChanges(),
				"none: keep the input's deployed value in the program instead", problems);
		reject("replaceOnChanges", options.getReplaceOnChanges(), REPLACEMENT, problems);
		reject("replaceWith", names(options), REPLACEMENT, problems);
		reject("replacementTrigger", options.getReplacementTrigger().map((trigger) -> "set").stream().toList(),
				REPLACEMENT, problems);
		reject("hideDiffs", options.getHideDiffs(), "none: a component has no diff", problems);
		reject("version", options.getVersion().stream().toList(), OF_THE_PROGRAM, problems);
		reject("pluginDownloadURL", options.getPluginDownloadURL().stream().toList(), OF_THE_PROGRAM, problems);
		reject("urn", options.getUrn().stream().toList(), "none: a service is declared, not looked up", problems);
	}

	private static List<String> names(ComponentResourceOptions options) {
		return options.getReplaceWith().stream().map((resource) -> resource.pulumiResourceName()).toList();
	}

	/**
	 * Adds an option that the component rejects, if it was given.
	 * @param option the option's name
	 * @param values the given values, empty if the option is not set
	 * @param allowed what is allowed instead
	 * @param problems collects the problems
	 */
	public static void reject(String option, List<String> values, String allowed, Problems problems) {
		if (!values.isEmpty()) {
			problems.add("the option " + option, String.join(", ", values), allowed);
		}
	}

	/**
	 * {@return the options to register a component with; its objects also get those that
	 * the engine does not pass on}
	 * @param options options without rejected ones
	 * @param former the component's former places
	 */
	public static ComponentResourceOptions passedOn(ComponentResourceOptions options, List<Place> former) {
		ComponentResourceOptions.Builder builder = ComponentResourceOptions.builder();
		options.getParent().ifPresent(builder::parent);
		options.getProtect().ifPresent(builder::protect);
		options.getRetainOnDelete().ifPresent(builder::retainOnDelete);
		return builder.dependsOn(options.getDependsOn())
			.aliases(options.getAliases())
			.providers(providers(options))
			.resourceTransformations(Stream
				.concat(Stream.of(new Children(options, former)), options.getResourceTransformations().stream())
				.toList())
			.build();
	}

	/**
	 * {@return the Kubernetes provider that a component was given, or inherits from a
	 * parent in the same process}
	 */
	public static Optional<ProviderResource> kubernetes(ComponentResourceOptions options) {
		return providers(options).stream()
			.filter((provider) -> Providers.isOf("kubernetes", provider))
			.findFirst()
			.or(() -> options.getParent()
				.flatMap((parent) -> Providers.inherited(parent, "kubernetes:core/v1:Namespace")));
	}

	private static List<ProviderResource> providers(ComponentResourceOptions options) {
		return options.getProvider().map(List::of).orElseGet(options::getProviders);
	}

}

package stateful;

import java.util.List;
import java.util.Objects;

import com.pulumi.core.Alias;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Inputs;
import stateful.inputs.Problems;
import stateful.options.Options;
import stateful.options.Place;
import stateful.options.Places;
import stateful.overrides.Overrides;
import stateful.state.ProviderSettings;
import stateful.state.StackState;
import stateful.volumes.VolumeChanges;

/**
 * Inputs that have passed all checks, and the component's deployed state.
 *
 * @param inputs with their defaults
 * @param deployed the component's state after the last {@code up}
 * @param options the options to register the component with
 * @param site the cluster and the namespace
 * @param live the component's objects in the cluster
 */
record Checked(Inputs inputs, List<StackState> deployed, ComponentResourceOptions options, Site site, Live live) {

	/**
	 * Checks a name, inputs and options, also against the deployed component and the
	 * cluster.
	 * @param problems the problems found so far
	 * @throws com.pulumi.exceptions.RunException with all problems, if there are any
	 */
	static Checked of(String name, StatefulServiceArgs args, @Nullable ComponentResourceOptions given,
			Problems problems) {
		String heading = "The inputs of " + StatefulService.TYPE + " \"" + name
				+ "\" are wrong; nothing of it was created or changed.";
		ComponentResourceOptions options = Objects.requireNonNullElse(given, ComponentResourceOptions.Empty);
		Inputs inputs = InputReader.read(name, args, problems);
		Options.check(options, problems);
		Places places = Places.of(StatefulService.TYPE, name, options, problems);
		places.former()
			.stream()
			.map(Place::name)
			.filter((alias) -> !alias.equals(name))
			.forEach((alias) -> problems.add("an alias's name", alias,
					name + ", because another name means another service with its own volumes"));
		List<StackState> deployed = StackState.of(types(places));
		Live live = Live.look(name, inputs, deployed, () -> ProviderSettings.of(Options.kubernetes(options)));
		VolumeChanges.of(name, deployed, live::claims, (storageClass) -> live.letsVolumesGrow(inputs, storageClass))
			.check(inputs, () -> cluster(options), problems);
		new Overrides(name, inputs).check(live.cluster()::find, problems);
		problems.throwIfAny(heading);
		Site site = Site.of(name, inputs, options, places, deployed, live, problems);
		live.guard(name, inputs, places, deployed);
		return new Checked(inputs, deployed, Options.passedOn(options, places.former()), site, live);
	}

	/** The component's type and, by its aliases, its former types. */
	private static List<String> types(Places places) {
		return places.all().map(Place::ownType).distinct().toList();
	}

	/**
	 * {@return the component's type and, by its aliases, its former types}
	 * @param name the component's name
	 * @param aliases the component's aliases
	 */
	static List<String> types(String name, List<Alias> aliases) {
		ComponentResourceOptions options = ComponentResourceOptions.builder()
			.aliases(aliases.toArray(Alias[]::new))
			.build();
		return types(Places.of(StatefulService.TYPE, name, options, new Problems()));
	}

	/** Options with the parent and provider that the component's objects will have. */
	static CustomResourceOptions.Builder cluster(ComponentResourceOptions options) {
		CustomResourceOptions.Builder cluster = CustomResourceOptions.builder()
			.version(StatefulService.PROVIDER_VERSION);
		options.getParent().ifPresent(cluster::parent);
		Options.kubernetes(options).ifPresent(cluster::provider);
		return cluster;
	}

}

package stateful;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.google.common.base.Suppliers;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import com.pulumi.core.Alias;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import stateful.inputs.Declaration;
import stateful.inputs.Inputs;
import stateful.inputs.Problems;
import stateful.inputs.Rule;
import stateful.inputs.Spelling;
import stateful.state.ProviderSettings;
import stateful.state.StackState;
import stateful.volumes.VolumeChanges;

/**
 * Reads inputs from a stack's configuration, under the inputs' names, and collects their
 * problems and those of the program's own settings. {@link #finish} reports all problems
 * together, with the keys as the user wrote them.
 * <p>
 * Pulumi's own {@code Config} only returns keys by name; to find misspelt keys, this
 * class reads the whole map.
 */
public final class StackInputs {

	private final Map<String, String> all;

	private final Map<String, String> configuration = new TreeMap<>();

	private final List<StackInputs> parts = new ArrayList<>();

	private final Set<String> known = new TreeSet<>();

	private final Problems problems;

	private Consumer<StatefulServiceArgs> volumes = (args) -> {
	};

	private StackInputs(String project, Map<String, String> configuration) {
		String prefix = project + ":";
		this.problems = new Problems(prefix);
		this.all = configuration;
		configuration.forEach((key, value) -> {
			if (key.startsWith(prefix)) {
				this.configuration.put(key.substring(prefix.length()), value);
			}
		});
	}

	/**
	 * {@return the configuration of the stack that is being deployed}
	 * @param project the project's name, before the colon of its keys
	 */
	public static StackInputs of(String project) {
		Map<String, String> configuration = new Gson().fromJson(System.getenv().getOrDefault("PULUMI_CONFIG", "{}"),
				new TypeToken<Map<String, String>>() {
				}.getType());
		return of(project, configuration);
	}

	/**
	 * {@return the part of a configuration that belongs to a project}
	 * @param project the project's name, before the colon of its keys
	 * @param configuration keys, with their projects, and values
	 */
	public static StackInputs of(String project, Map<String, String> configuration) {
		return new StackInputs(project, configuration);
	}

	/**
	 * {@return the part of the same configuration that belongs to a provider}
	 * <p>
	 * {@link #finish} reports its problems, too.
	 * @param provider the provider's name, before the colon of its keys
	 */
	public StackInputs part(String provider) {
		StackInputs part = new StackInputs(provider, this.all);
		this.parts.add(part);
		return part;
	}

	/**
	 * Reads a setting of the program's own.
	 * @param key its key
	 * @param valid whether a value is allowed
	 * @param allowed the allowed values, in words
	 * @return the value, if it is set and allowed
	 */
	public Optional<String> setting(String key, Predicate<String> valid, String allowed) {
		this.known.add(key);
		return Optional.ofNullable(this.configuration.get(key))
			.filter((value) -> this.problems.check(key, value, new Rule(valid, allowed)));
	}

	/**
	 * Reads an input that is one value.
	 * @param name its name
	 * @return the value, if it is set and allowed
	 * @throws IllegalArgumentException if there is no such input
	 */
	public Optional<String> input(String name) {
		Rule rule = Declaration.of(StatefulServiceArgs.class, name).rule();
		return setting(name, rule.holds(), rule.allowed());
	}

	/**
	 * Reads inputs that are one value each.
	 * @param builder takes the values that are set and allowed
	 * @param names their names
	 * @throws IllegalArgumentException if there is no such input
	 */
	public void read(StatefulServiceArgs.Builder builder, String... names) {
		for (String name : names) {
			Declaration input = Declaration.of(StatefulServiceArgs.class, name);
			input(name).ifPresent((value) -> input.setText(builder.build(), value));
		}
	}

	/**
	 * {@return whether a key is set, to an allowed value or not}
	 * @param key a key
	 */
	public boolean has(String key) {
		return this.configuration.containsKey(key);
	}

	/**
	 * Adds a problem that only the program can find.
	 * @param key a key
	 * @param problem the message, to follow the key's name
	 */
	public void refuse(String key, String problem) {
		this.problems.add(key + " " + problem);
	}

	/**
	 * Names the service that the configuration is for: {@link #finish} then also reports
	 * conflicts with its deployed volumes.
	 * @param name the component's name
	 * @param aliases the component's aliases
	 * @param provider declares the provider; called once, if the cluster must be asked
	 * @return this
	 */
	public StackInputs forService(String name, List<Alias> aliases, Supplier<? extends ProviderResource> provider) {
		this.volumes = (args) -> {
			Inputs inputs = InputReader.read(name, args, new Problems());
			List<StackState> deployed = StackState.of(Checked.types(name, aliases));
			Supplier<ProviderResource> declared = Suppliers.memoize(provider::get);
			Live live = Live.look(name, inputs, deployed, () -> ProviderSettings.of(Optional.of(declared.get())));
			VolumeChanges.of(name, deployed, live::claims, (storageClass) -> live.letsVolumesGrow(inputs, storageClass))
				.check(inputs, () -> CustomResourceOptions.builder().provider(declared.get()), this.problems);
		};
		return this;
	}

	/**
	 * Reports all problems together, also unknown keys and conflicts with deployed
	 * volumes. If only deployed volumes conflict, the component reports that.
	 * @param args the inputs that were allowed
	 * @throws RunException if there are any
	 */
	public void finish(StatefulServiceArgs args) {
		refuseUnknown();
		this.parts.forEach((part) -> {
			part.refuseUnknown();
			this.problems.addAll(part.problems);
		});
		if (!this.problems.all().isEmpty()) {
			this.volumes.accept(args);
		}
		this.problems.throwIfAny("The stack's configuration is wrong; nothing was changed.");
	}

	private void refuseUnknown() {
		for (String key : this.configuration.keySet()) {
			if (!this.known.contains(key)) {
				refuse(key, "is \"" + this.configuration.get(key) + "\"; there is no such setting."
						+ Spelling.nearest(key, this.known) + " Allowed are " + String.join(", ", this.known));
			}
		}
	}

}

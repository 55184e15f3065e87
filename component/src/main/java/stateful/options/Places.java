package stateful.options;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import stateful.inputs.Problems;
import stateful.inputs.Rule;
import stateful.sdk.Waiting;

/**
 * The place of a component in Pulumi's state, and its former places by its aliases, as
 * the engine resolves them.
 *
 * @param current the place that the component is about to have
 * @param former the places that its aliases name
 */
public record Places(Place current, List<Place> former) {

	private static final Rule URN = new Rule(Place::isUrn, "a URN, such as `pulumi stack --show-urns` lists");

	private static final String ROOT = "pulumi:pulumi:Stack";

	/**
	 * {@return the places of a component}
	 * @param type the component's type
	 * @param name the component's name
	 * @param options the component's parent and aliases
	 * @param problems the problems found so far; an alias that is not a URN is added
	 */
	public static Places of(String type, String name, ComponentResourceOptions options, Problems problems) {
		Deployment deployment = Deployment.getInstance();
		String parents = options.getParent().map(Resource::urn).map(Waiting::on).map(Places::parents).orElse("");
		Place current = new Place(deployment.getStackName(), deployment.getProjectName(), parents + type, name);
		List<Place> former = options.getAliases()
			.stream()
			.map((alias) -> Optional.ofNullable(Waiting.on(alias)))
			.flatMap(Optional::stream)
			.filter((alias) -> alias.getUrn().map((urn) -> problems.check("the option aliases", urn, URN)).orElse(true))
			.map((alias) -> place(alias, type, parents, current))
			.toList();
		return new Places(current, former);
	}

	private static Place place(Alias alias, String type, String parents, Place current) {
		return alias.getUrn()
			.map(Place::of)
			.orElseGet(() -> new Place(now(alias.getStack(), current.stack()),
					now(alias.getProject(), current.project()), parents(alias, parents) + now(alias.getType(), type),
					now(alias.getName(), current.name())));
	}

	private static String parents(Alias alias, String parents) {
		if (alias.hasNoParent()) {
			return "";
		}
		return alias.getParent()
			.map(Resource::urn)
			.or(alias::getParentUrn)
			.map(Waiting::on)
			.filter((urn) -> !urn.isEmpty())
			.map(Places::parents)
			.orElse(parents);
	}

	/** The part before a child's type in its URN. */
	private static String parents(String urn) {
		String type = Place.of(urn).type();
		return type.equals(ROOT) ? "" : type + "$";
	}

	private static String now(Optional<Output<String>> value, String fallback) {
		return value.map(Waiting::on).filter((text) -> !text.isEmpty()).orElse(fallback);
	}

	/**
	 * {@return all places, the current one first}
	 */
	public Stream<Place> all() {
		return Stream.concat(Stream.of(this.current), this.former.stream());
	}

}

package stateful.options;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.pulumi.core.Alias;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.CustomTimeouts;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceTransformation;

/**
 * Gives a component's objects the options that Pulumi does not pass on to them:
 * dependencies, time-outs and aliases. The engine would derive an object's alias from the
 * component's, but with the current project and stack instead of the former ones.
 *
 * @param given the component's own options
 * @param former the component's former places
 */
record Children(ComponentResourceOptions given, List<Place> former) implements ResourceTransformation {

	@Override
	public Optional<Result> apply(Args args) {
		if (!(args.options() instanceof CustomResourceOptions own)) {
			return Optional.empty();
		}
		CustomResourceOptions.Builder more = CustomResourceOptions.builder().dependsOn(this.given.getDependsOn());
		more.aliases(aliases(args.resource()));
		this.given.getCustomTimeouts().map((timeouts) -> merged(timeouts, own)).ifPresent(more::customTimeouts);
		return Optional.of(new Result(args.args(), CustomResourceOptions.merge(own, more.build())));
	}

	private Alias[] aliases(Resource object) {
		return this.former.stream()
			.map((place) -> place.child(object.pulumiResourceType(), object.pulumiResourceName()).urn())
			.map(Alias::withUrn)
			.toArray(Alias[]::new);
	}

	private static CustomTimeouts merged(CustomTimeouts given, CustomResourceOptions own) {
		Function<Function<CustomTimeouts, Optional<Duration>>, Duration> time = (
				kind) -> kind.apply(given).or(() -> own.getCustomTimeouts().flatMap(kind)).orElse(null);
		return CustomTimeouts.builder()
			.create(time.apply(CustomTimeouts::getCreate))
			.update(time.apply(CustomTimeouts::getUpdate))
			.delete(time.apply(CustomTimeouts::getDelete))
			.build();
	}

}

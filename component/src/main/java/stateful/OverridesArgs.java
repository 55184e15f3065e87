package stateful;

import java.util.Map;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Declaration;
import stateful.inputs.Input;

/**
 * Fragments of Kubernetes objects in Kubernetes' own spelling: maps of texts, numbers,
 * booleans, lists, maps, and outputs of these. They are merged into the objects that the
 * component declares, so a field can be newer than the component.
 */
@Input("Fragments of Kubernetes objects as data, in Kubernetes' own spelling.")
public final class OverridesArgs extends ResourceArgs {

	@Import
	@Input("The spec of the pods' template.")
	@Nullable Output<Map<String, Object>> pod;

	@Import
	@Input("The service's own container.")
	@Nullable Output<Map<String, Object>> container;

	@Import
	@Input("The StatefulSet.")
	@Nullable Output<Map<String, Object>> statefulSet;

	@Import
	@Input("The Service in front of the replicas.")
	@Nullable Output<Map<String, Object>> service;

	@Import
	@Input("The headless Service, which names the replicas.")
	@Nullable Output<Map<String, Object>> headlessService;

	@Import
	@Input("The namespace.")
	@Nullable Output<Map<String, Object>> namespace;

	@Import
	@Input("The PodDisruptionBudget.")
	@Nullable Output<Map<String, Object>> disruptionBudget;

	private OverridesArgs() {
	}

	/**
	 * {@return a builder}
	 */
	public static Builder builder() {
		return new Builder();
	}

	@SuppressWarnings("unchecked") // every field is of this type
	@Nullable Output<Map<String, Object>> fragment(Declaration input) {
		return (Output<Map<String, Object>>) input.get(this);
	}

	/** Builds fragments; each method returns the builder. */
	public static final class Builder {

		private final OverridesArgs args = new OverridesArgs();

		private Builder() {
		}

		public Builder pod(Map<String, Object> pod) {
			return pod(Output.of(pod));
		}

		public Builder pod(Output<Map<String, Object>> pod) {
			this.args.pod = pod;
			return this;
		}

		public Builder container(Map<String, Object> container) {
			return container(Output.of(container));
		}

		public Builder container(Output<Map<String, Object>> container) {
			this.args.container = container;
			return this;
		}

		public Builder statefulSet(Map<String, Object> statefulSet) {
			return statefulSet(Output.of(statefulSet));
		}

		public Builder statefulSet(Output<Map<String, Object>> statefulSet) {
			this.args.statefulSet = statefulSet;
			return this;
		}

		public Builder service(Map<String, Object> service) {
			return service(Output.of(service));
		}

		public Builder service(Output<Map<String, Object>> service) {
			this.args.service = service;
			return this;
		}

		public Builder headlessService(Map<String, Object> headlessService) {
			return headlessService(Output.of(headlessService));
		}

		public Builder headlessService(Output<Map<String, Object>> headlessService) {
			this.args.headlessService = headlessService;
			return this;
		}

		public Builder namespace(Map<String, Object> namespace) {
			return namespace(Output.of(namespace));
		}

		public Builder namespace(Output<Map<String, Object>> namespace) {
			this.args.namespace = namespace;
			return this;
		}

		public Builder disruptionBudget(Map<String, Object> disruptionBudget) {
			return disruptionBudget(Output.of(disruptionBudget));
		}

		public Builder disruptionBudget(Output<Map<String, Object>> disruptionBudget) {
			this.args.disruptionBudget = disruptionBudget;
			return this;
		}

		/**
		 * {@return the fragments; the component checks them}
		 */
		public OverridesArgs build() {
			return this.args;
		}

	}

}

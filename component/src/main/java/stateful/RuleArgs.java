package stateful;

import java.util.List;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Format;
import stateful.inputs.Input;

/** What the replicas may ask of the API server, in their namespace. */
@Input("What the replicas may ask of the API server, in their namespace: a rule of a Role.")
public final class RuleArgs extends ResourceArgs {

	@Import(required = true)
	@Input("The API groups, such as `apps`; the core group is the empty text.")
	@Nullable List<String> apiGroups;

	@Import(required = true)
	@Input(value = "The resources, such as `pods` or `pods/status`.", format = Format.NOT_EMPTY)
	@Nullable List<String> resources;

	@Import(required = true)
	@Input(value = "The verbs, such as `get`, `list` and `watch`.", format = Format.NOT_EMPTY)
	@Nullable List<String> verbs;

	private RuleArgs() {
	}

	/**
	 * {@return a rule}
	 * @param apiGroups the API groups; the core group is the empty text
	 * @param resources the resources, such as {@code pods}
	 * @param verbs the verbs, such as {@code get}
	 */
	public static RuleArgs of(List<String> apiGroups, List<String> resources, List<String> verbs) {
		RuleArgs rule = new RuleArgs();
		rule.apiGroups = List.copyOf(apiGroups);
		rule.resources = List.copyOf(resources);
		rule.verbs = List.copyOf(verbs);
		return rule;
	}

}

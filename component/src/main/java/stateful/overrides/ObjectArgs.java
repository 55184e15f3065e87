package stateful.overrides;

import java.util.Map;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes object as a tree; the SDK's classes reject fields that they do not know.
 */
final class ObjectArgs extends ResourceArgs {

	@Import
	private @Nullable Output<?> apiVersion;

	@Import
	private @Nullable Output<?> kind;

	@Import
	private @Nullable Output<?> metadata;

	@Import
	private @Nullable Output<?> spec;

	private ObjectArgs() {
	}

	/**
	 * {@return the arguments of an object}
	 * @param tree the whole object, or an output of it
	 */
	static ObjectArgs of(Object tree) {
		ObjectArgs args = new ObjectArgs();
		args.apiVersion = part(tree, "apiVersion");
		args.kind = part(tree, "kind");
		args.metadata = part(tree, "metadata");
		args.spec = part(tree, "spec");
		return args;
	}

	/**
	 * {@return a part of a tree, or of an output of one}
	 */
	static Output<?> part(Object tree, String key) {
		if (tree instanceof Output<?> output) {
			return output.apply((known) -> Output.ofNullable(((Map<?, ?>) known).get(key)));
		}
		Object value = ((Map<?, ?>) tree).get(key);
		return (value instanceof Output<?> output) ? output : Output.ofNullable(value);
	}

}

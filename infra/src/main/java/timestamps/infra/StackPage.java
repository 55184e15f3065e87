package timestamps.infra;

import java.util.List;

import com.pulumi.core.Output;
import stateful.StatefulService;

/** The stack's page: Pulumi shows the output called {@code readme}. */
final class StackPage {

	private StackPage() {
	}

	static Output<String> of(StatefulService service, String image) {
		return Output.format("""
				# Timestamps

				| | |
				| --- | --- |
				| Page | <%s> |
				| Replicas | %s of StatefulSet `%s` in namespace `%s` |
				| Claims | %s |
				| Image | `%s` |
				""", service.endpoint(), service.claimNames().applyValue(List::size), service.statefulSet(),
				service.namespaceName(),
				service.claimNames().applyValue((names) -> "`" + String.join("`, `", names) + "`"), image);
	}

}

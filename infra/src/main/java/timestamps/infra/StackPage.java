package timestamps.infra;

import com.pulumi.core.Output;

/** The stack's page: Pulumi shows the output called {@code readme}. */
final class StackPage {

	private StackPage() {
	}

	static Output<String> of(TimestampService service, Settings settings) {
		return Output.format("""
				# Timestamps

				| | |
				| --- | --- |
				| Page | <%s> |
				| Replicas | %s of StatefulSet `%s` in namespace `%s` |
				| Claims | %s |
				| Image | `%s` |
				""", service.endpoint(), settings.replicas(), service.statefulSet(), service.namespace(),
				service.claimNames().applyValue((names) -> "`" + String.join("`, `", names) + "`"), settings.image());
	}

}

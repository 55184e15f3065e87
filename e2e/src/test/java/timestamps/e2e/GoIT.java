package timestamps.e2e;

import org.junit.jupiter.api.Order;
import timestamps.kit.Command.Result;

/** The component from Go. */
@Order(12)
class GoIT extends GeneratedSdk {

	GoIT() {
		super(Language.GO, "nats/main.go");
	}

	@Override
	String path(String program) {
		return program + "/main.go";
	}

	@Override
	Result compile() {
		return attempt("sh", "-c", "gofmt -d main.go example system && go vet -p 1 ./... " + Language.MODULE + "/...");
	}

	@Override
	String misspelt(String example) {
		return example.replace("MountPath: ", "MountPaht: ");
	}

	/** What the compiler lets pass. */
	@Override
	String[] wrongInputs() {
		return new String[] { "livenessProbe.path is \"livez\"", "storageSize is \"128MB\"", "replicas is \"101\"",
				"serviceType is \"loadbalancer\"" };
	}

}

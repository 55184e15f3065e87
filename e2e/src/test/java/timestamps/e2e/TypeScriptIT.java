package timestamps.e2e;

import org.junit.jupiter.api.Order;
import timestamps.kit.Command.Result;

/** The component from TypeScript. */
@Order(12)
class TypeScriptIT extends GeneratedSdk {

	TypeScriptIT() {
		super(Language.TYPESCRIPT, "postgresql/index.ts");
	}

	@Override
	String path(String program) {
		return program + ".ts";
	}

	@Override
	Result compile() {
		return attempt("node_modules/.bin/tsc");
	}

	@Override
	String misspelt(String example) {
		return example.replace("mountPath", "mountPaht");
	}

}

package timestamps.infra;

import java.nio.file.Path;

import com.pulumi.Pulumi;
import com.pulumi.deployment.Deployment;

/** Where Pulumi enters: reads the stack's settings and declares it. */
public final class App {

	private App() {
	}

	public static void main(String[] args) {
		Pulumi.run((context) -> {
			Path root = Path.of(Deployment.getInstance().getRootDirectory());
			Settings settings = Settings.read(StackConfiguration.ofProcess(), BuiltImage.in(root));
			TimestampStack.declare(context, settings);
		});
	}

}

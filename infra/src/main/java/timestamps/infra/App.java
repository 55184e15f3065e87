package timestamps.infra;

import java.nio.file.Path;
import java.util.logging.LogManager;

import com.pulumi.Pulumi;
import com.pulumi.deployment.Deployment;
import stateful.StackInputs;
import stateful.Startup;

/** The program's entry point: reads the settings and declares the stack. */
public final class App {

	private App() {
	}

	public static void main(String[] args) {
		// The engine shows the log; the SDK's copies on standard error would appear, too.
		LogManager.getLogManager().reset();
		Startup.prepare();
		Pulumi.run((context) -> {
			Path root = Path.of(Deployment.getInstance().getRootDirectory());
			StackInputs configuration = StackInputs.of(context.projectName());
			Cluster cluster = Cluster.read(configuration.part("kubernetes"));
			Settings settings = Settings.read(TimestampStack.inputs(configuration, cluster), BuiltImage.in(root));
			TimestampStack.declare(context, settings, cluster, StackPage.in(root));
		});
	}

}

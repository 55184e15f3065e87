package timestamps.infra;

import java.nio.file.Path;
import java.util.logging.LogManager;

import com.pulumi.Pulumi;
import com.pulumi.deployment.Deployment;
import stateful.PatientSdk;
import stateful.StackInputs;
import stateful.Warmup;

/** Where Pulumi enters: reads the stack's settings and declares it. */
public final class App {

	private App() {
	}

	public static void main(String[] args) {
		// The engine shows what is logged; the SDK's copies on standard error would be
		// shown as well.
		LogManager.getLogManager().reset();
		PatientSdk.install();
		Warmup.start();
		Pulumi.run((context) -> {
			Path root = Path.of(Deployment.getInstance().getRootDirectory());
			StackInputs configuration = TimestampStack.inputs(StackInputs.of(context.projectName()));
			Settings settings = Settings.read(configuration, BuiltImage.in(root));
			TimestampStack.declare(context, settings, StackPage.in(root));
		});
	}

}

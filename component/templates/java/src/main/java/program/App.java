package program;

import com.pulumi.Config;
import com.pulumi.Pulumi;
import com.pulumi.stateful.StatefulService;
import com.pulumi.stateful.StatefulServiceArgs;

public final class App {

	public static void main(String[] args) {
		Pulumi.run((context) -> {
			Config config = context.config();
			StatefulService service = new StatefulService("${PROJECT}",
					StatefulServiceArgs.builder()
						.image(config.require("image"))
						.mountPath(config.require("mountPath"))
						.port(config.requireInteger("port"))
						.replicas(config.requireInteger("replicas"))
						.storageSize(config.require("storageSize"))
						.build());
			context.export("url", service.endpoint());
		});
	}

}

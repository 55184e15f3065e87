package program;

import com.pulumi.Pulumi;
import com.pulumi.stateful.StatefulService;
import com.pulumi.stateful.StatefulServiceArgs;
import com.pulumi.stateful.inputs.ProbeArgs;

/** One member of etcd, with the SDK that was generated from the component's schema. */
public final class App {

	private App() {
	}

	public static void main(String[] args) {
		Pulumi.run((context) -> {
			ProbeArgs healthy = ProbeArgs.builder().path("/livez").build();
			StatefulService etcd = new StatefulService("single",
					StatefulServiceArgs.builder()
						.image(context.config().require("image"))
						.namespace(context.config().require("namespace"))
						.command("/etcd", "--data-dir=/data/etcd", "--listen-client-urls=http://0.0.0.0:2379",
								"--advertise-client-urls=http://localhost:2379")
						.port(2379)
						.livenessProbe(healthy)
						.readinessProbe(healthy)
						.mountPath("/data")
						.replicas(1)
						.build());
			context.export("endpoint", etcd.endpoint());
			context.export("claimNames", etcd.claimNames());
		});
	}

}

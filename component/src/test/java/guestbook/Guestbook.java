package guestbook;

import com.pulumi.Context;
import com.pulumi.resources.ComponentResourceOptions;
import stateful.StatefulService;
import stateful.StatefulServiceArgs;

/**
 * A user's program: an image, the path of its data, two more inputs, and nothing else.
 */
public final class Guestbook {

	private Guestbook() {
	}

	public static void stack(Context context) {
		StatefulServiceArgs args = StatefulServiceArgs.builder()
			.image("registry.example/guestbook:2.1")
			.mountPath("/var/lib/guestbook")
			.replicas(2)
			.storageSize("1Gi")
			.build();
		StatefulService guestbook = new StatefulService("guestbook", args, ComponentResourceOptions.Empty);
		context.export("url", guestbook.endpoint());
		context.export("claims", guestbook.claimNames());
	}

}

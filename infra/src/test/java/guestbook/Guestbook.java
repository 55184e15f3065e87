package guestbook;

import com.pulumi.Context;
import com.pulumi.resources.ComponentResourceOptions;
import timestamps.infra.Settings;
import timestamps.infra.TimestampService;

/** Somebody else's program: another image, two settings, and nothing else. */
public final class Guestbook {

	private Guestbook() {
	}

	public static void stack(Context context) {
		Settings settings = Settings.forImage("registry.example/guestbook:2.1").replicas(2).storageSize("1Gi").build();
		TimestampService guestbook = new TimestampService("guestbook", settings, ComponentResourceOptions.Empty);
		context.export("url", guestbook.endpoint());
		context.export("claims", guestbook.claimNames());
	}

}

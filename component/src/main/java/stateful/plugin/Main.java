package stateful.plugin;

import java.util.List;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import stateful.Startup;
import stateful.StatefulService;
import stateful.cluster.Connection;
import stateful.state.Neighbours;

/**
 * The package's entry point: serves it to the engine whose address is the argument.
 */
public final class Main {

	/**
	 * The argument with which Pulumi's Java host asks for the plugins that a program
	 * needs.
	 */
	private static final String PACKAGES = "packages";

	/**
	 * The argument with which {@code component/launch} lets the JVM archive the classes
	 * that a plugin loads when it starts. It ends by itself, unlike a plugin: Pulumi
	 * kills those.
	 */
	private static final String REHEARSAL = "rehearsal";

	private Main() {
	}

	public static void main(String[] args) throws Exception {
		if (List.of(args).equals(List.of(PACKAGES))) {
			System.out.println(new Gson().toJson(List.of(kubernetes())));
			return;
		}
		List<String> addresses = List.of(args).stream().filter((arg) -> !arg.startsWith("-")).toList();
		if (addresses.size() != 1) {
			System.err.println("This is a Pulumi plugin: its only argument is the address of an engine.");
			System.exit(1);
		}
		Startup.prepare();
		Neighbours.ofOneStack();
		if (addresses.get(0).equals(REHEARSAL)) {
			PluginServer.start(REHEARSAL);
			Connection.load();
			System.exit(0);
		}
		PluginServer.serve(addresses.get(0));
	}

	/** The tested release; the SDK would name its own, older one. */
	private static JsonObject kubernetes() {
		JsonObject plugin = new JsonObject();
		plugin.addProperty("resource", true);
		plugin.addProperty("name", "kubernetes");
		plugin.addProperty("version", StatefulService.PROVIDER_VERSION);
		return plugin;
	}

}

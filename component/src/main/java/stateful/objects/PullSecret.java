package stateful.objects;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.Secret;
import com.pulumi.kubernetes.core.v1.SecretArgs;
import com.pulumi.resources.Resource;
import stateful.inputs.Inputs.Registry;

/** The Secret with the credentials of a private registry, if there are any. */
final class PullSecret {

	private PullSecret() {
	}

	/**
	 * {@return the Secret's name}
	 */
	static String name(ServiceContext context) {
		return context.name("registry");
	}

	/**
	 * {@return the Secret, which must exist before the pods' image is pulled}
	 */
	static List<Resource> declare(ServiceContext context) {
		return context.inputs().container().registry().<Resource>map((registry) -> {
			Output<Map<String, String>> content = content(registry)
				.applyValue((json) -> Map.of(".dockerconfigjson", json));
			return new Secret(name(context),
					SecretArgs.builder()
						.metadata(context.metadata(name(context)))
						.type("kubernetes.io/dockerconfigjson")
						.stringData(content.asSecret())
						.build(),
					context.child().build());
		}).stream().toList();
	}

	/** The content in the format of {@code docker login}. */
	private static Output<String> content(Registry registry) {
		return Output.tuple(registry.username(), registry.password()).applyValue((login) -> {
			byte[] pair = (login.t1 + ":" + login.t2).getBytes(StandardCharsets.UTF_8);
			JsonObject entry = new JsonObject();
			entry.addProperty("username", login.t1);
			entry.addProperty("password", login.t2);
			entry.addProperty("auth", Base64.getEncoder().encodeToString(pair));
			JsonObject servers = new JsonObject();
			servers.add(registry.server(), entry);
			JsonObject all = new JsonObject();
			all.add("auths", servers);
			return all.toString();
		});
	}

}

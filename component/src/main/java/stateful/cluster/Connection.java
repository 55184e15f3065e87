package stateful.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.fabric8.kubernetes.client.Config;
import org.jspecify.annotations.Nullable;
import stateful.sdk.Background;

/**
 * Connects to the cluster that the Kubernetes provider deploys to, with the same
 * kubeconfig and context.
 */
public final class Connection {

	private static final Logger LOGGER = Logger.getLogger(Connection.class.getName());

	/** A kubeconfig with an address where no server listens. */
	private static final String NOWHERE = """
			clusters: [{name: nowhere, cluster: {server: 'https://127.0.0.1:1'}}]
			contexts: [{name: nowhere, context: {cluster: nowhere, user: nobody}}]
			current-context: nowhere
			""";

	private static Function<Map<String, String>, Api> client = Connection::client;

	private final Supplier<Optional<Map<String, String>>> provider;

	/**
	 * Prepares a connection; nothing is read yet.
	 * @param provider the provider's configuration, with the keys of Pulumi's
	 * {@code kubernetes:} settings; nothing if it is unknown
	 */
	public Connection(Supplier<Optional<Map<String, String>>> provider) {
		this.provider = provider;
	}

	/**
	 * Leads all connections elsewhere, for tests.
	 * @param opener takes a provider's configuration
	 */
	public static void leadTo(Function<Map<String, String>, Api> opener) {
		client = opener;
	}

	/**
	 * {@return the API server, or nothing if the connection's settings are unknown or
	 * invalid}
	 */
	public Optional<Api> open() {
		try {
			return this.provider.get().map(client);
		}
		catch (RuntimeException ex) {
			LOGGER.log(Level.FINE, "No way to the cluster", ex);
			return Optional.empty();
		}
	}

	/**
	 * Loads a connection's classes in the background, which takes a second of processor
	 * time: Pulumi starts meanwhile.
	 */
	public static void warmUp() {
		Background.THREADS.execute(Connection::load);
	}

	/** Loads a connection's classes. */
	public static void load() {
		try (Api none = new HttpApi(Config.fromKubeconfig(NOWHERE))) {
			none.get("/");
		}
		catch (IOException | RuntimeException ex) {
			LOGGER.log(Level.FINEST, "Nobody answers, as expected", ex);
		}
	}

	private static Api client(Map<String, String> settings) {
		if (settings.containsKey("cluster")) {
			throw new IllegalStateException("A cluster other than the context's is not looked at");
		}
		return new HttpApi(config(settings.get("context"), settings.get("kubeconfig")));
	}

	private static Config config(@Nullable String context, @Nullable String kubeconfig) {
		if (kubeconfig == null || kubeconfig.isBlank()) {
			return Config.autoConfigure(context);
		}
		try {
			if (isFile(kubeconfig)) {
				return Config.fromKubeconfig(context, Path.of(kubeconfig).toFile());
			}
			Path file = Files.createTempFile("kubeconfig", ".yaml");
			try {
				Files.writeString(file, kubeconfig);
				return Config.fromKubeconfig(context, file.toFile());
			}
			finally {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isFile(String kubeconfig) {
		try {
			return Files.isRegularFile(Path.of(kubeconfig));
		}
		catch (InvalidPathException ex) {
			return false;
		}
	}

}

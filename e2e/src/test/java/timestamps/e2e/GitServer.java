package timestamps.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import timestamps.kit.Shell;

/**
 * Serves repositories over HTTPS on loopback, as the sites that host them do. Pulumi
 * makes a folder's name of the address, and Java takes no folder with a colon: so it has
 * the default port.
 */
final class GitServer implements AutoCloseable {

	private static final String ADDRESS = "127.77.3.1";

	private static final String PASSWORD = "changeit";

	private final Path folder;

	private final HttpsServer server;

	/**
	 * Starts it.
	 * @param folder has the repositories, and gets the certificate
	 */
	GitServer(Path folder) throws IOException, GeneralSecurityException {
		this.folder = folder;
		Path keys = folder.resolve("keys");
		Shell.run("keytool", "-genkeypair", "-alias", "git", "-keyalg", "EC", "-dname", "CN=git", "-ext",
				"san=ip:" + ADDRESS, "-keystore", keys.toString(), "-storepass", PASSWORD);
		Shell.run("keytool", "-exportcert", "-rfc", "-alias", "git", "-keystore", keys.toString(), "-storepass",
				PASSWORD, "-file", certificate());
		this.server = HttpsServer.create(new InetSocketAddress(ADDRESS, 443), 0);
		this.server.setHttpsConfigurator(new HttpsConfigurator(tls(keys)));
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	private static SSLContext tls(Path keys) throws IOException, GeneralSecurityException {
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return context;
	}

	/** What a client has to trust. */
	String certificate() {
		return this.folder.resolve("git.crt").toString();
	}

	/** The address of a repository in the folder. */
	String address(String repository) {
		return "https://" + ADDRESS + "/" + repository;
	}

	/** By the program that git brings for it. */
	private void answer(HttpExchange exchange) throws IOException {
		ProcessBuilder backend = new ProcessBuilder("git", "http-backend")
			.redirectError(ProcessBuilder.Redirect.DISCARD);
		backend.environment()
			.putAll(Map.of("GIT_PROJECT_ROOT", this.folder.toString(), "GIT_HTTP_EXPORT_ALL", "1", "REQUEST_METHOD",
					exchange.getRequestMethod(), "PATH_INFO", exchange.getRequestURI().getPath(), "QUERY_STRING",
					Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""), "CONTENT_TYPE",
					header(exchange, "Content-Type"), "HTTP_CONTENT_ENCODING", header(exchange, "Content-Encoding"),
					"GIT_PROTOCOL", header(exchange, "Git-Protocol")));
		Process process = backend.start();
		try (OutputStream request = process.getOutputStream()) {
			exchange.getRequestBody().transferTo(request);
		}
		try (InputStream answer = process.getInputStream(); exchange) {
			int status = 200;
			for (String line = line(answer); !line.isEmpty(); line = line(answer)) {
				String[] header = line.split(": ", 2);
				if (header[0].equals("Status")) {
					status = Integer.parseInt(header[1].substring(0, 3));
				}
				else {
					exchange.getResponseHeaders().put(header[0], List.of(header[1]));
				}
			}
			exchange.sendResponseHeaders(status, 0);
			answer.transferTo(exchange.getResponseBody());
		}
	}

	private static String header(HttpExchange exchange, String name) {
		return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
	}

	private static String line(InputStream input) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = input.read(); next != '\n' && next != -1; next = input.read()) {
			line.append((char) next);
		}
		return line.toString().strip();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}

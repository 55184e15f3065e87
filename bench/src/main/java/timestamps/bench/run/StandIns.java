package timestamps.bench.run;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stand in for the other replicas of a set: each answers at its own address of loopback,
 * and reports what a real replica reports, under its own name. Each records a visit for
 * every pulse, four times a second, which is the most that a replica sends.
 */
public final class StandIns implements AutoCloseable {

	/** The name of the set's headless Service. */
	static final String SERVICE = "timestamps-replicas";

	private static final String NETWORK = "127.77.210.";

	private static final long TICK_MILLIS = 250;

	private static final String STREAM = "application/x-ndjson";

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<HttpServer> servers = new ArrayList<>();

	private final String pulse;

	private StandIns(String pulse) {
		this.pulse = pulse;
	}

	/**
	 * Writes the names of a set's replicas as DNS would have them.
	 * @param hosts the file to write, in the format of a hosts file
	 * @param replicas how many replicas the set has
	 */
	static void name(Path hosts, int replicas) throws IOException {
		StringBuilder names = new StringBuilder();
		for (int i = 1; i < replicas; i++) {
			names.append(NETWORK + i + " timestamps-" + i + "." + SERVICE + "\n");
			names.append(NETWORK + i + " " + SERVICE + "\n");
		}
		Files.writeString(hosts, names);
	}

	/**
	 * Starts stand-ins for all replicas of a set but one.
	 * @param first the real one, which has recorded a visit
	 * @param replicas how many replicas the set has
	 * @return the stand-ins
	 */
	public static StandIns beside(Replica first, int replicas) throws IOException {
		StandIns others = new StandIns(Http.get(first.url("/replicas/self/pulse")));
		try {
			for (int i = 1; i < replicas; i++) {
				others.start(i, first.port());
			}
			return others;
		}
		catch (IOException ex) {
			others.close();
			throw ex;
		}
	}

	private void start(int ordinal, int port) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(NETWORK + ordinal, port), 0);
		server.setExecutor(this.threads);
		server.createContext("/replicas/self/pulse", (exchange) -> answer(exchange, "timestamps-" + ordinal));
		server.start();
		this.servers.add(server);
	}

	/** Answers with one pulse, or with a stream of them until its reader has gone. */
	private void answer(HttpExchange exchange, String name) throws IOException {
		boolean isStream = STREAM.equals(exchange.getRequestHeaders().getFirst("Accept"));
		exchange.getResponseHeaders().set("Content-Type", isStream ? STREAM : "application/json");
		exchange.sendResponseHeaders(200, 0);
		try (OutputStream body = exchange.getResponseBody()) {
			long visits = 1;
			do {
				body.write((pulse(name, visits++) + "\n").getBytes(StandardCharsets.UTF_8));
				body.flush();
				if (isStream) {
					TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
				}
			}
			while (isStream);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private String pulse(String name, long visits) {
		JsonObject report = JsonParser.parseString(this.pulse).getAsJsonObject();
		JsonObject replica = report.getAsJsonObject("replica");
		JsonObject visit = replica.getAsJsonObject("latest").deepCopy();
		visit.addProperty("replica", name);
		visit.addProperty("sequence", visits);
		replica.addProperty("name", name);
		replica.addProperty("visits", visits);
		replica.add("latest", visit);
		JsonArray newest = new JsonArray();
		newest.add(visit);
		report.add("newest", newest);
		return report.toString();
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
		this.servers.forEach((server) -> server.stop(0));
	}

}

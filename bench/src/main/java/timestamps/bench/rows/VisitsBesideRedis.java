package timestamps.bench.rows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Peer;
import timestamps.bench.run.Replica;
import timestamps.bench.run.Rounds;
import timestamps.kit.Command;
import timestamps.kit.ThisMachine;

/**
 * Compares with Redis, which forces every command, over its own protocol, per second of
 * the server's processor time.
 */
final class VisitsBesideRedis extends Row {

	private static final int ROUNDS = 3;

	private static final int SECONDS = 2;

	private static final String PUSHES = "120000";

	VisitsBesideRedis() {
		super("visits-redis", "Durable visits beside Redis with `appendfsync always`, per second of processor time");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Replica replica = lab.warm();
		Path folder = lab.folder("redis");
		String port = String.valueOf(ThisMachine.freePort("127.0.0.1"));
		// Debian's redis-server is a link to this program; its package would start a
		// server.
		Path server = Files.createSymbolicLink(folder.resolve("redis-server"), Path.of("/usr/bin/redis-check-rdb"));
		Path configuration = lab.root().resolve("bench/peers/redis.conf");
		try (Peer redis = Peer.start(folder, Map.of(),
				List.of(server.toString(), configuration.toString(), "--dir", folder.toString(), "--port", port))) {
			redis.awaitPort(Integer.parseInt(port));
			push(port, "1000");
			Rounds rounds = Rounds.of(ROUNDS, () -> visitsPerSecond(lab, replica), () -> {
				double before = redis.processorSeconds();
				push(port, PUSHES);
				return Integer.parseInt(PUSHES) / (redis.processorSeconds() - before);
			});
			return outcome(rounds.compare("POST /visits", "redis-benchmark RPUSH", "per processor second",
					Goal.atLeastTimes(0.7),
					"This side is HTTP with headers and JSON in Java, the other one a binary-safe line "
							+ "protocol in C"));
		}
	}

	private static double visitsPerSecond(Lab lab, Replica replica) throws Exception {
		double before = replica.processorSeconds();
		double visits = lab.wrk().postsPerSecond(replica.url("/visits"), SECONDS) * SECONDS;
		return visits / (replica.processorSeconds() - before);
	}

	private static void push(String port, String times) throws Exception {
		Command
			.of("redis-benchmark", "-q", "-p", port, "-c", String.valueOf(Lab.CONNECTIONS), "-n", times, "rpush",
					"visits", "2026-11-21T02:06:00.123456Z 2026-11-21T02:06:00.123456+00:00")
			.output();
	}

}

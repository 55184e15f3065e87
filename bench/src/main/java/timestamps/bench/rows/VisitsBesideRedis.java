package timestamps.bench.rows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Peer;
import timestamps.bench.run.Race;
import timestamps.bench.run.Replica;
import timestamps.bench.run.Served;
import timestamps.kit.Command;
import timestamps.kit.ThisMachine;

/** Compares with Redis, which forces every command, over its own protocol. */
final class VisitsBesideRedis extends Row {

	private static final int ROUNDS = 3;

	private static final int SECONDS = 2;

	private static final int PUSHES = 120_000;

	private static final int FIRST_PUSHES = 1000;

	VisitsBesideRedis() {
		super("visits-redis", "Durable visits beside Redis with `appendfsync always`");
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
			push(redis, port, FIRST_PUSHES);
			return outcome(Race
				.of(ROUNDS, () -> lab.wrk().post(replica, replica.url("/visits"), SECONDS),
						() -> push(redis, port, PUSHES))
				.both("POST /visits", "redis-benchmark RPUSH", Goal.atLeastTimes(0.35),
						"Half of a visit's processor time is the kernel's, as the profile shows, for a header and JSON "
								+ "of 440 bytes; Redis answers with five, and reads and sends on the thread that writes"));
		}
	}

	private static Served push(Peer redis, String port, int times) throws Exception {
		double processorBefore = redis.processorSeconds();
		long before = System.nanoTime();
		Command
			.of("redis-benchmark", "-q", "-p", port, "-c", String.valueOf(Lab.CONNECTIONS), "-n", String.valueOf(times),
					"rpush", "visits", "2026-11-21T02:06:00.123456Z 2026-11-21T02:06:00.123456+00:00")
			.run();
		double seconds = (System.nanoTime() - before) / 1e9;
		return Served.of(times, seconds, redis.processorSeconds() - processorBefore);
	}

}

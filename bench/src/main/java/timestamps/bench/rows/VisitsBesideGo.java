package timestamps.bench.rows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Peer;
import timestamps.bench.run.Race;
import timestamps.bench.run.Replica;
import timestamps.kit.ThisMachine;

/** Compares with the same visit in another language's standard library. */
final class VisitsBesideGo extends Row {

	private static final int ROUNDS = 3;

	private static final int SECONDS = 3;

	VisitsBesideGo() {
		super("visits-go", "Durable visits beside Go's standard library: the same line, group commit and fdatasync");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Replica replica = lab.warm();
		Path folder = lab.folder("go");
		int port = ThisMachine.freePort("127.0.0.1");
		String program = lab.root().resolve("bench/target/go-visits").toString();
		try (Peer go = Peer.start(folder, Map.of(),
				List.of(program, String.valueOf(port), folder.resolve("visits").toString()))) {
			go.awaitPort(port);
			String url = "http://127.0.0.1:" + port + "/visits";
			lab.wrk().post(go, url, SECONDS);
			Race race = Race.of(ROUNDS, () -> lab.wrk().post(replica, replica.url("/visits"), SECONDS),
					() -> lab.wrk().post(go, url, SECONDS));
			return outcome(race.perSecond("POST /visits", "net/http", Goal.report(), ""),
					race.perProcessorSecond("POST /visits", "net/http", Goal.report(), ""),
					race.p99("POST /visits", "net/http", Goal.report(), ""));
		}
	}

}

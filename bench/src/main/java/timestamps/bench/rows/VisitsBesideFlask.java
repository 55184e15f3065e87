package timestamps.bench.rows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Http;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Peer;
import timestamps.bench.run.Race;
import timestamps.bench.run.Replica;
import timestamps.kit.ThisMachine;

/** Compares with the way of tutorials: Flask, which appends and does not force. */
final class VisitsBesideFlask extends Row {

	private static final int ROUNDS = 3;

	private static final int SECONDS = 2;

	VisitsBesideFlask() {
		super("visits-flask", "Durable visits beside Flask, which forces nothing to disk");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		String port = String.valueOf(ThisMachine.freePort("127.0.0.1"));
		List<Comparison> comparisons = new ArrayList<>();
		comparisons.addAll(beside(lab, "Flask's development server", Goal.atLeastTimes(40), port,
				List.of("/usr/bin/python3", "-m", "flask", "--app", "flask_app", "run", "--port", port)));
		comparisons.addAll(beside(lab, "gunicorn with 2 workers", Goal.atLeastTimes(10), port,
				List.of("/usr/bin/gunicorn", "--workers", "2", "--bind", "127.0.0.1:" + port, "flask_app:app")));
		return outcome(comparisons);
	}

	private List<Comparison> beside(Lab lab, String name, Goal goal, String port, List<String> command)
			throws Exception {
		Replica replica = lab.warm();
		Path folder = lab.folder("flask");
		Map<String, String> environment = Map.of("PEER_LOG", folder.resolve("visits").toString(), "PYTHONPATH",
				lab.root().resolve("bench/peers").toString(), "PYTHONDONTWRITEBYTECODE", "1");
		try (Peer peer = Peer.start(folder, environment, command)) {
			String url = "http://127.0.0.1:" + port;
			Http.awaitAnswer(url + "/ready", peer::isAlive);
			return Race
				.of(ROUNDS, () -> lab.wrk().post(replica, replica.url("/visits"), SECONDS),
						() -> lab.wrk().post(peer, url + "/visits", SECONDS))
				.both("POST /visits", name, goal,
						"Half of a visit's processor time is the kernel's, as the profile shows: it forces each batch "
								+ "to disk, which the other side does not, receives and sends");
		}
	}

}

package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.FixedRate;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Replica;

/**
 * How long visits wait that come at a fixed rate: from the first second of a fresh
 * replica, compared with a warm one.
 */
final class FixedRates extends Row {

	private static final int ROUNDS = 2;

	FixedRates() {
		super("fixed-rates", "The wait of visits at fixed rates, one replica, in its first 5 s and warm");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Replica warm = lab.warm();
		FixedRate.post(warm.url("/visits"), Waiting.HIGHEST_RATE, Waiting.SECONDS);
		List<Comparison> comparisons = new ArrayList<>();
		for (int rate : Waiting.RATES) {
			List<FixedRate.Waits> first = new ArrayList<>();
			List<FixedRate.Waits> later = new ArrayList<>();
			for (int i = 0; i < ROUNDS; i++) {
				try (Replica fresh = lab.replica(lab.folder("fresh"))) {
					first.add(FixedRate.post(fresh.awaitReady().url("/visits"), rate, Waiting.SECONDS));
				}
				later.add(FixedRate.post(warm.url("/visits"), rate, Waiting.SECONDS));
			}
			comparisons.addAll(Waiting.compare(rate, "a fresh replica", first, "a warm one", later));
		}
		return outcome(comparisons);
	}

}

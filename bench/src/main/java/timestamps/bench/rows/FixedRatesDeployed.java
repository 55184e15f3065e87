package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.FixedRate;
import timestamps.bench.run.FixedRate.Waits;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Stack;

/**
 * How long visits wait that come at a fixed rate through the endpoint of three replicas:
 * as soon as they are deployed, and warm.
 */
final class FixedRatesDeployed extends Row {

	private static final int WARM_UP_SECONDS = 10;

	FixedRatesDeployed() {
		super("fixed-rates-deployed",
				"The wait of visits at fixed rates, 3 replicas through the endpoint, as soon as deployed and warm");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		try (Stack stack = lab.stack(Map.of("replicas", "3"))) {
			stack.up();
			String url = stack.endpoint() + "/visits";
			List<Waits> fresh = List.of(FixedRate.post(url, Waiting.FRESH_RATE, Waiting.SECONDS));
			lab.wrk().post(url, Lab.CONNECTIONS, WARM_UP_SECONDS);
			List<Comparison> comparisons = new ArrayList<>();
			for (int rate : Waiting.RATES) {
				List<Waits> warm = List.of(FixedRate.post(url, rate, Waiting.SECONDS));
				comparisons.addAll((rate == Waiting.FRESH_RATE)
						? Waiting.compare(rate, "just deployed", fresh, "warm", warm) : warm(rate, warm));
			}
			return outcome(comparisons);
		}
	}

	private static List<Comparison> warm(int rate, List<Waits> warm) {
		return List.of(Comparison.alone(Waiting.p50(rate, "warm", warm), Goal.report(), ""),
				(rate == Waiting.WARM_RATE) ? Waiting.warm(rate, "warm", warm)
						: Comparison.alone(Waiting.p99(rate, "warm", warm), Goal.report(), ""),
				Comparison.alone(Waiting.worst(rate, "warm", warm), Goal.report(), ""));
	}

}

package timestamps.bench.rows;

import java.util.ArrayList;
import java.util.List;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.service.log.LogBenchmark;

/** The log alone, measured by JMH, to find regressions. */
final class LogAlone extends Row {

	LogAlone() {
		super("log", "The log alone (JMH, JDK 25)");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		String jdk = lab.jdk();
		Runner runner = new Runner(new OptionsBuilder().include(LogBenchmark.class.getName())
			.jvm(jdk + "/bin/java")
			.jvmArgs("--sun-misc-unsafe-memory-access=allow", "-Djava.io.tmpdir=" + lab.folder("log"))
			.verbosity(VerboseMode.SILENT)
			.build());
		List<Comparison> comparisons = new ArrayList<>();
		for (RunResult result : runner.run()) {
			List<Double> samples = new ArrayList<>();
			result.getBenchmarkResults()
				.forEach((fork) -> fork.getIterationResults()
					.forEach((iteration) -> samples.add(iteration.getPrimaryResult().getScore())));
			Figure figure = new Figure(result.getPrimaryResult().getLabel(), "µs", samples);
			comparisons.add(Comparison.alone(figure, Goal.report(), ""));
		}
		return outcome(comparisons.toArray(Comparison[]::new));
	}

}

package timestamps.service.operations;

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import timestamps.service.log.VisitLog;

import org.springframework.stereotype.Component;

/** Metrics of the log. Prometheus' registry exports them under its own names. */
@Component
class LogMetrics {

	LogMetrics(VisitLog log, MeterRegistry registry) {
		Counter visits = Counter.builder("visits.recorded")
			.description("Visits recorded by this process")
			.register(registry);
		DistributionSummary batches = DistributionSummary.builder("visits.batch.size")
			.description("Visits that shared one forced write")
			.serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
			.register(registry);
		Timer writes = Timer.builder("visits.write")
			.description("Time that a batch took to be written and forced")
			.serviceLevelObjectives(Duration.ofNanos(100_000), Duration.ofNanos(250_000), Duration.ofNanos(500_000),
					Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100),
					Duration.ofSeconds(1))
			.register(registry);
		Gauge.builder("visits.queue.depth", log, VisitLog::waiting)
			.description("Visits that wait to be written")
			.register(registry);
		Gauge.builder("visits.log", log, VisitLog::bytes)
			.description("Size of the log")
			.baseUnit("bytes")
			.register(registry);
		Gauge.builder("visits.log.cut", log, VisitLog::cut)
			.description("Bytes cut off behind the last visit when the log was opened")
			.baseUnit("bytes")
			.register(registry);
		log.listen((batch, write) -> {
			visits.increment(batch.size());
			batches.record(batch.size());
			writes.record(write);
		});
	}

}

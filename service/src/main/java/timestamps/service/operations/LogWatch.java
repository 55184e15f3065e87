package timestamps.service.operations;

import timestamps.service.log.Condition;
import timestamps.service.log.VisitLog;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says when the log stops to record visits, why, and when it goes on. Ends the process
 * when its log has failed. Kubernetes then starts a new process: only that may use the
 * volume again.
 */
@Component
@EnableScheduling
class LogWatch {

	private static final Log logger = LogFactory.getLog(LogWatch.class);

	private final VisitLog log;

	private final ApplicationContext context;

	private Condition known = Condition.WRITABLE;

	LogWatch(VisitLog log, ApplicationContext context) {
		this.log = log;
		this.context = context;
	}

	@Scheduled(fixedDelay = 500)
	void look() {
		Condition now = this.log.condition();
		if (now != this.known) {
			this.known = now;
			report(now);
		}
	}

	private void report(Condition now) {
		switch (now) {
			case WRITABLE -> logger.info("Visits are recorded again");
			case FULL, HANGING, LEAPT -> logger.warn("Visits are not recorded: " + now.reason());
			case FAILED -> {
				logger.fatal(Condition.FAILED.reason());
				ExitCodeGenerator failure = () -> 1;
				new Thread(() -> System.exit(SpringApplication.exit(this.context, failure)), "exit").start();
			}
			case CLOSED -> logger.debug(now.reason());
		}
	}

}

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
 * Ends the process when its log has failed. Kubernetes then starts a new process: only
 * that may use the volume again.
 */
@Component
@EnableScheduling
class FailedLogExit {

	private static final Log logger = LogFactory.getLog(FailedLogExit.class);

	private final VisitLog log;

	private final ApplicationContext context;

	FailedLogExit(VisitLog log, ApplicationContext context) {
		this.log = log;
		this.context = context;
	}

	@Scheduled(fixedDelay = 500)
	void endWhenFailed() {
		if (this.log.condition() == Condition.FAILED) {
			logger.fatal(Condition.FAILED.reason());
			ExitCodeGenerator failure = () -> 1;
			new Thread(() -> System.exit(SpringApplication.exit(this.context, failure)), "exit").start();
		}
	}

}

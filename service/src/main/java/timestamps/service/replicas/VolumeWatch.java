package timestamps.service.replicas;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import timestamps.service.ServiceProperties;
import timestamps.service.log.VisitLog;
import timestamps.service.replicas.Replica.Volume;

import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Measures every second how full the volume is, in the background: a file system may take
 * long to answer, and no request must wait for it.
 */
@Component
@EnableScheduling
class VolumeWatch {

	private static final Log failures = LogFactory.getLog(VolumeWatch.class);

	/** With finer steps, the page would get a new figure every second. */
	private static final int STEPS = 1000;

	private final @Nullable FileStore store;

	private volatile @Nullable Volume volume;

	/**
	 * Measures the volume of the log's folder.
	 * @param log opened first, because it creates the folder
	 * @param properties have the folder
	 */
	VolumeWatch(VisitLog log, ServiceProperties properties) {
		this.store = store(properties);
		look();
	}

	private static @Nullable FileStore store(ServiceProperties properties) {
		try {
			return Files.getFileStore(properties.directory());
		}
		catch (IOException ex) {
			failures.warn("The fill level of the volume is not known: " + ex);
			return null;
		}
	}

	@Scheduled(fixedDelay = 1000)
	final void look() {
		try {
			if (this.store != null) {
				long bytes = this.store.getTotalSpace();
				long used = bytes - this.store.getUnallocatedSpace();
				this.volume = new Volume(bytes, used - used % Math.max(1, bytes / STEPS));
			}
		}
		catch (IOException ex) {
			this.volume = null;
		}
	}

	@Nullable Volume volume() {
		return this.volume;
	}

}

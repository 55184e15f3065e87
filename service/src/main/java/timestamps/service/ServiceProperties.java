package timestamps.service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of a replica ({@code timestamps.*}; in a container {@code TIMESTAMPS_*}).
 *
 * @param directory the folder of the log: the mounted volume
 * @param replica the name that visits carry: the pod's name
 * @param timeZone the IANA zone of their local time
 * @param peers the DNS name of all replicas together: the headless Service; empty where
 * there is only this one
 * @param drain how long to serve after SIGTERM, and up to five times as long while new
 * connections arrive
 * @param version the version that is shown: of the image; none where it is not known
 * @param podDirectory a folder that lives as long as the pod (an {@code emptyDir}), where
 * starts are counted; none where there is none
 */
@ConfigurationProperties("timestamps")
public record ServiceProperties(Path directory, String replica, ZoneId timeZone, String peers, Duration drain,
		@Nullable String version, @Nullable Path podDirectory) {
}

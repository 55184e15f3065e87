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
 * @param peers the DNS name of the headless Service, which lists all replicas; empty if
 * there is only this one
 * @param drain how long the process still serves after SIGTERM; up to five times as long
 * while new connections arrive
 * @param rehearsal how long, at most, the replica asks itself before it is ready; none if
 * zero
 * @param version the image's version, which the page shows; none if it is not known
 * @param podDirectory a folder that lives as long as the pod (an {@code emptyDir}), in
 * which starts are counted; none if there is no such folder
 */
@ConfigurationProperties("timestamps")
public record ServiceProperties(Path directory, String replica, ZoneId timeZone, String peers, Duration drain,
		Duration rehearsal, @Nullable String version, @Nullable Path podDirectory) {
}

package timestamps.infra;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.pulumi.exceptions.RunException;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Reads values out of a configuration and collects what is wrong with them. A bad value
 * reads as its default, so that all of them are found; {@link #finish} tells.
 */
final class SettingsReader {

	private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

	private static final Pattern LABEL = Pattern.compile(DNS_LABEL);

	private static final Pattern NAME = Pattern
		.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

	/** The reference grammar of the distribution project. */
	private static final Pattern IMAGE = Pattern
		.compile("([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d+)?/)?[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*"
				+ "(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*(:\\w[\\w.-]{0,127})?(@sha256:[0-9a-f]{64})?");

	/** A key with more of them is not a misspelt one. */
	private static final int SLIPS = 3;

	private final Map<String, String> configuration;

	/** What stands before a key where the user wrote it. */
	private final String prefix;

	private final Set<String> known = new TreeSet<>();

	private final List<String> problems = new ArrayList<>();

	SettingsReader(Map<String, String> configuration, String prefix) {
		this.configuration = configuration;
		this.prefix = prefix;
	}

	Optional<String> dnsLabel(String key) {
		return text(key, (value) -> LABEL.matcher(value).matches(),
				"a DNS label: up to 63 lower-case letters, digits and '-', a letter or digit first and last");
	}

	Optional<String> dnsName(String key) {
		return text(key, (value) -> NAME.matcher(value).matches(),
				"a DNS name: up to 253 lower-case letters, digits, '-' and '.', a letter or digit first and last");
	}

	int integer(String key, int fallback, int least, int most) {
		return text(key, (value) -> isBetween(value, least, most), "a whole number from " + least + " to " + most)
			.map(Integer::valueOf)
			.orElse(fallback);
	}

	private static boolean isBetween(String value, int least, int most) {
		return value.matches("\\d{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
	}

	boolean flag(String key, boolean fallback) {
		return text(key, (value) -> value.matches("true|false"), "true or false").map(Boolean::valueOf)
			.orElse(fallback);
	}

	<E extends Enum<E>> E oneOf(String key, E fallback, Class<E> type) {
		String allowed = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
		return text(key, (value) -> Arrays.asList(allowed.split(", ")).contains(value), allowed)
			.map((value) -> Enum.valueOf(type, value))
			.orElse(fallback);
	}

	Quantity quantity(String key, String fallback) {
		return text(key, (value) -> Quantity.parse(value).filter(Quantity::isPositive).isPresent(),
				"a positive Kubernetes quantity, such as 128Mi or 500m")
			.or(() -> Optional.of(fallback))
			.flatMap(Quantity::parse)
			.orElseThrow();
	}

	String timeZone(String key, String fallback) {
		return text(key, (value) -> ZoneId.getAvailableZoneIds().contains(value),
				"the name of an IANA time zone, such as UTC or Europe/Moscow")
			.orElse(fallback);
	}

	String image(String key, Optional<String> builtImage) {
		Optional<String> image = text(key, (value) -> IMAGE.matcher(value).matches(),
				"an image reference, such as registry.example/timestamps@sha256:…");
		if (image.isEmpty() && builtImage.isEmpty() && !this.configuration.containsKey(key)) {
			this.problems.add(this.prefix + key + " is not set and no image has been built: run `make image` "
					+ "first, or set it to the reference of an image that the cluster can pull");
		}
		return image.or(() -> builtImage).orElse("");
	}

	private Optional<String> text(String key, Predicate<String> valid, String allowed) {
		this.known.add(key);
		String value = this.configuration.get(key);
		if (value == null) {
			return Optional.empty();
		}
		if (!valid.test(value)) {
			this.problems.add(this.prefix + key + " is \"" + value + "\"; allowed is " + allowed);
			return Optional.empty();
		}
		return Optional.of(value);
	}

	/** Tells every problem at once, if there is any. */
	void finish() {
		for (String key : this.configuration.keySet()) {
			if (!this.known.contains(key)) {
				this.problems
					.add(this.prefix + key + " is \"" + this.configuration.get(key) + "\"; there is no such setting."
							+ nearest(key) + " Allowed are " + String.join(", ", this.known));
			}
		}
		if (!this.problems.isEmpty()) {
			throw new RunException("The stack's configuration is wrong; nothing was changed.\n  "
					+ String.join("\n  ", this.problems));
		}
	}

	/** The key that is a slip or two away, as a question. */
	private String nearest(String key) {
		ToIntFunction<String> slips = (known) -> LevenshteinDistance.getDefaultInstance()
			.apply(known.toLowerCase(Locale.ROOT), key.toLowerCase(Locale.ROOT));
		return this.known.stream()
			.min(Comparator.comparingInt(slips))
			.filter((known) -> slips.applyAsInt(known) <= SLIPS)
			.map((known) -> " Did you mean " + known + "?")
			.orElse("");
	}

}

package stateful.inputs;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.google.common.net.InetAddresses;

/**
 * A rule for the text of a value.
 *
 * @param holds whether a value keeps the rule
 * @param allowed the allowed values, in words
 */
public record Rule(Predicate<String> holds, String allowed) {

	private static final int IP_VERSION_4_BITS = 32;

	private static final int IP_VERSION_6_BITS = 128;

	private static final String NAME = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

	/** The reference grammar of the distribution project. */
	private static final String REFERENCE = "([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d+)?/)?[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*"
			+ "(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*(:\\w[\\w.-]{0,127})?(@sha256:[0-9a-f]{64})?";

	static final Rule IMAGE = matches(REFERENCE, "an image reference, such as registry.example/image@sha256:…");

	/**
	 * A Service's name that is short enough for a StatefulSet: the labels of its pods
	 * append to it.
	 */
	public static final Rule COMPONENT = matches("[a-z]([-a-z0-9]{0,50}[a-z0-9])?",
			"up to 52 lower-case letters, digits and '-', a letter first and no '-' last");

	static final Rule DNS_LABEL = matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?",
			"a DNS label: up to 63 lower-case letters, digits and '-', a letter or digit first and last");

	/**
	 * Not one of Kubernetes' own namespaces, which must not be deleted with a service.
	 */
	public static final Rule NAMESPACE = new Rule(
			(value) -> DNS_LABEL.holds().test(value) && !value.matches("default|kube-.*"),
			DNS_LABEL.allowed() + ", but neither default nor one that begins with kube-");

	/**
	 * A namespace of others, which a service does not delete; but not one of Kubernetes'
	 * own.
	 */
	public static final Rule EXISTING_NAMESPACE = new Rule(
			(value) -> DNS_LABEL.holds().test(value) && !value.startsWith("kube-"),
			DNS_LABEL.allowed() + ", but none that begins with kube-");

	public static final Rule DNS_NAME = matches("(?=.{1,253}$)" + NAME + "(\\." + NAME + ")*",
			"a DNS name: up to 253 lower-case letters, digits, '-' and '.', a letter or digit first and last");

	static final Rule QUANTITY = new Rule((value) -> Quantity.parse(value).filter(Quantity::isPositive).isPresent(),
			"a positive Kubernetes quantity, such as 128Mi or 500m");

	static final Rule PORT = integer(1, 65535);

	/** The owner of the volume, even if the image starts as root. */
	static final Rule USER = new Rule(integer(1, Integer.MAX_VALUE).holds(), integer(1, Integer.MAX_VALUE).allowed()
			+ "; for root, set runAsUser in overrides.container.securityContext, and podSecurity");

	static final Rule PORT_NAME = matches("(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*",
			"up to 15 lower-case letters, digits and '-', a letter among them, a letter or digit first and last");

	static final Rule FOLDER = matches("(?!.*/\\.\\.?(/|$))(/[^/:\\x00]+)+",
			"an absolute path below /, without ':', such as /data");

	static final Rule PROBE_PATH = matches("/\\S*", "a path, / first, such as /readyz");

	static final Rule VARIABLE = matches("(?!\\.$|\\.\\.)[-._a-zA-Z][-._a-zA-Z0-9]*",
			"letters, digits, '_', '-' and '.', no digit and no '..' first, and not '.' alone");

	public static final Rule FILE = matches("(?!\\.$|\\.\\.)[-._a-zA-Z0-9]{1,253}",
			"a file's name: letters, digits, '-', '_' and '.', no '..' first, and not '.' alone");

	static final Rule FIELD = matches(
			"metadata\\.(name|namespace|uid|labels\\['[^']+'\\]|annotations\\['[^']+'\\])|spec\\.(nodeName|serviceAccountName)"
					+ "|status\\.(hostIPs?|podIPs?)",
			"a field of a pod, such as metadata.name or status.podIP");

	static final Rule LABEL_NAME = matches(
			"((?=[^/]{1,253}/)" + NAME + "(\\." + NAME + ")*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?",
			"a label's name, such as team or example.com/team");

	static final Rule LABEL_VALUE = matches("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?",
			"up to 63 letters, digits, '-', '_' and '.', a letter or digit first and last");

	static final Rule BLOCK = new Rule(Rule::isBlock, "a block of addresses, such as 203.0.113.0/24 or 2001:db8::/32");

	static final Rule ANYTHING = new Rule((value) -> true, "a text");

	public static Rule matches(String pattern, String allowed) {
		return new Rule(Pattern.compile(pattern).asMatchPredicate(), allowed);
	}

	static Rule integer(int least, int most) {
		return new Rule((value) -> isBetween(value, least, most), "a whole number from " + least + " to " + most);
	}

	private static boolean isBetween(String value, int least, int most) {
		return value.matches("\\d{1,10}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
	}

	private static boolean isBlock(String value) {
		String address = value.replaceFirst("/(0|[1-9]\\d{0,2})$", "");
		if (address.equals(value) || address.contains("%") || !InetAddresses.isInetAddress(address)) {
			return false;
		}
		int bits = address.contains(":") ? IP_VERSION_6_BITS : IP_VERSION_4_BITS;
		return Integer.parseInt(value.substring(address.length() + 1)) <= bits;
	}

	static Rule oneOf(String... values) {
		return new Rule(List.of(values)::contains, String.join(", ", values));
	}

}

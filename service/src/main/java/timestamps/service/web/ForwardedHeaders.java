package timestamps.service.web;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;

/**
 * Makes links lead to the proxy in front of the service, by the headers that proxies
 * send. Any client may send these headers, so a value that no proxy would send is
 * ignored, as if the header were missing. The client's address is never read.
 */
@Component("forwardedHeaderTransformer")
class ForwardedHeaders extends ForwardedHeaderTransformer {

	private static final String FORWARDED = "Forwarded";

	private static final Pattern PROTO = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);

	private static final Pattern HOST = Pattern
		.compile("([A-Za-z0-9]([A-Za-z0-9._-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");

	private static final Pattern PORT = Pattern.compile("\\d{1,5}");

	private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._~-]+)*/?");

	private static final Pattern PAIR = Pattern
		.compile("\\s*([A-Za-z]+)\\s*=\\s*(?:\"([^\"\\\\]*)\"|([^\\s;,\"]*))\\s*(;|,|$)");

	@Override
	public ServerHttpRequest apply(ServerHttpRequest request) {
		return hasForwardedHeaders(request) ? super.apply(request.mutate().headers(ForwardedHeaders::keepValid).build())
				: request;
	}

	private static void keepValid(HttpHeaders headers) {
		headers.remove("X-Forwarded-For");
		keep(headers, "X-Forwarded-Proto", (value) -> PROTO.matcher(value).matches());
		keep(headers, "X-Forwarded-Host", ForwardedHeaders::isHost);
		keep(headers, "X-Forwarded-Port", (value) -> PORT.matcher(value).matches() && isPort(value));
		keep(headers, "X-Forwarded-Ssl", (value) -> value.equalsIgnoreCase("on") || value.equalsIgnoreCase("off"));
		keep(headers, "X-Forwarded-Prefix", (value) -> PREFIX.matcher(value).matches());
		String forwarded = headers.getFirst(FORWARDED);
		headers.remove(FORWARDED);
		if (forwarded != null) {
			keepPairs(headers, forwarded);
		}
	}

	/** Of several values, the first is from the proxy nearest to the client. */
	private static void keep(HttpHeaders headers, String name, Predicate<String> valid) {
		String value = headers.getFirst(name);
		headers.remove(name);
		if (value != null) {
			String first = value.split(",", 2)[0].strip();
			if (!first.isEmpty() && valid.test(first)) {
				headers.put(name, List.of(first));
			}
		}
	}

	private static void keepPairs(HttpHeaders headers, String forwarded) {
		StringBuilder kept = new StringBuilder();
		Matcher pair = PAIR.matcher(forwarded);
		boolean more = true;
		while (more && pair.lookingAt()) {
			String name = pair.group(1).toLowerCase(Locale.ROOT);
			String value = (pair.group(2) != null) ? pair.group(2) : pair.group(3);
			if (name.equals("proto") && PROTO.matcher(value).matches() || name.equals("host") && isHost(value)) {
				kept.append(kept.isEmpty() ? "" : ";").append(name).append("=\"").append(value).append('"');
			}
			more = pair.group(4).equals(";");
			pair.region(pair.end(), forwarded.length());
		}
		if (!kept.isEmpty()) {
			headers.set(FORWARDED, kept.toString());
		}
	}

	private static boolean isHost(String value) {
		Matcher host = HOST.matcher(value);
		return host.matches() && (host.group(3) == null || isPort(host.group(3)));
	}

	private static boolean isPort(String digits) {
		int port = Integer.parseInt(digits);
		return port >= 1 && port <= 65_535;
	}

}

package timestamps.service.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** Values that proxies send are used; values that no proxy sends are ignored. */
class ForwardedHeadersTests {

	private final ForwardedHeaders headers = new ForwardedHeaders();

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "X-Forwarded-Proto: https | https://visits.example/visits",
			"X-Forwarded-Proto: https,http | https://visits.example/visits",
			"X-Forwarded-Ssl: on | https://visits.example/visits",
			"X-Forwarded-Host: www.example | http://www.example/visits",
			"X-Forwarded-Host: www.example:8443, inner | http://www.example:8443/visits",
			"X-Forwarded-Host: [2001:db8::1]:8443 | http://[2001:db8::1]:8443/visits",
			"X-Forwarded-Port: 8080 | http://visits.example:8080/visits",
			"X-Forwarded-Prefix: /of/today | http://visits.example/of/today/visits",
			"X-Forwarded-Prefix: /of/today/ | http://visits.example/of/today/visits",
			"Forwarded: for=192.0.2.60;proto=https;by=203.0.113.43 | https://visits.example/visits",
			"Forwarded: For=\"[2001:db8::17]:4711\" ; Proto=https; Host=\"www.example:8443\" | https://www.example:8443/visits",
			"Forwarded: host=www.example, host=inner;proto=https | http://www.example/visits" })
	void valuesThatProxiesSendAreUsed(String header, String uri) {
		assertThat(forwarded(header).getURI()).hasToString(uri);
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host: https://a.example/", "X-Forwarded-Host: a.example:99999",
			"X-Forwarded-Host: a.example:0", "X-Forwarded-Host: a.example:port", "X-Forwarded-Host: a/b",
			"X-Forwarded-Host: a b", "X-Forwarded-Host: user@a.example", "X-Forwarded-Host: [::1", "X-Forwarded-Host: ",
			"X-Forwarded-Host: ,", "X-Forwarded-Port: abc", "X-Forwarded-Port: 99999999999", "X-Forwarded-Port: -1",
			"X-Forwarded-Port: 0", "X-Forwarded-Proto: ht tp", "X-Forwarded-Proto: javascript",
			"X-Forwarded-Ssl: maybe", "X-Forwarded-Prefix: http://a.example/", "X-Forwarded-Prefix: nope",
			"X-Forwarded-Prefix: //a.example", "X-Forwarded-Prefix: /a/../b%2e", "X-Forwarded-Prefix: /<script>",
			"X-Forwarded-For: a b:c:d", "X-Forwarded-For: 192.0.2.60:port", "Forwarded: host=a b",
			"Forwarded: for=;;;proto=\"", "Forwarded: proto=javascript", "Forwarded: host=\"a/b\";proto=ftp",
			"Forwarded: ", "Forwarded: =;=", "Forwarded: for=\"192.0.2.60:port\"" })
	void valuesThatNoProxySendsAreIgnored(String header) {
		assertThat(forwarded(header).getURI()).hasToString("http://visits.example/visits");
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Proto: https", "Forwarded: host=a.example" })
	void afterwardsNoHeaderIsLeft(String header) {
		ServerHttpRequest request = forwarded(header);

		assertThat(request.getHeaders().headerNames()).containsExactly("Host");
	}

	private ServerHttpRequest forwarded(String header) {
		String[] parts = header.split(":", 2);
		return this.headers.apply(MockServerHttpRequest.get("http://visits.example/visits")
			.header("Host", "visits.example")
			.header(parts[0], parts[1].strip())
			.build());
	}

}

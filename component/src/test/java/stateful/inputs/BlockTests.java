package stateful.inputs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BlockTests {

	@ParameterizedTest
	@ValueSource(strings = { "203.0.113.0/24", "0.0.0.0/0", "10.1.2.3/32", "::/0", "2001:db8::/32", "::1/128",
			"2001:DB8:0:0:0:0:0:1/64", "::ffff:10.0.0.0/104" })
	void whatKubernetesTakesForABlockIsAllowed(String block) {
		assertThat(Rule.BLOCK.holds().test(block)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/0", "::::/0", ":/0", ":::/0", "1::2::3/64", "::1", "::/129", "::/-1", "::/",
			"1:2:3:4:5:6:7/64", "1:2:3:4:5:6:7:8:9/64", "12345::/16", "g::/16", "fe80::1%eth0/64", "::/0/0", "10.0.0.0",
			"10.0.0/8", "10.0.0.0.0/8", "10.0.0.0/33", "10.0.0.0/08", "010.0.0.0/8", "256.0.0.0/8", "300.0.0.0/8",
			"10.0.0.0/8 ", " 10.0.0.0/8", "10.0.0.0/+8", "example.com/8", "::10.0.0.256/128", "10.0.0.0/1000" })
	void nothingElseIs(String block) {
		assertThat(Rule.BLOCK.holds().test(block)).isFalse();
	}

}

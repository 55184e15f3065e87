package stateful.inputs;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuantityTests {

	@ParameterizedTest
	@CsvSource({ "1Ki, 1024", "1.5Gi, 1610612736", "128M, 128000000", "500m, 0.5", ".5, 0.5", "5., 5", "1e3, 1000",
			"2E-3, 0.002", "1E, 1e18", "+7, 7", "3u, 0.000003", "1n, 1e-9", "1k, 1000" })
	void quantitiesAmountToWhatKubernetesSays(String text, BigDecimal amount) {
		assertThat(quantity(text).amount()).isEqualByComparingTo(amount);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Gi", "1 Gi", "1gi", "1KI", "1ki", "1MB", "e3", "1e", "0x10", "." })
	void whatIsNoQuantityIsNone(String text) {
		assertThat(Quantity.parse(text)).isEmpty();
	}

	@Test
	void sumsAreInMebibytesOrElseInBytes() {
		assertThat(quantity("112Mi").plus(quantity("16Mi").times(2)).text()).isEqualTo("144Mi");
		assertThat(quantity("112Mi").plus(quantity("1M")).text()).isEqualTo("118440512");
	}

	private static Quantity quantity(String text) {
		return Quantity.parse(text).orElseThrow();
	}

}

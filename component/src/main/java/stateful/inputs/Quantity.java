package stateful.inputs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Kubernetes quantity, such as {@code 128Mi}, {@code 1.5G}, {@code 500m} or
 * {@code 1e9}. Quantities compare by their amounts, and keep their text.
 *
 * @see <a href=
 * "https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</a>
 */
public record Quantity(String text, BigDecimal amount) implements Comparable<Quantity> {

	private static final Pattern GRAMMAR = Pattern
		.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))(?:([KMGTPE])i|([numkMGTPE])|[eE]([+-]?\\d{1,3}))?");

	private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

	private static final BigDecimal MEBI = KIBI.pow(2);

	/**
	 * {@return the quantity, or nothing if the text is not a quantity}
	 */
	public static Optional<Quantity> parse(String text) {
		Matcher matcher = GRAMMAR.matcher(text);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		BigDecimal number = new BigDecimal(matcher.group(1));
		if (matcher.group(2) != null) {
			number = number.multiply(KIBI.pow("KMGTPE".indexOf(matcher.group(2)) + 1));
		}
		else if (matcher.group(3) != null) {
			number = number.scaleByPowerOfTen(3 * ("num kMGTPE".indexOf(matcher.group(3)) - 3));
		}
		else if (matcher.group(4) != null) {
			number = number.scaleByPowerOfTen(Integer.parseInt(matcher.group(4)));
		}
		return Optional.of(new Quantity(text, number));
	}

	private static Quantity of(BigDecimal amount) {
		BigDecimal[] mebi = amount.divideAndRemainder(MEBI);
		String text = (mebi[1].signum() == 0) ? mebi[0].toBigInteger() + "Mi"
				: amount.setScale(0, RoundingMode.CEILING).toPlainString();
		return new Quantity(text, amount);
	}

	/**
	 * {@return the sum, in whole mebibytes or bytes}
	 */
	public Quantity plus(Quantity other) {
		return of(this.amount.add(other.amount));
	}

	/**
	 * {@return a multiple, in whole mebibytes or bytes}
	 */
	public Quantity times(int factor) {
		return of(this.amount.multiply(BigDecimal.valueOf(factor)));
	}

	boolean isPositive() {
		return this.amount.signum() > 0;
	}

	@Override
	public int compareTo(Quantity other) {
		return this.amount.compareTo(other.amount);
	}

	@Override
	public String toString() {
		return this.text;
	}

}

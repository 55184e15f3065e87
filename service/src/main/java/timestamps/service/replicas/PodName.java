package timestamps.service.replicas;

import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The name of a set's pod: the set's, a dash, a number. Any other name has no number.
 */
record PodName(String stem, int ordinal) implements Comparable<PodName> {

	private static final Comparator<PodName> ORDER = Comparator.comparing(PodName::stem)
		.thenComparingInt(PodName::ordinal);

	static PodName of(String name) {
		int dash = name.lastIndexOf('-');
		String number = name.substring(dash + 1);
		return (dash > 0 && number.matches("0|[1-9]\\d{0,3}"))
				? new PodName(name.substring(0, dash), Integer.parseInt(number)) : new PodName(name, -1);
	}

	/**
	 * {@return those that a set has to have if it has this one}
	 */
	Stream<PodName> before() {
		return IntStream.range(0, Math.max(0, this.ordinal)).mapToObj((number) -> new PodName(this.stem, number));
	}

	@Override
	public int compareTo(PodName other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return (this.ordinal < 0) ? this.stem : this.stem + "-" + this.ordinal;
	}

}

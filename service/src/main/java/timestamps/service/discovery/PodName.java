package timestamps.service.discovery;

import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The name of a StatefulSet's pod: the set's name, a dash, a number. The number of any
 * other name is -1.
 *
 * @param stem the set's name, or the whole name if it has no number
 * @param ordinal the number
 */
public record PodName(String stem, int ordinal) implements Comparable<PodName> {

	private static final Comparator<PodName> ORDER = Comparator.comparing(PodName::stem)
		.thenComparingInt(PodName::ordinal);

	public static PodName of(String name) {
		int dash = name.lastIndexOf('-');
		String number = name.substring(dash + 1);
		return (dash > 0 && number.matches("0|[1-9]\\d{0,3}"))
				? new PodName(name.substring(0, dash), Integer.parseInt(number)) : new PodName(name, -1);
	}

	/** The pods with lower numbers: a set that has this pod must have them. */
	public Stream<PodName> lower() {
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

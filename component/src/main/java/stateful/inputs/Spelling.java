package stateful.inputs;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToIntFunction;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that a misspelt one was meant to be. */
public final class Spelling {

	/** A name with more of them is not a misspelt one. */
	private static final int SLIPS = 3;

	private Spelling() {
	}

	/**
	 * {@return the name that is a slip or two away, as a question, or nothing}
	 */
	public static String nearest(String name, Collection<String> known) {
		ToIntFunction<String> slips = (one) -> LevenshteinDistance.getDefaultInstance()
			.apply(one.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
		return known.stream()
			.min(Comparator.comparingInt(slips))
			.filter((one) -> slips.applyAsInt(one) <= SLIPS)
			.map((one) -> " Did you mean " + one + "?")
			.orElse("");
	}

}

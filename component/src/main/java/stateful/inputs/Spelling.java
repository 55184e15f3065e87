package stateful.inputs;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToIntFunction;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests the known name for a misspelt one. */
public final class Spelling {

	/** A name with more differences is not suggested. */
	private static final int SLIPS = 3;

	private Spelling() {
	}

	/**
	 * {@return a question with the most similar known name, or an empty text}
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

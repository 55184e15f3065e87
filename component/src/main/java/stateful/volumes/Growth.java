package stateful.volumes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import stateful.inputs.Quantity;

/** Waits until volumes have grown, or cannot. */
public final class Growth {

	/**
	 * One look a second: clouds take minutes to enlarge a disk, but rarely more than
	 * five.
	 */
	private static final int LOOKS = 300;

	/** An error may pass: the driver tries again every few seconds. */
	private static final int LOOKS_WITH_AN_ERROR = 20;

	/** After so many looks, the wait is explained. */
	private static final int LOOKS_IN_SILENCE = 45;

	private final Supplier<Optional<Map<String, JsonObject>>> claims;

	private final Runnable pause;

	private final Consumer<String> warning;

	/**
	 * Prepares a wait.
	 * @param claims reads the namespace's claims
	 * @param pause lets a second pass
	 * @param warning receives the reason if a wait takes long
	 */
	public Growth(Supplier<Optional<Map<String, JsonObject>>> claims, Runnable pause, Consumer<String> warning) {
		this.claims = claims;
		this.pause = pause;
		this.warning = warning;
	}

	/**
	 * Waits, but not for claims that cannot be read.
	 * @param names the claims' names
	 * @param size the least size of each volume
	 * @return the claims that do not grow, with their own reasons; nothing if all have
	 * grown
	 */
	public Optional<String> await(List<String> names, Quantity size) {
		int errors = 0;
		for (int look = 0;; look++) {
			List<Claim> small = small(names, size);
			if (small.isEmpty()) {
				return Optional.empty();
			}
			errors = small.stream().anyMatch((claim) -> claim.error().isPresent()) ? errors + 1 : 0;
			boolean failed = small.stream().anyMatch((claim) -> claim.failure().isPresent());
			if (failed || errors == LOOKS_WITH_AN_ERROR || look == LOOKS) {
				return Optional.of("The volumes have not grown to storageSize \"" + size + "\"." + reasons(small, look)
						+ "\n  Set storageSize to the present size, or to less than the size that failed;"
						+ " to grow further, the volumes need another storage class or a larger disk.");
			}
			if (look == LOOKS_IN_SILENCE) {
				this.warning
					.accept("The volumes must still grow to storageSize \"" + size + "\"." + reasons(small, look));
			}
			this.pause.run();
		}
	}

	private List<Claim> small(List<String> names, Quantity size) {
		Map<String, JsonObject> all = this.claims.get().orElse(Map.of());
		return names.stream()
			.flatMap((name) -> Stream.ofNullable(all.get(name)))
			.map(Claim::of)
			.filter((claim) -> !claim.has(size))
			.toList();
	}

	private static String reasons(List<Claim> small, int seconds) {
		StringBuilder reasons = new StringBuilder();
		for (Claim claim : small) {
			reasons.append("\n  ")
				.append(claim.name())
				.append(" has ")
				.append(claim.capacity().map(Quantity::text).orElse("no volume yet"))
				.append(": ")
				.append(claim.failure().or(claim::error).orElseGet(() -> progress(claim, seconds)));
		}
		return reasons.toString();
	}

	private static String progress(Claim claim, int seconds) {
		return claim.isPendingOnNode()
				? "its file system grows when its pod starts again: delete the pod, one at a time"
				: "it has not grown in " + seconds + " s; `kubectl describe persistentvolumeclaim " + claim.name()
						+ "` shows its events";
	}

}

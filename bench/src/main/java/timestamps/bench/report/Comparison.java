package timestamps.bench.report;

/**
 * A figure beside what it is compared with.
 *
 * @param figure ours
 * @param peer theirs; the same as {@code figure} where there is none
 * @param goal what the two are to come to
 * @param limit what keeps it from being better: shown where the goal is not reached, or
 * there is none
 */
public record Comparison(Figure figure, Figure peer, Goal goal, String limit) {

	/**
	 * A figure that is compared with nothing.
	 * @param figure the figure
	 * @param goal what it is to come to
	 * @param limit what keeps it from being better
	 * @return the comparison
	 */
	public static Comparison alone(Figure figure, Goal goal, String limit) {
		return new Comparison(figure, figure, goal, limit);
	}

	/**
	 * {@return whether there is something to compare with}
	 */
	public boolean hasPeer() {
		return !this.peer.equals(this.figure);
	}

	/**
	 * {@return what the two come to: their ratio, or their difference}
	 */
	public double score() {
		return this.goal.score(this.figure, this.peer);
	}

	/**
	 * {@return whether the goal is reached}
	 */
	public boolean isReached() {
		return this.goal.isReached(score());
	}

}

package timestamps.bench.report;

/**
 * A figure and the figure that it is compared with.
 *
 * @param figure ours
 * @param peer theirs; the same as {@code figure} if there is none
 * @param goal the goal of the comparison
 * @param limit what limits the figure; shown if the goal is not reached, or if there is
 * none
 */
public record Comparison(Figure figure, Figure peer, Goal goal, String limit) {

	/**
	 * Makes a comparison of a figure without a peer.
	 * @param figure the figure
	 * @param goal its goal
	 * @param limit what limits the figure
	 * @return the comparison
	 */
	public static Comparison alone(Figure figure, Goal goal, String limit) {
		return new Comparison(figure, figure, goal, limit);
	}

	/**
	 * {@return whether there is a peer}
	 */
	public boolean hasPeer() {
		return !this.peer.equals(this.figure);
	}

	/**
	 * {@return the name under which a run keeps the result}
	 */
	String key() {
		String beside = hasPeer() ? " beside " + this.peer.what() : "";
		return this.figure.what() + beside + ", " + this.figure.unit();
	}

	/**
	 * {@return the result: the figures' ratio or difference}
	 */
	public double score() {
		return this.goal.score(this.figure, this.peer);
	}

}

package timestamps.e2e.soak;

/**
 * Drains the node of one pod after the other. A drain of all pods would never end on the
 * only node: the budget lets no second pod go before the first is back.
 */
final class PodsEvicted implements Fault {

	@Override
	public String name() {
		return "pods-evicted";
	}

	@Override
	public Description description() {
		return new Description("`kubectl drain` and `uncordon`, for one pod after the other", "no failed visit");
	}

	@Override
	public Toll strike(Target target) {
		target.pods().forEach(target::evict);
		return Toll.NOTHING;
	}

}

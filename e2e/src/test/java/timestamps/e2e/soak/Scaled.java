package timestamps.e2e.soak;

import java.util.List;

/** Adds and removes replicas, which return to their histories. */
final class Scaled implements Fault {

	private static final List<Integer> STEPS = List.of(5, 2, 5, Soak.REPLICAS);

	@Override
	public String name() {
		return "scaled";
	}

	@Override
	public Description description() {
		return new Description("`replicas` goes from 3 to 5, 2, 5 and 3, each by `pulumi up`", "no failed visit");
	}

	@Override
	public Toll strike(Target target) throws Exception {
		for (int replicas : STEPS) {
			target.deploy("replicas", "" + replicas);
		}
		return Toll.NOTHING;
	}

}

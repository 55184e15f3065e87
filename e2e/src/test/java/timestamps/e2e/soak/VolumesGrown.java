package timestamps.e2e.soak;

/** Grows the volumes in place. */
final class VolumesGrown implements Fault {

	private static final int STEP = 16;

	private int mebibytes = Soak.STORAGE_MEBIBYTES;

	@Override
	public String name() {
		return "volumes-grown";
	}

	@Override
	public Description description() {
		return new Description("`storageSize` grows, and `pulumi up`", "no failed visit");
	}

	@Override
	public Toll strike(Target target) throws Exception {
		this.mebibytes += STEP;
		target.deploy("storageSize", this.mebibytes + "Mi");
		return Toll.NOTHING;
	}

}

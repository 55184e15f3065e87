package timestamps.e2e.soak;

/** Grows the volumes in place. */
final class VolumesGrown implements Fault {

	private int mebibytes = 128;

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
		this.mebibytes++;
		target.deploy("storageSize", this.mebibytes + "Mi");
		return Toll.NOTHING;
	}

}

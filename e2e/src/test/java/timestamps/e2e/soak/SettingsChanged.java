package timestamps.e2e.soak;

/** Changes a setting, for which every pod is replaced. */
final class SettingsChanged implements Fault {

	private boolean changed;

	@Override
	public String name() {
		return "settings-changed";
	}

	@Override
	public Description description() {
		return new Description("`timeZone` is set to another zone, and `pulumi up`", "no failed visit");
	}

	@Override
	public Toll strike(Target target) throws Exception {
		this.changed = !this.changed;
		target.deploy("timeZone", (this.changed) ? "Europe/Moscow" : "UTC");
		return Toll.NOTHING;
	}

}

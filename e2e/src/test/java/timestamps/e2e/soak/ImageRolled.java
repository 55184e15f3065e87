package timestamps.e2e.soak;

/** Rolls out another image, and then the previous one again. */
final class ImageRolled implements Fault {

	@Override
	public String name() {
		return "image-rolled";
	}

	@Override
	public Description description() {
		return new Description("an image of another digest is rolled out, then the one before it again",
				"no failed visit");
	}

	@Override
	public Toll strike(Target target) throws Exception {
		Images images = new Images();
		target.deploy("image", images.another());
		target.deploy("image", images.built());
		return Toll.NOTHING;
	}

}

package stateful.options;

/**
 * A place in Pulumi's state: a URN, in parts.
 *
 * @param stack the stack's name
 * @param project the project's name
 * @param type the types of the resource's parents and its own, separated by {@code $}
 * @param name the resource's logical name
 */
public record Place(String stack, String project, String type, String name) {

	private static final String PREFIX = "urn:pulumi:";

	private static final int PARTS = 4;

	/**
	 * {@return whether a text is a URN}
	 * @param text any text
	 */
	static boolean isUrn(String text) {
		return text.startsWith(PREFIX) && text.split("::", PARTS).length == PARTS;
	}

	/**
	 * {@return the place that a URN names}
	 * @param urn a URN of the engine's
	 */
	public static Place of(String urn) {
		String[] parts = urn.split("::", PARTS);
		return new Place(parts[0].substring(PREFIX.length()), parts[1], parts[2], parts[3]);
	}

	/**
	 * {@return the URN}
	 */
	public String urn() {
		return PREFIX + String.join("::", this.stack, this.project, this.type, this.name);
	}

	/**
	 * {@return the type of the resource itself, without its parents'}
	 */
	public String ownType() {
		return this.type.substring(this.type.lastIndexOf('$') + 1);
	}

	/**
	 * {@return the place of a child of the resource}
	 */
	public Place child(String childType, String childName) {
		return new Place(this.stack, this.project, this.type + "$" + childType, childName);
	}

	/**
	 * {@return the place of the parent, if the parent has the same name and is not a
	 * stack}
	 */
	public Place parent() {
		return parent(this.name);
	}

	/**
	 * {@return the place of the parent, if it has this name and is not a stack}
	 */
	public Place parent(String parent) {
		return new Place(this.stack, this.project, this.type.substring(0, this.type.lastIndexOf('$')), parent);
	}

}

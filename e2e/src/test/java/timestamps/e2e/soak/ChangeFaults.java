package timestamps.e2e.soak;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Changes of the stack under load. */
final class ChangeFaults {

	private ChangeFaults() {
	}

	/** Rolls out another image, and then the previous one again. */
	static Fault imageRolled() {
		return Fault.ofNoVisit("image-rolled", "an image of another digest is rolled out, then the one before it again",
				(target) -> {
					Images images = new Images();
					target.deploy("image", images.another());
					target.deploy("image", images.built());
				});
	}

	/** Changes a setting, for which every pod is replaced. */
	static Fault settingsChanged() {
		Iterator<String> zones = Stream.iterate("Europe/Moscow", (zone) -> zone.equals("UTC") ? "Europe/Moscow" : "UTC")
			.iterator();
		return Fault.ofNoVisit("settings-changed", "`timeZone` is set to another zone, and `pulumi up`",
				(target) -> target.deploy("timeZone", zones.next()));
	}

	/** Adds and removes replicas, which return to their histories. */
	static Fault scaled() {
		return Fault.ofNoVisit("scaled", "`replicas` goes from 3 to 5, 2, 5 and 3, each by `pulumi up`", (target) -> {
			for (int replicas : List.of(5, 2, 5, Soak.REPLICAS)) {
				target.deploy("replicas", "" + replicas);
			}
		});
	}

	/** Grows the volumes in place. */
	static Fault volumesGrown() {
		int step = 16;
		Iterator<Integer> mebibytes = Stream.iterate(Soak.STORAGE_MEBIBYTES + step, (size) -> size + step).iterator();
		return Fault.ofNoVisit("volumes-grown", "`storageSize` grows, and `pulumi up`",
				(target) -> target.deploy("storageSize", mebibytes.next() + "Mi"));
	}

}

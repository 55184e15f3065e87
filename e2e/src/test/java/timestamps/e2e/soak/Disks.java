package timestamps.e2e.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.storage.StorageClassBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import timestamps.e2e.Shell;

/**
 * Volumes that faults can break: each is an ext4 file system on a loop device, which the
 * kernel turns read-only after an error, as on most systems. The volume is a folder in
 * it, so that no pod can take the bare mount point for an empty volume.
 */
final class Disks implements AutoCloseable {

	/** The storage class of these volumes. */
	static final String STORAGE_CLASS = "soak";

	private static final String SIZE = "4G";

	/** The exit status of e2fsck when it has corrected errors. */
	private static final int REPAIRED = 1;

	private final KubernetesClient client;

	private final Path folder;

	private final int number;

	Disks(KubernetesClient client, Path folder, int number) throws IOException {
		this.client = client;
		this.folder = folder;
		this.number = number;
		remove();
		try {
			create();
		}
		catch (IOException | RuntimeException ex) {
			remove();
			throw ex;
		}
	}

	private void create() throws IOException {
		this.client.storage().v1().storageClasses().resource(storageClass()).serverSideApply();
		for (int i = 0; i < this.number; i++) {
			Files.createDirectories(disk(i));
			Shell.run("truncate", "--size=" + SIZE, image(i).toString());
			Shell.run("mkfs.ext4", "-q", "-m", "0", image(i).toString());
			mount(i);
			Files.createDirectories(data(i));
			this.client.persistentVolumes().resource(volume(i)).create();
		}
	}

	private static io.fabric8.kubernetes.api.model.storage.StorageClass storageClass() {
		return new StorageClassBuilder().withNewMetadata()
			.withName(STORAGE_CLASS)
			.endMetadata()
			.withProvisioner("kubernetes.io/no-provisioner")
			.withVolumeBindingMode("WaitForFirstConsumer")
			.withAllowVolumeExpansion(true)
			.build();
	}

	private PersistentVolume volume(int number) {
		return new PersistentVolumeBuilder().withNewMetadata()
			.withName(name(number))
			.endMetadata()
			.withNewSpec()
			.withStorageClassName(STORAGE_CLASS)
			.withCapacity(Map.of("storage", new Quantity(SIZE + "i")))
			.withAccessModes("ReadWriteOnce")
			.withPersistentVolumeReclaimPolicy("Retain")
			.withNewLocal()
			.withPath(data(number).toString())
			.endLocal()
			.withNewNodeAffinity()
			.withNewRequired()
			.addNewNodeSelectorTerm()
			.addNewMatchExpression()
			.withKey("kubernetes.io/hostname")
			.withOperator("Exists")
			.endMatchExpression()
			.endNodeSelectorTerm()
			.endRequired()
			.endNodeAffinity()
			.endSpec()
			.build();
	}

	private static String name(int number) {
		return STORAGE_CLASS + "-" + number;
	}

	private Path image(int number) {
		return this.folder.resolve(number + ".ext4");
	}

	/** The mount point of a disk. */
	private Path disk(int number) {
		return this.folder.resolve("" + number);
	}

	private Path data(int number) {
		return disk(number).resolve("data");
	}

	private void mount(int number) {
		Shell.run("mount", "-o", "loop,errors=remount-ro", image(number).toString(), disk(number).toString());
	}

	/** The disk of a persistent volume. */
	Disk of(String volume) {
		return new Disk(Integer.parseInt(volume.substring(STORAGE_CLASS.length() + 1)));
	}

	@Override
	public void close() {
		remove();
	}

	/** Removes the disks from the machine first, which needs no cluster. */
	private void remove() {
		for (int i = 0; i < this.number; i++) {
			new Disk(i).thaw();
			Shell.attempt("umount", disk(i).toString());
			Shell.attempt("rm", "-f", image(i).toString());
		}
		for (int i = 0; i < this.number; i++) {
			this.client.persistentVolumes().withName(name(i)).delete();
		}
		this.client.storage().v1().storageClasses().withName(STORAGE_CLASS).delete();
	}

	/** One disk, as root of the machine can change it. */
	final class Disk {

		private final int number;

		private Disk(int number) {
			this.number = number;
		}

		/** The folder of the log. */
		Path data() {
			return Disks.this.data(this.number);
		}

		/**
		 * Takes all free room: most of it by allocation, the rest by writing.
		 */
		void fill() {
			String left = "$(($(df --output=avail -B1M '%s' | tail -n 1) - 2))M".formatted(disk(this.number));
			Shell.run("sh", "-c", "fallocate -l %s '%s'".formatted(left, filler()));
			Shell.attempt("sh", "-c", "cat /dev/zero >>'%s'".formatted(filler()));
		}

		void empty() throws IOException {
			Files.deleteIfExists(filler());
		}

		private Path filler() {
			return disk(this.number).resolve("filler");
		}

		/** Blocks all writes until {@link #thaw}. */
		void freeze() {
			Shell.run("fsfreeze", "--freeze", disk(this.number).toString());
		}

		void thaw() {
			Shell.attempt("fsfreeze", "--unfreeze", disk(this.number).toString());
		}

		/**
		 * Triggers an error in the kernel, which then turns the file system read-only.
		 */
		void breakDown() throws IOException {
			Files.writeString(Path.of("/sys/fs/ext4", device(), "trigger_fs_error"), "soak");
		}

		private String device() {
			return Path.of(Shell.run("findmnt", "--noheadings", "--output", "SOURCE", disk(this.number).toString()))
				.getFileName()
				.toString();
		}

		void unmount() {
			Shell.run("umount", disk(this.number).toString());
		}

		/** Whether anything still mounts it, such as a pod. */
		boolean isInUse() {
			return !Shell.run("losetup", "--associated", image(this.number).toString()).isEmpty();
		}

		void repairAndMount() {
			Shell.Result repair = Shell.attempt("e2fsck", "-p", "-f", image(this.number).toString());
			if (repair.status() > REPAIRED) {
				throw new IllegalStateException("e2fsck: " + repair.output());
			}
			mount(this.number);
		}

	}

}

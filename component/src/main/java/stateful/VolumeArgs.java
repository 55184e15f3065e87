package stateful;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import org.jspecify.annotations.Nullable;
import stateful.inputs.Format;
import stateful.inputs.Input;

/** A further volume of each replica, with a claim of its own. */
@Input("A further volume of each replica, with a claim of its own.")
public final class VolumeArgs extends ResourceArgs {

	@Import(required = true)
	@Input(value = "The claim template's name; claims are VOLUME-NAME-ORDINAL.", format = Format.DNS_LABEL)
	@Nullable String name;

	@Import(required = true)
	@Input(value = "The volume's folder.", format = Format.FOLDER)
	@Nullable String mountPath;

	@Import
	@Input(value = "The size of the volume in bytes.", format = Format.QUANTITY, fallback = "128Mi")
	@Nullable String storageSize;

	@Import
	@Input(value = "The volume's class. By default the cluster's default class.", format = Format.DNS_NAME)
	@Nullable String storageClass;

	private VolumeArgs() {
	}

	/**
	 * {@return a volume of the cluster's default storage class}
	 * @param name a DNS label
	 * @param mountPath an absolute path
	 * @param storageSize a quantity of bytes
	 */
	public static VolumeArgs of(String name, String mountPath, String storageSize) {
		VolumeArgs volume = new VolumeArgs();
		volume.name = name;
		volume.mountPath = mountPath;
		volume.storageSize = storageSize;
		return volume;
	}

	/**
	 * Sets the class.
	 * @param storageClass a DNS name
	 * @return this
	 */
	public VolumeArgs storageClass(String storageClass) {
		this.storageClass = storageClass;
		return this;
	}

}

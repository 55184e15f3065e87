package stateful.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.google.gson.JsonObject;

/**
 * The existing objects in a namespace of others. Each is read once, when it is needed.
 */
public final class Surroundings {

	private final Reader reader;

	private final String namespace;

	Surroundings(Reader reader, String namespace) {
		this.reader = reader;
		this.namespace = namespace;
	}

	/**
	 * {@return whether the namespace does not exist}
	 */
	public boolean isMissing() {
		return isMissing(path());
	}

	/**
	 * {@return whether there is no such object}
	 * @param path its path on the API server
	 */
	public boolean isMissing(String path) {
		return this.reader.isMissing(path);
	}

	/**
	 * {@return the namespace, or nothing if it does not exist or must not be read}
	 */
	public Optional<JsonObject> namespace() {
		return object(path());
	}

	/**
	 * {@return an object, or nothing if it does not exist or must not be read}
	 * @param path its path on the API server
	 */
	public Optional<JsonObject> object(String path) {
		return this.reader.find(path);
	}

	/**
	 * {@return the claims with a name in their labels, or none if they must not be read}
	 */
	public List<JsonObject> claims(String service) {
		return this.reader.list(path() + "/persistentvolumeclaims?labelSelector=app.kubernetes.io%2Fname%3D" + service);
	}

	/**
	 * {@return whether a storage class lets volumes grow, if that can be read}
	 */
	public Optional<Boolean> letsVolumesGrow(String storageClass) {
		return this.reader.find("/apis/storage.k8s.io/v1/storageclasses/" + storageClass)
			.map((found) -> Json.text(found, "allowVolumeExpansion").equals("true"));
	}

	private String path() {
		return "/api/v1/namespaces/" + this.namespace;
	}

	/**
	 * {@return an object's labels}
	 */
	public static Map<String, String> labels(JsonObject object) {
		Map<String, String> labels = new TreeMap<>();
		Json.at(object, "metadata", "labels")
			.ifPresent((all) -> all.getAsJsonObject()
				.entrySet()
				.forEach((label) -> labels.put(label.getKey(), label.getValue().getAsString())));
		return labels;
	}

}

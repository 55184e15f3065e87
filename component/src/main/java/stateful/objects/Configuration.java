package stateful.objects;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.Secret;
import com.pulumi.kubernetes.core.v1.SecretArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import stateful.inputs.Inputs.ConfigurationFile;

/** The Secret that holds the configuration's files, if there are any. */
final class Configuration {

	private Configuration() {
	}

	/**
	 * Declares the Secret. It is immutable, so Pulumi replaces it, under a new generated
	 * name, when the content changes. The pods' template changes with the name, and every
	 * pod reads the content that its own template was made for.
	 * @return the Secret's name
	 */
	static Output<String> declare(ServiceContext context) {
		if (context.inputs().container().configuration().isEmpty()) {
			return Output.of("");
		}
		List<ConfigurationFile> texts = ofBase64(context.inputs().container().configuration(), false);
		List<ConfigurationFile> binaries = ofBase64(context.inputs().container().configuration(), true);
		SecretArgs.Builder secret = SecretArgs.builder()
			.metadata(ObjectMetaArgs.builder()
				.namespace(context.namespace())
				.labels(context.labels())
				.annotations(ServiceContext.annotations(Map.of()))
				.build())
			.immutable(true);
		if (!texts.isEmpty()) {
			secret.stringData(contents(texts));
		}
		if (!binaries.isEmpty()) {
			secret.data(contents(binaries));
		}
		Secret made = new Secret(name(context.service()), secret.build(), context.child().build());
		return made.metadata().applyValue((metadata) -> metadata.name().orElseThrow());
	}

	/**
	 * {@return the Secret's logical name}
	 */
	static String name(String service) {
		return service + "-configuration";
	}

	/**
	 * {@return the files whose contents are base64, or the others}
	 */
	static List<ConfigurationFile> ofBase64(List<ConfigurationFile> files, boolean base64) {
		return files.stream().filter((file) -> file.base64() == base64).toList();
	}

	static Output<Map<String, String>> contents(List<ConfigurationFile> files) {
		List<String> names = files.stream().map(ConfigurationFile::name).toList();
		return Output.all(files.stream().map(ConfigurationFile::content).toList())
			.applyValue((texts) -> IntStream.range(0, names.size())
				.boxed()
				.collect(Collectors.toMap(names::get, texts::get)));
	}

}

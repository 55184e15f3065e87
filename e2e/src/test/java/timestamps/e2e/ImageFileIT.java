package timestamps.e2e;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code make image TAR=FILE}: an image that nodes get from a file. */
@ExtendWith(Deployment.class)
@ResourceLock(Deployment.CLUSTER)
class ImageFileIT {

	@Test
	void imageInAFileIsDeployedWhileNoRegistryAnswers(EmbeddedCluster cluster, @TempDir Path folder) throws Exception {
		Path base = folder.resolve("base.tar");
		Path file = folder.resolve("timestamps.tar");
		List<String> made = Shell.run("commands/base-image").lines().toList();
		Shell.run("crane", "--insecure", "pull", made.get(made.size() - 1), base.toString());
		Shell.run("cluster/ctl", "stop", "registry");

		try {
			String printed = Shell.run("make", "image", "TAR=" + file, "BASE=tar://" + base);
			images("import", file.toString());
			try (DeployedStack stack = new DeployedStack("file", cluster.client(), Map.of("replicas", "1"))) {
				stack.up();

				assertThat(stack.output("image")).isEqualTo(nameByContent(file));
				assertThat(printed.lines()).contains(stack.output("image"), "  kind load image-archive " + file);
				assertThat(stack.service().visit().replica()).isEqualTo("timestamps-0");
			}
			images("rm", nameByContent(file));
		}
		finally {
			Shell.run("cluster/ctl", "start", "registry");
			// The registry has lost its images, which other stacks need.
			Shell.run("commands/ready");
		}
	}

	private static void images(String verb, String what) {
		Shell.run("ctr", "--address", ".cluster/run/containerd.sock", "--namespace", "k8s.io", "images", verb, what);
	}

	/**
	 * The only name of the image in the file; its tag must be the start of the image's
	 * ID.
	 */
	private static String nameByContent(Path file) throws Exception {
		JsonObject manifest = JsonParser.parseString(entry(file, "manifest.json"))
			.getAsJsonArray()
			.get(0)
			.getAsJsonObject();
		byte[] id = MessageDigest.getInstance("SHA-256")
			.digest(entry(file, manifest.get("Config").getAsString()).getBytes(StandardCharsets.UTF_8));

		String name = manifest.getAsJsonArray("RepoTags").get(0).getAsString();
		assertThat(name).isEqualTo("localhost/timestamps:" + HexFormat.of().formatHex(id).substring(0, 16));
		return name;
	}

	private static String entry(Path file, String name) {
		return Shell.run("tar", "-xOf", file.toString(), name);
	}

}

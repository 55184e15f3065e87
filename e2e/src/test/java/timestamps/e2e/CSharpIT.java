package timestamps.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import timestamps.kit.Shell;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The component from C#, as far as it goes without a .NET: the SDK is generated, and
 * compiled with README's example where there is one.
 */
@OnCluster
@Order(12)
class CSharpIT {

	@TempDir
	private Path folder;

	@Test
	void theSdkIsGeneratedAndCompilesWithTheReadmesExample(EmbeddedCluster cluster) throws IOException {
		generate();

		assertThat(this.folder.resolve("sdk/StatefulService.cs")).content()
			.contains("namespace Pulumi.Stateful", "public Output<string> Endpoint");
		assertThat(this.folder.resolve("sdk/Inputs/ProbeArgs.cs")).exists();
		if (Shell.attempt("dotnet", "--version").status() == 0) {
			compile();
		}
	}

	private void compile() throws IOException {
		Path example = Files.createDirectories(this.folder.resolve("example"));
		Files.writeString(example.resolve("Program.cs"), Document.read("component/README.md").fenced("csharp").get(0));
		Files.writeString(example.resolve("example.csproj"), """
				<Project Sdk="Microsoft.NET.Sdk">
				  <PropertyGroup>
				    <OutputType>Exe</OutputType>
				    <TargetFramework>net8.0</TargetFramework>
				    <Nullable>enable</Nullable>
				  </PropertyGroup>
				  <ItemGroup><ProjectReference Include="../sdk/Pulumi.Stateful.csproj" /></ItemGroup>
				</Project>
				""");

		Shell.attempt("dotnet", "build", example.toString()).succeeded();
	}

	/** The SDK contains the logo; its generator downloads it from the logo's host. */
	private void generate() throws IOException {
		HttpServer host = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		host.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		host.start();
		try {
			String schema = SdkGenerator.SCHEMA.replaceAll("\"logoUrl\": \".*?\"",
					"\"logoUrl\": \"http://127.0.0.1:" + host.getAddress().getPort() + "/logo.png\"");
			SdkGenerator.generate(schema, "dotnet", this.folder.resolve("sdk"));
		}
		finally {
			host.stop(0);
		}
	}

}

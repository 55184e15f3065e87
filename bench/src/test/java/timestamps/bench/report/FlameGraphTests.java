package timestamps.bench.report;

import java.io.IOException;
import java.nio.file.Path;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FlameGraphTests {

	private static final Stacks STACKS = Stacks.of("""
			[reactor-http-epoll-1 tid=7];java/lang/Thread.run;io/netty/channel/epoll/Native.write;[libc.so.6] 30
			[reactor-http-epoll-2 tid=8];java/lang/Thread.run;org/springframework/web/A.<init>;java/util/HashMap.get 20
			[visit-log tid=9];java/lang/Thread.run;timestamps/service/log/LogFile.append;fdatasync 40
			[C2 CompilerThread0 tid=3];Compile::Compile 10
			""");

	@TempDir
	Path folder;

	@Test
	void theTimeOfALibraryOrOfTheKernelCountsForTheNearestCaller() {
		assertThat(STACKS.shares()).extracting(Figure::median)
			.containsExactly(30.0, 40.0, 0.0, 0.0, 0.0, 0.0, 20.0, 0.0, 10.0);
	}

	@Test
	void aBoxIsAsWideAsItsShareAndStandsOnItsCaller() throws Exception {
		Path file = this.folder.resolve("flames.svg");

		FlameGraph.write(STACKS, "Two & three", file);

		assertThat(file).content()
			.contains("<title>reactor-http-epoll, 50.0 %</title>")
			.contains("<title>visit-log, 40.0 %</title>")
			.contains("<title>org/springframework/web/A.&lt;init&gt;, 20.0 %</title>")
			.contains("<title>Two &amp; three</title>");
		assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement())
			.satisfies((svg) -> assertThat(svg.getAttribute("viewBox")).startsWith("0 0 1200 "));
	}

	@Test
	void boxesThatNobodyCouldSeeAreLeftOut() throws IOException {
		Path file = this.folder.resolve("flames.svg");

		FlameGraph.write(Stacks.of("[main tid=1];seen 10000\n[main tid=1];unseen 1\n"), "Many", file);

		assertThat(file).content().contains("seen, 100.0 %").doesNotContain("unseen");
	}

}

package timestamps.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The samples of a profile.
 *
 * @param samples stacks with the number of their samples
 */
public record Stacks(List<Stack> samples) {

	/**
	 * A stack.
	 *
	 * @param frames from the thread to the running method
	 * @param samples how often it was seen
	 */
	record Stack(List<String> frames, long samples) {

		/** Whose code runs: of the methods of libraries, that of the nearest caller. */
		Part part() {
			for (int i = this.frames.size() - 1; i >= 0; i--) {
				Part part = Part.of(this.frames.get(i));
				if (part != Part.JVM) {
					return part;
				}
			}
			return Part.JVM;
		}

	}

	/** Whose code it is. */
	public enum Part {

		/** Reads and writes of sockets, and the wait for them. */
		SOCKETS("Netty's native transport: epoll, read and write of sockets, the kernel's work for them", "#e4694f",
				"io/netty/channel/epoll", "io/netty/channel/unix"),

		/** Everything in the package of the log. */
		LOG("the log: lines, write, fdatasync, hand-overs", "#4f9d69", "timestamps/service/log"),

		/** Requests and answers as bytes. */
		CODEC("Netty's HTTP codec", "#e8a24c", "io/netty/handler/codec"),

		/** The rest of Netty. */
		NETTY("the rest of Netty", "#efc77c", "io/netty"),

		/** Netty for Reactor. */
		REACTOR_NETTY("Reactor Netty", "#7b6bb0", "reactor/netty"),

		/** Streams. */
		REACTOR("Reactor", "#a79bd0", "reactor/"),

		/** From the request to the controller and back. */
		SPRING("Spring", "#5b8fc7", "org/springframework"),

		/** Filters, guards of connections, controllers, figures of the page. */
		SERVICE("the service's own filters, guards and controllers", "#2f7f86", "timestamps/"),

		/** Threads without any of these, and libraries. */
		JVM("the JVM: its compiler, collector and other threads", "#a8a8a8");

		private final String text;

		private final String colour;

		private final List<String> packages;

		Part(String text, String colour, String... packages) {
			this.text = text;
			this.colour = colour;
			this.packages = List.of(packages);
		}

		static Part of(String frame) {
			return Arrays.stream(values())
				.filter((part) -> part.packages.stream().anyMatch(frame::startsWith))
				.findFirst()
				.orElse(JVM);
		}

		String text() {
			return this.text;
		}

		String colour() {
			return this.colour;
		}

	}

	/**
	 * Reads a profile.
	 * @param collapsed a line for each stack: frames with {@code ;} between them, a blank
	 * and the number of samples; the first frame is the thread
	 * @return the profile; threads that differ only by a number count as one
	 */
	public static Stacks of(String collapsed) {
		List<Stack> stacks = new ArrayList<>();
		collapsed.lines().filter((line) -> !line.isBlank()).forEach((line) -> {
			int end = line.lastIndexOf(' ');
			List<String> frames = new ArrayList<>(List.of(line.substring(0, end).split(";")));
			frames.set(0, frames.get(0).replaceAll("^\\[|( tid=\\d+)?\\]$", "").replaceAll("[-#]?\\d+$", ""));
			stacks.add(new Stack(List.copyOf(frames), Long.parseLong(line.substring(end + 1))));
		});
		return new Stacks(stacks);
	}

	/**
	 * {@return all samples}
	 */
	long total() {
		return this.samples.stream().mapToLong(Stack::samples).sum();
	}

	/**
	 * {@return the share of each part in all samples, in percent, in the parts' order}
	 */
	public List<Figure> shares() {
		Map<Part, Long> sums = new EnumMap<>(Part.class);
		for (Part part : Part.values()) {
			sums.put(part, 0L);
		}
		this.samples.forEach((stack) -> sums.merge(stack.part(), stack.samples(), Long::sum));
		return Arrays.stream(Part.values())
			.map((part) -> Figure.of(part.text(), "%", 100.0 * Objects.requireNonNull(sums.get(part)) / total()))
			.toList();
	}

}

package timestamps.bench.rows;

import timestamps.bench.report.Comparison;
import timestamps.bench.report.Figure;
import timestamps.bench.report.Goal;
import timestamps.bench.report.Outcome;
import timestamps.bench.run.Lab;
import timestamps.bench.run.Replica;

/**
 * The memory of a replica after the load of the rows before this one.
 */
final class Memory extends Row {

	private static final double MEBI = 1 << 20;

	Memory() {
		super("memory", "Memory of a replica after all of the above, 64 connections");
	}

	@Override
	public Outcome measure(Lab lab) throws Exception {
		Replica replica = lab.warm();
		Figure limit = mebibytes("the stack's memoryLimit", Lab.MEMORY_LIMIT);
		Figure anonymous = mebibytes("what the kernel cannot take back", replica.anonymous());
		Figure heap = mebibytes("heap in use", replica.metric("jvm_memory_used_bytes{area=\"heap\""));
		Figure direct = mebibytes("direct buffers", replica.metric("jvm_buffer_memory_used_bytes{id=\"direct\""));
		return outcome(
				new Comparison(anonymous, limit, Goal.atMostTimes(0.8),
						"The heap may take 30 % of the limit; the JVM takes 80 MiB for itself, half of them for the "
								+ "compiler"),
				new Comparison(mebibytes("resident, at the most", replica.mostResident()), limit, Goal.report(),
						"About 70 MiB of it are pages of the image's files, mostly of the AOT cache. They are "
								+ "harmless: when memory is short, the kernel drops them, and reads them again"),
				new Comparison(heap, limit, Goal.report(), ""), new Comparison(direct, limit, Goal.report(), ""));
	}

	private static Figure mebibytes(String what, double bytes) {
		return Figure.of(what, "MiB", bytes / MEBI);
	}

}

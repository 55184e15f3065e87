package timestamps.service.page;

import java.util.List;
import java.util.Objects;

import timestamps.service.replicas.Pulse;
import timestamps.service.replicas.Replica;

/**
 * The state of all replicas in a few words.
 *
 * @param total the sum of all counts that are known
 * @param of the words that name the counted replicas: all, or those that answer
 * @param ready how many replicas are ready, and how many there are
 * @param trouble what is wrong; empty if nothing is
 */
record Summary(String total, String of, String ready, String trouble) {

	static Summary of(List<Pulse> pulses) {
		List<Replica> replicas = pulses.stream().map(Pulse::replica).toList();
		List<Long> known = replicas.stream().map(Replica::visits).filter(Objects::nonNull).toList();
		long total = known.stream().mapToLong(Long::longValue).sum();
		String of = (known.size() == replicas.size()) ? "of all replicas" : "of the replicas that answer";
		long ready = replicas.stream().filter(Replica::ready).count();
		List<String> silent = replicas.stream().filter((each) -> !each.answers()).map(Replica::name).toList();
		String trouble = silent.isEmpty() ? (ready < replicas.size()) ? "not every replica is ready" : ""
				: (silent.size() == 1) ? silent.get(0) + " does not answer" : silent.size() + " do not answer";
		return new Summary(Words.number(total) + ((total == 1) ? " visit" : " visits"), of,
				ready + "/" + replicas.size(), trouble);
	}

	/**
	 * {@return the page's title}
	 */
	public String title() {
		return this.ready + " ready · " + (this.trouble.isEmpty() ? this.total : this.trouble) + " · Timestamps";
	}

}

package timestamps.e2e.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.fabric8.kubernetes.client.KubernetesClient;
import timestamps.e2e.DeployedStack;
import timestamps.e2e.Volume;
import timestamps.kit.Shell;

/** One run: load, one fault after another, and the comparison at the end. */
final class Soak {

	static final int REPLICAS = 3;

	/** Enough for an hour's visits, and no less than the driver provides. */
	static final int STORAGE_MEBIBYTES = 320;

	/** The time between two faults, in which nothing may fail. */
	private static final Duration QUIET = Duration.ofSeconds(2);

	private final Plan plan;

	private final Progress progress;

	private final Interruption interruption;

	private final Answers answers = new Answers();

	private final List<String> objections = new ArrayList<>();

	private final List<Strike> strikes = new ArrayList<>();

	private Soak(Plan plan, Progress progress, Interruption interruption) {
		this.plan = plan;
		this.progress = progress;
		this.interruption = interruption;
	}

	/**
	 * Runs on its own stack, until the time is over or the system does not recover from a
	 * fault, and writes the report.
	 * @param interruption ends it early
	 * @param client a client of the cluster
	 * @param image the service's image
	 */
	static Outcome run(Plan plan, Progress progress, Interruption interruption, KubernetesClient client, String image)
			throws Exception {
		Files.createDirectories(plan.folder());
		try (DeployedStack stack = new DeployedStack("e2e-soak", client,
				Map.of("replicas", "" + REPLICAS, "storageSize", STORAGE_MEBIBYTES + "Mi", "image", image))) {
			progress.say("… pulumi up");
			stack.up();
			Outcome outcome = new Soak(plan, progress, interruption).run(stack);
			Report.write(outcome, plan.folder().resolve("report.md"));
			Picture.draw(outcome, plan.folder().resolve("soak.svg"));
			progress.say("Report, picture and data are in " + plan.folder());
			return outcome;
		}
	}

	private Outcome run(DeployedStack stack) throws Exception {
		Random random = new Random(this.plan.seed());
		Target target = new Target(stack, random);
		Faults faults = Faults.of(this.plan.faults(), random);
		target.awaitWell();
		try (Journal journal = new Journal(this.plan.folder())) {
			try (Load load = new Load(stack.service().url(), this.plan.rate(), journal, this.answers)) {
				this.interruption.allow();
				strike(faults, target, journal, load);
			}
			catch (Exception | AssertionError ex) {
				this.objections
					.add("seed " + this.plan.seed() + ", " + Instant.now() + ", the run was given up: " + ex);
			}
			finally {
				this.interruption.refuse();
			}
			if (this.interruption.isRequested()) {
				recover();
			}
			else {
				quiet(journal);
			}
			Files.write(this.plan.folder().resolve("faults.csv"),
					Stream.concat(Stream.of(Strike.HEADER), this.strikes.stream().map(Strike::line)).toList());
			return new Outcome(this.plan, journal.seconds(), this.strikes, this.answers.count(), journal.failureCount(),
					this.answers.doubled(), histories(stack), this.objections);
		}
	}

	/**
	 * Ends an interrupted fault, and starts the cluster if it is not up.
	 */
	private void recover() throws Exception {
		this.progress.say("… interrupted: what was deployed is removed");
		for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
			child.onExit().get(Target.COME_BACK.toSeconds(), TimeUnit.SECONDS);
		}
		Shell.run("commands/ready");
	}

	private void strike(Faults faults, Target target, Journal journal, Load load) throws Exception {
		Instant end = journal.began().plus(this.plan.length());
		int once = (this.plan.length().isZero()) ? faults.number() : 0;
		Time.pass(QUIET);
		quiet(journal);
		while (this.strikes.size() < once || Instant.now().isBefore(end)) {
			Strike strike = strike(faults.next(), target, journal, load);
			this.strikes.add(strike);
			this.progress
				.say(String.format(Locale.ROOT, "%s %s: %.0f s, %,d failed, longest pause %.1f s; %,d answered so far",
						strike.objections().isEmpty() ? "✓" : "✗", strike.fault().happens(), strike.seconds(),
						strike.failed(), strike.longestPause().toMillis() / 1000.0, this.answers.count()));
			strike.objections().stream().limit(5).forEach(this.progress::say);
			Time.pass(QUIET);
			quiet(journal);
		}
	}

	private Strike strike(Fault fault, Target target, Journal journal, Load load) throws Exception {
		this.progress.say("… " + fault.happens());
		journal.takeLongestPause();
		Instant begin = Instant.now();
		Toll toll = strike(fault, target);
		Instant end = Instant.now();
		Time.passUntil(end.plus(Target.PROXY));
		load.settle();
		List<Failure> failures = journal.takeFailures();
		List<String> excess = failures.stream()
			.filter((failure) -> !toll.covers(failure))
			.map((failure) -> "seed %d, %s, which may cost %s: %s".formatted(this.plan.seed(), fault.name(),
					fault.mayCost(), failure))
			.toList();
		return new Strike(fault, begin, end, failures.size(), journal.takeLongestPause(), excess);
	}

	/**
	 * Injects a fault, and reports its failure. If the system recovers, the run goes on.
	 */
	private Toll strike(Fault fault, Target target) throws InterruptedException {
		try {
			return fault.strike(target);
		}
		catch (Exception | AssertionError ex) {
			if (this.interruption.isRequested()) {
				throw new InterruptedException();
			}
			this.objections.add("seed %d, %s, %s: %s".formatted(this.plan.seed(), Instant.now(), fault.name(), ex));
			this.progress.say("✗ " + ex);
			return Toll.everythingUntil(target.awaitWell().plus(Target.PROXY));
		}
	}

	/** Asserts that nothing has failed since the last fault. */
	private void quiet(Journal journal) {
		for (Failure failure : journal.takeFailures()) {
			this.objections.add("seed " + this.plan.seed() + ", no fault going on: " + failure);
			this.progress.say("✗ no fault going on: " + failure);
		}
	}

	/**
	 * Checks the history of every replica that ever ran; if its claim is gone, all its
	 * visits are lost.
	 */
	private List<HistoryCheck.Result> histories(DeployedStack stack) throws IOException {
		Map<String, String> volumes = new TreeMap<>();
		this.answers.replicas().forEach((replica) -> volumes.put(replica, null));
		stack.client()
			.persistentVolumeClaims()
			.inNamespace(stack.namespace())
			.list()
			.getItems()
			.forEach((claim) -> volumes.put(claim.getMetadata().getName().substring("visits-".length()),
					claim.getSpec().getVolumeName()));
		List<HistoryCheck.Result> histories = new ArrayList<>();
		for (Map.Entry<String, String> volume : volumes.entrySet()) {
			HistoryCheck check = new HistoryCheck(volume.getKey(), this.answers);
			histories.add((volume.getValue() == null) ? check.gone() : new Volume(volume.getValue()).log(check::check));
		}
		return histories;
	}

}

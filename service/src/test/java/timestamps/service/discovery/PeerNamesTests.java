package timestamps.service.discovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import timestamps.service.ServiceProperties;

import static org.assertj.core.api.Assertions.assertThat;

/** Discovery of the other replicas in DNS. */
class PeerNamesTests {

	private final FakeDns dns = new FakeDns();

	private final PeerNames names = names("timestamps-1");

	@Test
	void eachAddressIsThePodWhoseNameHasIt() throws Exception {
		this.dns.pod("timestamps-0", "198.51.100.50");
		this.dns.pod("timestamps-1", "198.51.100.51");
		this.dns.pod("timestamps-2", "198.51.100.52");

		assertThat(this.names.resolve()).containsExactlyInAnyOrder(new Peer("timestamps-0", "198.51.100.50:8080"),
				new Peer("timestamps-2", "198.51.100.52:8080"));
	}

	@Test
	void withoutGapsOneNameIsLookedUpForEachPod() throws Exception {
		for (int i = 0; i < 100; i++) {
			this.dns.pod("timestamps-" + i, "198.51.100." + i);
		}

		assertThat(this.names.resolve()).hasSize(99);
		assertThat(this.dns.questions.get()).as("the set, and each pod").isEqualTo(101);
	}

	@Test
	void anAddressThatNoPodHasIsNoReplica() throws Exception {
		this.dns.pod("timestamps-0", "198.51.100.50");
		this.dns.pod("timestamps-1", "198.51.100.51");
		this.dns.address("198.51.100.52");

		assertThat(this.names.resolve()).containsExactly(new Peer("timestamps-0", "198.51.100.50:8080"));
		assertThat(this.dns.questions.get()).as("however many numbers there could be").isLessThan(20);
	}

	@Test
	void anAddressThatNoPodHasIsNoReplicaEvenIfThereIsNoOther() throws Exception {
		this.dns.pod("timestamps-1", "198.51.100.51");
		this.dns.address("198.51.100.52");

		assertThat(this.names.resolve()).isEmpty();
	}

	@Test
	void inAPodNamesAreAbsoluteSoThatNoneIsLookedUpOutsideTheCluster() throws Exception {
		this.dns.ownName = "timestamps-1.replicas.test.svc.cluster.local";
		this.dns.address("198.51.100.50");
		this.dns.add("timestamps-0.replicas.test.svc.cluster.local.", "198.51.100.50");

		assertThat(this.names.resolve()).containsExactly(new Peer("timestamps-0", "198.51.100.50:8080"));
	}

	@Test
	void missingPodsDoNotHideOthers() throws Exception {
		this.dns.pod("timestamps-1", "198.51.100.51");
		this.dns.pod("timestamps-7", "198.51.100.57");

		assertThat(this.names.resolve()).containsExactly(new Peer("timestamps-7", "198.51.100.57:8080"));
	}

	@Test
	void aPodWithTwoAddressesMayAnswerAtEither() throws Exception {
		this.dns.pod("timestamps-0", "198.51.100.50");
		this.dns.pod("timestamps-0", "198.51.100.60");
		this.dns.pod("timestamps-1", "198.51.100.51");

		assertThat(this.names.resolve()).containsExactlyInAnyOrder(new Peer("timestamps-0", "198.51.100.50:8080"),
				new Peer("timestamps-0", "198.51.100.60:8080"));
	}

	@Test
	void anAddressKeepsItsNameWhenDnsMissesAnAnswer() throws Exception {
		this.dns.pod("timestamps-0", "198.51.100.50");
		this.dns.pod("timestamps-1", "198.51.100.51");
		List<Peer> before = this.names.resolve();

		this.dns.forget("timestamps-0");
		assertThat(this.names.resolve()).isEqualTo(before);

		this.dns.pod("timestamps-2", "198.51.100.50");
		assertThat(this.names.resolve()).containsExactly(new Peer("timestamps-2", "198.51.100.50:8080"));
	}

	@Test
	void aLateAnswerOfDnsIsUsedTheNextTime() {
		this.dns.pod("timestamps-0", "198.51.100.50");
		CountDownLatch slow = this.dns.hang();

		assertThat(find()).isEmpty();
		slow.countDown();

		Awaitility.await().untilAsserted(() -> assertThat(find()).hasSize(1));
	}

	@Test
	void ifDnsHasNoNamesOfPodsAddressesAreTheNames() throws Exception {
		this.dns.address("198.51.100.50");
		this.dns.address("2001:db8::50");

		assertThat(this.names.resolve()).containsExactlyInAnyOrder(new Peer("198.51.100.50", "198.51.100.50:8080"),
				new Peer("2001:db8:0:0:0:0:0:50", "[2001:db8:0:0:0:0:0:50]:8080"));
	}

	private List<Peer> find() {
		return this.names.find().block(Duration.ofSeconds(10));
	}

	private PeerNames names(String replica) {
		return new PeerNames(this.dns, new ServiceProperties(Path.of("."), replica, ZoneOffset.UTC, "replicas.test",
				Duration.ZERO, Duration.ZERO, null, null), 8080);
	}

	/** A headless Service that the tests fill. */
	private static final class FakeDns extends Dns {

		final AtomicInteger questions = new AtomicInteger();

		private final Map<String, List<InetAddress>> known = new ConcurrentHashMap<>();

		private String ownName = "localhost";

		private volatile CountDownLatch answers = new CountDownLatch(0);

		void pod(String pod, String literal) {
			address(literal);
			add(pod + ".replicas.test", literal);
		}

		void address(String literal) {
			add("replicas.test", literal);
		}

		void forget(String pod) {
			this.known.remove(pod + ".replicas.test");
		}

		CountDownLatch hang() {
			this.answers = new CountDownLatch(1);
			return this.answers;
		}

		private void add(String name, String literal) {
			InetAddress address = literal(literal);
			List<InetAddress> addresses = new ArrayList<>(this.known.getOrDefault(name, List.of()));
			if (!addresses.contains(address)) {
				addresses.add(address);
			}
			this.known.put(name, addresses);
		}

		@Override
		String ownName() {
			return this.ownName;
		}

		private static InetAddress literal(String text) {
			try {
				return InetAddress.getByName(text);
			}
			catch (UnknownHostException ex) {
				throw new IllegalArgumentException(ex);
			}
		}

		@Override
		List<InetAddress> addresses(String name) throws UnknownHostException {
			this.questions.incrementAndGet();
			try {
				this.answers.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			List<InetAddress> addresses = this.known.get(name);
			if (addresses == null) {
				throw new UnknownHostException(name);
			}
			return addresses;
		}

	}

}

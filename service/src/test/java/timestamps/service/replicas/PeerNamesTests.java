package timestamps.service.replicas;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an address is called, by what DNS knows of it. */
class PeerNamesTests {

	@Test
	void anAddressIsItsPod() {
		assertThat(PeerNames.name("timestamps-1.timestamps-replicas.timestamps.svc.cluster.local", "10.1.2.3"))
			.contains("timestamps-1");
	}

	@Test
	void anAddressThatDnsNamesAfterItselfIsNoPodYet() {
		assertThat(PeerNames.name("10-1-2-3.timestamps.timestamps.svc.cluster.local", "10.1.2.3")).isEmpty();
		assertThat(PeerNames.name("fd00--3.timestamps.timestamps.svc.cluster.local", "fd00::3")).isEmpty();
	}

	@Test
	void whereNobodyNamesAddressesTheyAreTheNames() {
		assertThat(PeerNames.name("10.1.2.3", "10.1.2.3")).contains("10.1.2.3");
	}

}

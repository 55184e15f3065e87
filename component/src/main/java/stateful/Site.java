package stateful;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.pulumi.resources.ComponentResourceOptions;
import stateful.cluster.Surroundings;
import stateful.inputs.Inputs;
import stateful.inputs.Problems;
import stateful.objects.Reservation;
import stateful.objects.Tenancy;
import stateful.options.Options;
import stateful.options.Places;
import stateful.state.ClusterIdentity;
import stateful.state.DeployedClaims;
import stateful.state.Neighbours;
import stateful.state.Occupants;
import stateful.state.Owner;
import stateful.state.ProviderIdentity;
import stateful.state.StackState;

/**
 * The cluster and the namespace of a service, checked: it is still the same cluster, and
 * the service takes over nothing of others in the namespace.
 *
 * @param cluster the uid that identifies the cluster, if it is known
 * @param provider the given provider
 * @param owner the service's stack
 * @param reserved whether the namespace has a {@link Reservation}
 * @param shared whether another service uses the namespace, too
 * @param claims the requested sizes of the service's claims, by name; only in a namespace
 * of others
 */
record Site(Optional<String> cluster, ProviderIdentity provider, Owner owner, boolean reserved, boolean shared,
		Map<String, String> claims) {

	/**
	 * Finds and checks the site, and reports all problems.
	 * @throws com.pulumi.exceptions.RunException with all problems, if there are any
	 */
	static Site of(String name, Inputs inputs, ComponentResourceOptions options, Places places,
			List<StackState> deployed, Live live, Problems problems) {
		ProviderIdentity provider = ProviderIdentity.of(Options.kubernetes(options));
		Owner owner = Owner.of(name, deployed);
		Tenancy tenancy = new Tenancy(name, inputs, owner, problems);
		boolean tenant = inputs.existingNamespace();
		Optional<Surroundings> around = tenant ? live.cluster().around(inputs.namespace()) : Optional.empty();
		String identifying = tenant ? tenancy.check(around, deployed) : ClusterIdentity.SYSTEM;
		problems.throwIfAny(heading(name));
		ClusterIdentity cluster = ClusterIdentity.read(name, identifying, provider, () -> Checked.cluster(options));
		cluster.check(places, deployed.get(0), problems);
		provider.check(places, deployed.get(0), problems);
		Occupants occupants = new Occupants(name, places, deployed.get(0));
		boolean shared = !tenant && occupants.isShared(inputs.namespace(), cluster.uid());
		String there = cluster.uid().orElseGet(provider::urn);
		if (tenant) {
			occupants.checkTenancy(inputs.namespace(), problems);
			Neighbours.enter(tenancy.paths(), there, places, problems);
		}
		else {
			occupants.check(inputs.namespace(), cluster.uid(), problems);
			if (!shared) {
				Neighbours.enter(inputs.namespace(), there, places, problems);
			}
		}
		problems.throwIfAny(heading(name));
		return new Site(cluster.uid(), provider, owner,
				!occupants.isKnown() || occupants.has(Reservation.logicalName(name)), shared,
				claims(name, inputs, deployed, tenancy.claims(around)));
	}

	/**
	 * The requests of all claims; for claims that only the state has, the size is of no
	 * consequence.
	 */
	private static Map<String, String> claims(String name, Inputs inputs, List<StackState> deployed,
			Map<String, String> seen) {
		Map<String, String> claims = new TreeMap<>();
		DeployedClaims.names(name, deployed)
			.forEach((claim) -> claims.put(claim, inputs.storage().first().storageSize().text()));
		claims.putAll(seen);
		return claims;
	}

	private static String heading(String name) {
		return StatefulService.TYPE + " \"" + name
				+ "\" cannot be deployed here; nothing of it was created or changed.";
	}

}

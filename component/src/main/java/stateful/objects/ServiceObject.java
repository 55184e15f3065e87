package stateful.objects;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import stateful.inputs.Inputs;
import stateful.state.Owner;
import stateful.state.StackState;

/**
 * Identifies an object of a service, to look for it before it is created.
 *
 * @param namespace the namespace's name
 * @param type Pulumi's type, such as {@code apps/v1:StatefulSet}
 * @param name its name
 */
record ServiceObject(String namespace, String type, String name) {

	private static final String CLAIM = "core/v1:PersistentVolumeClaim";

	/**
	 * {@return the object that names the stack of a service in a namespace of others}
	 */
	static ServiceObject marker(ServiceContext context) {
		return of(context, "core/v1:ConfigMap", Owner.tenancy(context.service()));
	}

	/**
	 * {@return a service's objects, but for its marker and for Secrets that Pulumi names}
	 */
	static List<ServiceObject> of(ServiceContext context) {
		return Stream
			.concat(withoutClaims(context), context.claims().stream().map((claim) -> of(context, CLAIM, claim)))
			.toList();
	}

	private static Stream<ServiceObject> withoutClaims(ServiceContext context) {
		Inputs inputs = context.inputs();
		String service = context.service();
		Stream<ServiceObject> account = Stream
			.of("core/v1:ServiceAccount", "rbac.authorization.k8s.io/v1:Role",
					"rbac.authorization.k8s.io/v1:RoleBinding")
			.filter((type) -> !inputs.access().rules().isEmpty())
			.map((type) -> of(context, type, service));
		Stream<ServiceObject> secret = inputs.container()
			.registry()
			.map((registry) -> of(context, "core/v1:Secret", PullSecret.name(context)))
			.stream();
		Stream<ServiceObject> policies = Policies.SUBJECTS.stream()
			.map((subject) -> of(context, "networking.k8s.io/v1:NetworkPolicy", context.name(subject)));
		Stream<ServiceObject> always = Stream.of(of(context, "apps/v1:StatefulSet", service),
				of(context, "core/v1:Service", service), of(context, "core/v1:Service", context.domain()),
				of(context, "policy/v1:PodDisruptionBudget", service));
		return Stream.of(always, policies, secret, account).flatMap((some) -> some);
	}

	/**
	 * {@return the paths of a service's objects, those of claims without ordinals}
	 */
	static List<String> paths(ServiceContext context) {
		Stream<ServiceObject> claims = context.inputs()
			.storage()
			.volumes()
			.stream()
			.map((volume) -> of(context, CLAIM, Volumes.prefix(context.service(), volume)));
		return Stream.concat(withoutClaims(context), claims).map(ServiceObject::path).toList();
	}

	private static ServiceObject of(ServiceContext context, String type, String name) {
		return new ServiceObject(context.inputs().namespace(), type, name);
	}

	String kind() {
		return this.type.substring(this.type.indexOf(':') + 1);
	}

	/**
	 * {@return its path on the API server}
	 */
	String path() {
		String version = this.type.substring(0, this.type.indexOf(':'));
		String plural = (kind() + "s").replaceFirst("ys$", "ies").toLowerCase();
		return (version.equals("core/v1") ? "/api/v1" : "/apis/" + version) + "/namespaces/" + this.namespace + "/"
				+ plural + "/" + this.name;
	}

	/**
	 * {@return whether the last {@code up} left it}
	 */
	boolean isKnown(List<StackState> deployed) {
		return deployed.stream()
			.anyMatch((
					state) -> state.objects("kubernetes:" + this.type, Pattern.quote(this.name)).findAny().isPresent());
	}

}

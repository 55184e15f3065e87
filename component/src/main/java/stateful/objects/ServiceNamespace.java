package stateful.objects;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.Namespace;
import com.pulumi.kubernetes.core.v1.NamespaceArgs;
import com.pulumi.kubernetes.core.v1.NamespacePatch;
import com.pulumi.kubernetes.core.v1.NamespacePatchArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaPatchArgs;
import com.pulumi.resources.Resource;
import stateful.inputs.Inputs;
import stateful.state.Owner;

/**
 * The service's own namespace. It enforces the Pod Security profile of the inputs. It is
 * applied without force, so that another stack's namespace is not taken over; its labels
 * are applied with force, so that drift is undone.
 */
public final class ServiceNamespace {

	private final Output<String> name;

	/**
	 * Declares the service's namespace, or its ConfigMap in a namespace of others.
	 * @param reserved whether to find out first whether the namespace exists
	 * @param shared whether another service uses it, too; it is then never deleted
	 * @return the namespace's name, known once the namespace or the ConfigMap belongs to
	 * the service
	 * @throws com.pulumi.exceptions.RunException if it exists and is not the owner's
	 */
	public static Output<String> of(String service, Inputs inputs, Owner owner, Resource parent, boolean reserved,
			boolean shared) {
		return inputs.existingNamespace() ? Tenancy.declare(service, inputs, owner, parent)
				: new ServiceNamespace(service, inputs, owner, parent, reserved, shared).name;
	}

	/**
	 * Declares the namespace.
	 * @param reserved whether to find out first whether it exists, as for a new service
	 * @param shared whether another service uses it, too; it is then never deleted
	 * @throws com.pulumi.exceptions.RunException if it exists and is not the owner's
	 */
	private ServiceNamespace(String service, Inputs inputs, Owner owner, Resource parent, boolean reserved,
			boolean shared) {
		Map<String, String> labels = labels(service, inputs);
		List<Resource> reservation = reserved ? List.of(reserve(service, inputs, owner, parent)) : List.of();
		Namespace namespace = new Namespace(service,
				NamespaceArgs.builder()
					.metadata(ObjectMetaArgs.builder()
						.name(inputs.namespace())
						.labels(labels)
						.annotations(owner.annotations())
						.build())
					.build(),
				ServiceContext.child(parent)
					.ignoreChanges("metadata.labels")
					.retainOnDelete(shared ? Boolean.TRUE : ServiceContext.retained(inputs))
					.dependsOn(reservation)
					.build());
		this.name = namespace.metadata().applyValue((metadata) -> metadata.name().orElseThrow());
		new NamespacePatch(service,
				NamespacePatchArgs.builder()
					.metadata(ObjectMetaPatchArgs.builder()
						.name(this.name)
						.labels(labels)
						.annotations(ServiceContext.annotations(Map.of()))
						.build())
					.build(),
				ServiceContext.child(parent).retainOnDelete(true).build());
	}

	private static Resource reserve(String service, Inputs inputs, Owner owner, Resource parent) {
		Reservation reservation = new Reservation(service, inputs.namespace(), parent);
		reservation.check(inputs.namespace(), owner);
		return reservation.resource();
	}

	private static Map<String, String> labels(String service, Inputs inputs) {
		Map<String, String> labels = new TreeMap<>(ServiceContext.labels(service, inputs.labels()));
		labels.put("pod-security.kubernetes.io/enforce", inputs.access().podSecurity());
		labels.put("pod-security.kubernetes.io/warn", inputs.access().podSecurity());
		return labels;
	}

}

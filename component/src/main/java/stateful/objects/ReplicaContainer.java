package stateful.objects;

import java.util.List;
import java.util.Map;

import com.pulumi.kubernetes.core.v1.inputs.CapabilitiesArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerPortArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.HTTPGetActionArgs;
import com.pulumi.kubernetes.core.v1.inputs.ObjectFieldSelectorArgs;
import com.pulumi.kubernetes.core.v1.inputs.ProbeArgs;
import com.pulumi.kubernetes.core.v1.inputs.ResourceRequirementsArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecretKeySelectorArgs;
import com.pulumi.kubernetes.core.v1.inputs.SecurityContextArgs;
import com.pulumi.kubernetes.core.v1.inputs.TCPSocketActionArgs;
import com.pulumi.kubernetes.core.v1.inputs.VolumeMountArgs;
import stateful.inputs.Inputs.Container;
import stateful.inputs.Inputs.Probe;
import stateful.inputs.Inputs.Variable;
import stateful.inputs.Ports;
import stateful.inputs.Ports.Port;
import stateful.inputs.Quantity;

/** The service in its pod: what it is told, asked, given and denied. */
final class ReplicaContainer {

	/** Container logs; temporary folders come on top. */
	private static final Quantity LOGS = Quantity.parse("112Mi").orElseThrow();

	/** A start takes seconds; a node under load may take this many of them. */
	private static final int START_SECONDS = 120;

	private final Scope scope;

	private final Container inputs;

	private final Ports ports;

	ReplicaContainer(Scope scope) {
		this.scope = scope;
		this.inputs = scope.inputs().container();
		this.ports = scope.inputs().ports();
	}

	ContainerArgs of(List<VolumeMountArgs> mounts) {
		ContainerArgs.Builder container = ContainerArgs.builder()
			.name(this.scope.service())
			.image(this.inputs.image())
			.imagePullPolicy("IfNotPresent")
			.ports(this.ports.all().stream().map(ReplicaContainer::port).toList())
			.startupProbe(
					probe(this.inputs.probes().startup()).periodSeconds(1).failureThreshold(START_SECONDS).build())
			.livenessProbe(probe(this.inputs.probes().liveness()).periodSeconds(10).timeoutSeconds(5).build())
			.readinessProbe(probe(this.inputs.probes().readiness()).periodSeconds(2).failureThreshold(2).build())
			.resources(resources())
			.securityContext(security())
			.volumeMounts(mounts);
		if (!this.inputs.command().isEmpty()) {
			container.command(this.inputs.command());
		}
		if (!this.inputs.arguments().isEmpty()) {
			container.args(this.inputs.arguments());
		}
		if (!this.inputs.environment().isEmpty()) {
			container.env(this.inputs.environment().stream().map(ReplicaContainer::variable).toList());
		}
		return container.build();
	}

	private static ContainerPortArgs port(Port port) {
		return ContainerPortArgs.builder().name(port.name()).containerPort(port.number()).build();
	}

	private static EnvVarArgs variable(Variable variable) {
		EnvVarArgs.Builder args = EnvVarArgs.builder().name(variable.name());
		if (variable.value().isPresent()) {
			return args.value(variable.value().get()).build();
		}
		EnvVarSourceArgs.Builder source = EnvVarSourceArgs.builder();
		variable.secret()
			.ifPresentOrElse(
					(secret) -> source
						.secretKeyRef(SecretKeySelectorArgs.builder().name(secret).key(variable.key()).build()),
					() -> source.fieldRef(ObjectFieldSelectorArgs.builder().fieldPath(variable.field()).build()));
		return args.valueFrom(source.build()).build();
	}

	private ProbeArgs.Builder probe(Probe probe) {
		String port = this.ports.nameOf(probe.port());
		return probe.path()
			.map((path) -> ProbeArgs.builder().httpGet(HTTPGetActionArgs.builder().path(path).port(port).build()))
			.orElseGet(() -> ProbeArgs.builder().tcpSocket(TCPSocketActionArgs.builder().port(port).build()));
	}

	private ResourceRequirementsArgs resources() {
		String memory = this.inputs.memoryLimit().text();
		String ephemeral = LOGS.plus(this.inputs.temporarySize().times(this.inputs.temporaryPaths().size())).text();
		return ResourceRequirementsArgs.builder()
			.requests(Map.of("cpu", this.inputs.cpuRequest().text(), "memory", memory, "ephemeral-storage", ephemeral))
			.limits(Map.of("memory", memory, "ephemeral-storage", ephemeral))
			.build();
	}

	private static SecurityContextArgs security() {
		return SecurityContextArgs.builder()
			.allowPrivilegeEscalation(false)
			.readOnlyRootFilesystem(true)
			.capabilities(CapabilitiesArgs.builder().drop("ALL").build())
			.build();
	}

}

package stateful.objects;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.pulumi.kubernetes.core.v1.inputs.CapabilitiesArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerArgs;
import com.pulumi.kubernetes.core.v1.inputs.ContainerPortArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarArgs;
import com.pulumi.kubernetes.core.v1.inputs.EnvVarSourceArgs;
import com.pulumi.kubernetes.core.v1.inputs.ExecActionArgs;
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

/**
 * The service's container: its command, environment, probes, resources, mounts and
 * restrictions.
 */
final class ReplicaContainer {

	/** Room for container logs; temporary folders are added to it. */
	private static final Quantity LOGS = Quantity.parse("112Mi").orElseThrow();

	private final ServiceContext context;

	private final Container inputs;

	private final Ports ports;

	ReplicaContainer(ServiceContext context) {
		this.context = context;
		this.inputs = context.inputs().container();
		this.ports = context.inputs().ports();
	}

	ContainerArgs of(List<VolumeMountArgs> mounts) {
		ContainerArgs.Builder container = ContainerArgs.builder()
			.name(this.context.service())
			.image(this.inputs.image())
			.imagePullPolicy("IfNotPresent")
			.ports(this.ports.all().stream().map(ReplicaContainer::port).toList())
			.startupProbe(startup())
			.livenessProbe(timed(this.inputs.probes().livenessProbe(),
					ProbeArgs.builder().periodSeconds(10).timeoutSeconds(5)))
			.readinessProbe(timed(this.inputs.probes().readinessProbe(),
					ProbeArgs.builder().periodSeconds(2).failureThreshold(2)))
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
		return ContainerPortArgs.builder()
			.name(port.name())
			.containerPort(port.number())
			.protocol(ServiceContext.given(port.otherProtocol()))
			.build();
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

	/** Fails when a start takes longer than it may. */
	private ProbeArgs startup() {
		Probe probe = this.inputs.probes().startupProbe();
		int period = probe.timing().periodSeconds().orElse(1);
		return timed(probe,
				ProbeArgs.builder()
					.periodSeconds(period)
					.failureThreshold((this.inputs.startSeconds() + period - 1) / period));
	}

	/** Builds a probe with its own timing or, where that is not set, the builder's. */
	private ProbeArgs timed(Probe probe, ProbeArgs.Builder args) {
		probe.timing().periodSeconds().ifPresent(args::periodSeconds);
		probe.timing().timeoutSeconds().ifPresent(args::timeoutSeconds);
		probe.timing().failureThreshold().ifPresent(args::failureThreshold);
		if (!probe.command().isEmpty()) {
			return args.exec(ExecActionArgs.builder().command(probe.command()).build()).build();
		}
		String port = this.ports.nameOf(probe.port());
		return probe.path()
			.map((path) -> args.httpGet(http(path, port, probe.scheme())))
			.orElseGet(() -> args.tcpSocket(TCPSocketActionArgs.builder().port(port).build()))
			.build();
	}

	private static HTTPGetActionArgs http(String path, String port, Optional<String> scheme) {
		return HTTPGetActionArgs.builder().path(path).port(port).scheme(ServiceContext.given(scheme)).build();
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

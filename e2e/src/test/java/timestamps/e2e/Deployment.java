package timestamps.e2e;

import java.util.Map;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the cluster and one shared stack. Each is started when a test first asks
 * for it, and removed after the last test of the run.
 */
public class Deployment implements ParameterResolver {

	/** The lock of tests that use the cluster, or disturb it. */
	public static final String CLUSTER = "the cluster";

	/**
	 * The lock of tests that use the shared stack: such classes run one after another.
	 */
	static final String STACK = "the deployed stack";

	/** The lock of tests that need kube-router, stop it or start it. */
	static final String ROUTER = "kube-router";

	static final int REPLICAS = 3;

	static final String ZONE = "Europe/Moscow";

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		Class<?> type = parameter.getParameter().getType();
		return type == EmbeddedCluster.class || type == DeployedStack.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		// The root's resources are closed in reverse order: the stack before its cluster.
		ExtensionContext.Store store = context.getRoot().getStore(Namespace.create(Deployment.class));
		EmbeddedCluster cluster = store.computeIfAbsent(EmbeddedCluster.class, (key) -> new EmbeddedCluster(),
				EmbeddedCluster.class);
		if (parameter.getParameter().getType() == EmbeddedCluster.class) {
			return cluster;
		}
		return store.computeIfAbsent(DeployedStack.class, (key) -> deploy(cluster), DeployedStack.class);
	}

	private static DeployedStack deploy(EmbeddedCluster cluster) {
		try {
			DeployedStack stack = new DeployedStack("e2e", cluster.client(),
					Map.of("replicas", String.valueOf(REPLICAS), "timeZone", ZONE));
			stack.up();
			return stack;
		}
		catch (Exception ex) {
			throw new IllegalStateException("The stack could not be deployed", ex);
		}
	}

}

package stateful.sdk;

import java.util.Optional;

import com.pulumi.Log;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInternal;

/** The deployment that this thread belongs to. */
public final class CurrentDeployment {

	private CurrentDeployment() {
	}

	/**
	 * {@return the deployment's log; threads outside the deployment can use it, too}
	 */
	public static Log log() {
		return ((DeploymentImpl) DeploymentInternal.getInstance()).getLog();
	}

	/**
	 * {@return a value of the stack's configuration, if it is set}
	 * @param key the key with its project, such as {@code kubernetes:context}
	 */
	public static Optional<String> setting(String key) {
		return DeploymentInternal.getInstance().getConfig(key);
	}

	/**
	 * {@return an object that identifies the deployment}
	 */
	public static Object identity() {
		return DeploymentInternal.getInstance();
	}

}

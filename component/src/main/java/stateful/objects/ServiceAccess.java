package stateful.objects;

import java.util.List;

import com.pulumi.kubernetes.core.v1.ServiceAccount;
import com.pulumi.kubernetes.core.v1.ServiceAccountArgs;
import com.pulumi.kubernetes.rbac.v1.Role;
import com.pulumi.kubernetes.rbac.v1.RoleArgs;
import com.pulumi.kubernetes.rbac.v1.RoleBinding;
import com.pulumi.kubernetes.rbac.v1.RoleBindingArgs;
import com.pulumi.kubernetes.rbac.v1.inputs.PolicyRuleArgs;
import com.pulumi.kubernetes.rbac.v1.inputs.RoleRefArgs;
import com.pulumi.kubernetes.rbac.v1.inputs.SubjectArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import stateful.inputs.Inputs.Permission;

/**
 * What the replicas may ask of the API server: a service account, a Role and its binding.
 * Without rules there are none.
 */
final class ServiceAccess {

	private ServiceAccess() {
	}

	/**
	 * {@return the objects that must exist before the pods start}
	 */
	static List<Resource> declare(ServiceContext context) {
		if (context.inputs().access().rules().isEmpty()) {
			return List.of();
		}
		String name = context.service();
		ServiceAccount account = new ServiceAccount(name,
				ServiceAccountArgs.builder()
					.metadata(context.metadata(name))
					.automountServiceAccountToken(false)
					.build(),
				context.child().build());
		Role role = new Role(name,
				RoleArgs.builder()
					.metadata(context.metadata(name))
					.rules(context.inputs().access().rules().stream().map(ServiceAccess::rule).toList())
					.build(),
				context.child().build());
		CustomResourceOptions afterBoth = context.child().dependsOn(account, role).build();
		return List.of(account, new RoleBinding(name, binding(context), afterBoth));
	}

	private static PolicyRuleArgs rule(Permission rule) {
		return PolicyRuleArgs.builder()
			.apiGroups(rule.apiGroups())
			.resources(rule.resources())
			.verbs(rule.verbs())
			.build();
	}

	private static RoleBindingArgs binding(ServiceContext context) {
		String name = context.service();
		return RoleBindingArgs.builder()
			.metadata(context.metadata(name))
			.roleRef(RoleRefArgs.builder().apiGroup("rbac.authorization.k8s.io").kind("Role").name(name).build())
			.subjects(SubjectArgs.builder().kind("ServiceAccount").name(name).namespace(context.namespace()).build())
			.build();
	}

}

from collections.abc import Sequence
from typing import Any

import pulumi
import pulumi_stateful as stateful

config = pulumi.Config()
namespace = config.require("namespace")
options = config.get("options") or "none"


class ConfigMap(pulumi.CustomResource):
    def __init__(self, name: str, data: dict[str, pulumi.Input[str]], opts: pulumi.ResourceOptions | None = None) -> None:
        props = {
            "apiVersion": "v1",
            "kind": "ConfigMap",
            "metadata": {"namespace": "default", "name": f"{namespace}-{name}"},
            "data": data,
        }
        options = pulumi.ResourceOptions.merge(pulumi.ResourceOptions(version="4.25.0"), opts)
        super().__init__("kubernetes:core/v1:ConfigMap", name, props, options)


class Shop(pulumi.ComponentResource):
    def __init__(self, name: str) -> None:
        super().__init__("shop:index:Shop", name)


def select_nodes(args: pulumi.ResourceTransformArgs) -> pulumi.ResourceTransformResult | None:
    if args.type_ != "kubernetes:apps/v1:StatefulSet":
        return None
    spec: Any = args.props["spec"]
    spec["template"]["spec"]["nodeSelector"] = {"kubernetes.io/os": "linux"}
    return pulumi.ResourceTransformResult(args.props, args.opts)


def options_of_the_service() -> pulumi.ResourceOptions:
    if options != "moved":
        return pulumi.ResourceOptions(transforms=[select_nodes])
    alias = pulumi.Alias(parent=pulumi.ROOT_STACK_RESOURCE)
    return pulumi.ResourceOptions(parent=Shop("shop"), aliases=[alias], protect=True, retain_on_delete=True)


maker = ConfigMap("maker", {})
healthy = stateful.ProbeArgs(path="/livez")
args = stateful.StatefulServiceArgs(
    image=config.require("image"),
    command=["/etcd"],
    arguments=[
        "--data-dir=/var/lib/etcd/data",
        "--listen-client-urls=http://0.0.0.0:2379",
        "--advertise-client-urls=http://etcd-0.etcd-replicas:2379",
    ],
    environment=[
        stateful.EnvironmentVariableArgs(name="TOKEN", value=config.require_secret("token")),
        stateful.EnvironmentVariableArgs(name="MAKER", value=maker.id),
    ],
    port=2379,
    startup_probe=healthy,
    liveness_probe=healthy,
    readiness_probe=stateful.ProbeArgs(path="/readyz"),
    mount_path="/var/lib/etcd",
    namespace=namespace,
    replicas=1,
    storage_size="64Mi",
)
if options == "wrong":  # what a type checker would reject
    wrong: dict[str, Any] = {
        "replicas": 101,
        "service_type": "loadbalancer",
        "port": "http",
        "liveness_probe": {"pth": "/livez"},
    }
    for name, value in wrong.items():
        setattr(args, name, value)

etcd = stateful.StatefulService("etcd", args, options_of_the_service())
ConfigMap("after", {"url": etcd.endpoint}, pulumi.ResourceOptions(depends_on=etcd))

# Each of them is there: no Optional.
endpoint: pulumi.Output[str] = etcd.endpoint
claim_names: pulumi.Output[Sequence[str]] = etcd.claim_names
namespace_name: pulumi.Output[str] = etcd.namespace_name
stateful_set: pulumi.Output[str] = etcd.stateful_set
pulumi.export("endpoint", endpoint)
pulumi.export("claimNames", claim_names)
pulumi.export("namespaceName", namespace_name)
pulumi.export("statefulSet", stateful_set)

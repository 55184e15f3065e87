from pathlib import Path

import pulumi
import pulumi_stateful as stateful

REDIS = """\
dir /data
appendonly yes
min-replicas-to-write 1
min-replicas-max-lag 10
maxmemory 256mb
requirepass "{password}"
masterauth "{password}"
"""

SENTINEL = """\
port 26379
dir /tmp
requirepass "{password}"
sentinel sentinel-pass "{password}"
sentinel resolve-hostnames yes
sentinel announce-hostnames yes
"""


def file(name: str, content: pulumi.Input[str]) -> stateful.ConfigurationFileArgs:
    return stateful.ConfigurationFileArgs(name=name, content=content)


config = pulumi.Config()
image = config.require("image")
namespace = config.require("namespace")
clients = config.require("clients")
password = config.require_secret("password")
scripts = ["start", "start-sentinel", "is-in-sync", "hand-over"]

sentinel = {  # runs on, before Redis starts and after it has ended
    "name": "sentinel",
    "image": image,
    "command": ["sh", "/etc/config/start-sentinel"],
    "restartPolicy": "Always",
    "env": [
        {"name": "NAME", "valueFrom": {"fieldRef": {"fieldPath": "metadata.name"}}},
        {"name": "NAMESPACE", "valueFrom": {"fieldRef": {"fieldPath": "metadata.namespace"}}},
    ],
    "startupProbe": {"tcpSocket": {"port": 26379}, "periodSeconds": 1, "failureThreshold": 120},
    "livenessProbe": {"tcpSocket": {"port": 26379}},
    "resources": {"requests": {"cpu": "20m", "memory": "32Mi"}, "limits": {"memory": "64Mi"}},
    "volumeMounts": [
        {"name": "data", "mountPath": "/data"},
        {"name": "configuration", "mountPath": "/etc/config", "readOnly": True},
        {"name": "tmp", "mountPath": "/tmp"},
    ],
}

redis = stateful.StatefulService(
    "redis",
    image=image,
    namespace=namespace,
    user=999,
    command=["sh", "/etc/config/start"],
    configuration=[
        *(file(script, Path(script).read_text()) for script in scripts),
        file("password", password),
        file("redis.conf", pulumi.Output.format(REDIS, password=password)),
        file("sentinel.conf", pulumi.Output.format(SENTINEL, password=password)),
    ],
    environment=[
        {"name": "NAME", "field": "metadata.name"},
        {"name": "NAMESPACE", "field": "metadata.namespace"},
    ],
    mount_path="/data",
    storage_size=config.require("storageSize"),
    retain_volumes=config.require_bool("retainVolumes"),
    port=6379,
    port_name="redis",
    ports=[{"name": "sentinel", "port": 26379, "exposed": True}],
    service_type="ClusterIP",
    clients=[{"port": 6379, "namespace": clients}, {"port": 26379, "namespace": clients}],
    readiness_probe={"command": ["sh", "/etc/config/is-in-sync"], "period_seconds": 5, "timeout_seconds": 3},
    memory_limit="512Mi",
    termination_grace_seconds=45,
    overrides={
        "container": {"lifecycle": {"preStop": {"exec": {"command": ["sh", "/etc/config/hand-over"]}}}},
        "pod": {"initContainers": [sentinel]},
    },
)

pulumi.export("endpoint", redis.endpoint)
pulumi.export("sentinels", f"redis.{namespace}:26379")

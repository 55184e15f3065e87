import pulumi
import pulumi_stateful as stateful

config = pulumi.Config()
service = stateful.StatefulService(
    "${PROJECT}",
    image=config.require("image"),
    mount_path=config.require("mountPath"),
    port=config.require_int("port"),
    replicas=config.require_int("replicas"),
    storage_size=config.require("storageSize"),
)
pulumi.export("url", service.endpoint)

import * as pulumi from "@pulumi/pulumi";
import { StatefulService, StatefulServiceArgs } from "@pulumi/stateful";

const config = new pulumi.Config();
const namespace = config.require("namespace");
const options = config.get("options") ?? "none";

class ConfigMap extends pulumi.CustomResource {
    constructor(name: string, data: pulumi.Input<Record<string, pulumi.Input<string>>>, opts?: pulumi.CustomResourceOptions) {
        const metadata = { namespace: "default", name: `${namespace}-${name}` };
        super("kubernetes:core/v1:ConfigMap", name, { apiVersion: "v1", kind: "ConfigMap", metadata, data }, { version: "4.25.0", ...opts });
    }
}

class Shop extends pulumi.ComponentResource {
    constructor(name: string) {
        super("shop:index:Shop", name);
    }
}

const maker = new ConfigMap("maker", {});
const healthy = { path: "/livez" };
const args: StatefulServiceArgs = {
    image: config.require("image"),
    command: ["/etcd"],
    arguments: [
        "--data-dir=/var/lib/etcd/data",
        "--listen-client-urls=http://0.0.0.0:2379",
        "--advertise-client-urls=http://etcd-0.etcd-replicas:2379",
    ],
    environment: [
        { name: "TOKEN", value: config.requireSecret("token") },
        { name: "MAKER", value: maker.id },
    ],
    port: 2379,
    startupProbe: healthy,
    livenessProbe: healthy,
    readinessProbe: { path: "/readyz" },
    mountPath: "/var/lib/etcd",
    namespace,
    replicas: 1,
    storageSize: "64Mi",
};

/** What the compiler would reject. */
const wrong = {
    ...args,
    replicas: 101,
    serviceType: "loadbalancer",
    port: "http",
    livenessProbe: { pth: "/livez" },
} as unknown as StatefulServiceArgs;

const selectNodes: pulumi.ResourceTransform = ({ type, props, opts }) => {
    if (type !== "kubernetes:apps/v1:StatefulSet") {
        return undefined;
    }
    props["spec"].template.spec.nodeSelector = { "kubernetes.io/os": "linux" };
    return { props, opts };
};

function optionsOfTheService(): pulumi.ComponentResourceOptions {
    if (options !== "moved") {
        return { transforms: [selectNodes] };
    }
    return { parent: new Shop("shop"), aliases: [{ parent: pulumi.rootStackResource }], protect: true, retainOnDelete: true };
}

const etcd = new StatefulService("etcd", options === "wrong" ? wrong : args, optionsOfTheService());
new ConfigMap("after", { url: etcd.endpoint }, { dependsOn: etcd });

// Each of them is there: no `string | undefined`.
export const endpoint: pulumi.Output<string> = etcd.endpoint;
export const claimNames: pulumi.Output<string[]> = etcd.claimNames;
export const namespaceName: pulumi.Output<string> = etcd.namespaceName;
export const statefulSet: pulumi.Output<string> = etcd.statefulSet;

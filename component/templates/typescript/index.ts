import * as pulumi from "@pulumi/pulumi";
import { StatefulService } from "@pulumi/stateful";

const config = new pulumi.Config();
const service = new StatefulService("${PROJECT}", {
    image: config.require("image"),
    mountPath: config.require("mountPath"),
    port: config.requireNumber("port"),
    replicas: config.requireNumber("replicas"),
    storageSize: config.require("storageSize"),
});
export const url = service.endpoint;

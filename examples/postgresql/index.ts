import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { StatefulService } from "@pulumi/stateful";

const settings = `\
listen_addresses = '*'
max_connections = 100
shared_buffers = 128MB
wal_keep_size = 256MB
max_slot_wal_keep_size = 1GB
wal_compression = on
unix_socket_directories = '/tmp'
`;

const authentication = `\
local all         all                    trust
host  all         all         all        scram-sha-256
host  replication replication all        scram-sha-256
`;

const config = new pulumi.Config();
const namespace = config.require("namespace");

const postgresql = new StatefulService("postgresql", {
    image: config.require("image"),
    namespace,
    replicas: 2,
    user: 999,
    command: ["sh", "/etc/config/start"],
    configuration: [
        { name: "start", content: readFileSync("start", "utf8") },
        { name: "password", content: config.requireSecret("password") },
        { name: "replication-password", content: config.requireSecret("replicationPassword") },
        { name: "postgresql.conf", content: settings },
        { name: "pg_hba.conf", content: authentication },
    ],
    environment: [
        { name: "NAME", field: "metadata.name" },
        { name: "PGDATA", value: "/var/lib/postgresql/data" },
        { name: "PGHOST", value: "/tmp" },
        { name: "PGUSER", value: "postgres" },
    ],
    mountPath: "/var/lib/postgresql",
    storageSize: config.require("storageSize"),
    retainVolumes: config.requireBoolean("retainVolumes"),
    port: 5432,
    portName: "postgresql",
    serviceType: "ClusterIP",
    clients: [{ port: 5432, namespace: config.require("clients") }],
    startSeconds: 600, // a replica begins with a copy of the primary
    startupProbe: { command: ["pg_isready", "--quiet"] },
    livenessProbe: { command: ["pg_isready", "--quiet", "--timeout=5"], timeoutSeconds: 6, failureThreshold: 6 },
    readinessProbe: { command: ["pg_isready", "--quiet"], periodSeconds: 5 },
    memoryLimit: "512Mi",
    terminationGraceSeconds: 60,
    overrides: {
        container: { lifecycle: { preStop: { exec: { command: ["pg_ctl", "stop", "--mode=fast"] } } } },
    },
});

export const reads = postgresql.endpoint;
export const writes = `postgresql-0.postgresql-replicas.${namespace}:5432`;

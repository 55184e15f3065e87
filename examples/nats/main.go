package main

import (
	"git.example/timestamps/sdk/go/stateful"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

// The arguments are the password of apps and that of the routes.
const settings = `server_name: $NAME
port: 4222
http_port: 8222
pid_file: /tmp/nats.pid
lame_duck_grace_period: 10s
lame_duck_duration: 30s
jetstream: {store_dir: /data, max_memory_store: 64Mi, max_file_store: 8Gi, sync_interval: always}
cluster: {
  name: nats
  port: 6222
  authorization: {user: route, password: "%[2]s"}
  routes: [
    "nats://route:%[2]s@nats-0.nats-replicas:6222"
    "nats://route:%[2]s@nats-1.nats-replicas:6222"
    "nats://route:%[2]s@nats-2.nats-replicas:6222"
  ]
}
accounts: {
  APPS: {jetstream: enabled, users: [{user: apps, password: "%[1]s"}]}
  SYS: {users: [{user: admin, password: "%[1]s"}]}
}
system_account: SYS
`

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		conf := config.New(ctx, "")
		content := pulumi.Sprintf(settings, conf.RequireSecret("password"), conf.RequireSecret("routePassword"))
		nats, err := stateful.NewStatefulService(ctx, "nats", &stateful.StatefulServiceArgs{
			Image:     pulumi.String(conf.Require("image")),
			Namespace: pulumi.StringRef(conf.Require("namespace")),
			Command:   pulumi.ToStringArray([]string{"nats-server", "--config", "/etc/config/nats.conf"}),
			Configuration: stateful.ConfigurationFileArray{
				&stateful.ConfigurationFileArgs{Name: "nats.conf", Content: content},
			},
			Environment: stateful.EnvironmentVariableArray{
				&stateful.EnvironmentVariableArgs{Name: "NAME", Field: pulumi.StringRef("metadata.name")},
				&stateful.EnvironmentVariableArgs{Name: "GOMEMLIMIT", Value: pulumi.String("400MiB")},
			},
			MountPath:     "/data",
			StorageSize:   pulumi.StringRef(conf.Require("storageSize")),
			RetainVolumes: pulumi.BoolRef(conf.RequireBool("retainVolumes")),
			Port:          pulumi.IntRef(4222),
			PortName:      pulumi.StringRef("nats"),
			Ports:         stateful.PortArray{&stateful.PortArgs{Name: "routes", Port: 6222}},
			ServiceType:   pulumi.StringRef("ClusterIP"),
			Clients: stateful.ClientArray{
				&stateful.ClientArgs{Port: 4222, Namespace: pulumi.StringRef(conf.Require("clients"))},
			},
			StartSeconds: pulumi.IntRef(300),
			StartupProbe: &stateful.ProbeArgs{ // once its streams are up to date
				Path: pulumi.StringRef("/healthz"), Port: pulumi.IntRef(8222), PeriodSeconds: pulumi.IntRef(2),
			},
			LivenessProbe: &stateful.ProbeArgs{
				Path: pulumi.StringRef("/healthz?js-enabled-only=true"), Port: pulumi.IntRef(8222),
			},
			ReadinessProbe: &stateful.ProbeArgs{
				Path: pulumi.StringRef("/healthz?js-server-only=true"), Port: pulumi.IntRef(8222),
			},
			MemoryLimit:             pulumi.StringRef("512Mi"),
			TerminationGraceSeconds: pulumi.IntRef(60),
			Overrides: &stateful.OverridesArgs{Container: pulumi.Map{ // clients are sent to other servers first
				"lifecycle": pulumi.Map{"preStop": pulumi.Map{"exec": pulumi.Map{
					"command": pulumi.ToStringArray([]string{"nats-server", "--signal", "ldm=/tmp/nats.pid"}),
				}}},
			}},
		})
		if err != nil {
			return err
		}
		ctx.Export("endpoint", nats.Endpoint)
		return nil
	})
}

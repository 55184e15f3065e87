package main

import (
	"context"

	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"

	"git.example/timestamps/sdk/go/stateful"
)

func main() {
	pulumi.Run(deploy)
}

func deploy(ctx *pulumi.Context) error {
	conf := config.New(ctx, "")
	maker, err := newConfigMap(ctx, "maker", conf, pulumi.StringMap{})
	if err != nil {
		return err
	}
	args := etcdArgs(conf, maker)
	if conf.Get("options") == "wrong" { // as far as the compiler lets it
		args.Replicas = pulumi.IntRef(101)
		args.ServiceType = pulumi.StringRef("loadbalancer")
		args.StorageSize = pulumi.StringRef("128MB")
		args.LivenessProbe = &stateful.ProbeArgs{Path: pulumi.StringRef("livez")}
	}
	opts, err := optionsOfTheService(ctx, conf)
	if err != nil {
		return err
	}
	etcd, err := stateful.NewStatefulService(ctx, "etcd", args, opts...)
	if err != nil {
		return err
	}
	_, err = newConfigMap(ctx, "after", conf, pulumi.StringMap{"url": etcd.Endpoint}, pulumi.DependsOn([]pulumi.Resource{etcd}))
	if err != nil {
		return err
	}

	// Each of them is there: no StringPtrOutput.
	outputs := []struct {
		name  string
		value pulumi.StringOutput
	}{{"endpoint", etcd.Endpoint}, {"namespaceName", etcd.NamespaceName}, {"statefulSet", etcd.StatefulSet}}
	for _, output := range outputs {
		ctx.Export(output.name, output.value)
	}
	var claimNames pulumi.StringArrayOutput = etcd.ClaimNames
	ctx.Export("claimNames", claimNames)
	return nil
}

func etcdArgs(conf *config.Config, maker *configMap) *stateful.StatefulServiceArgs {
	healthy := &stateful.ProbeArgs{Path: pulumi.StringRef("/livez")}
	return &stateful.StatefulServiceArgs{
		Image:   pulumi.String(conf.Require("image")),
		Command: pulumi.ToStringArray([]string{"/etcd"}),
		Arguments: pulumi.ToStringArray([]string{
			"--data-dir=/var/lib/etcd/data",
			"--listen-client-urls=http://0.0.0.0:2379",
			"--advertise-client-urls=http://etcd-0.etcd-replicas:2379",
		}),
		Environment: stateful.EnvironmentVariableArray{
			&stateful.EnvironmentVariableArgs{Name: "TOKEN", Value: conf.RequireSecret("token")},
			&stateful.EnvironmentVariableArgs{Name: "MAKER", Value: maker.ID()},
		},
		Port:           pulumi.IntRef(2379),
		StartupProbe:   healthy,
		LivenessProbe:  healthy,
		ReadinessProbe: &stateful.ProbeArgs{Path: pulumi.StringRef("/readyz")},
		MountPath:      "/var/lib/etcd",
		Namespace:      pulumi.StringRef(conf.Require("namespace")),
		Replicas:       pulumi.IntRef(1),
		StorageSize:    pulumi.StringRef("64Mi"),
	}
}

func optionsOfTheService(ctx *pulumi.Context, conf *config.Config) ([]pulumi.ResourceOption, error) {
	if conf.Get("options") != "moved" {
		return []pulumi.ResourceOption{pulumi.Transforms([]pulumi.ResourceTransform{selectNodes})}, nil
	}
	shop := &shop{}
	if err := ctx.RegisterComponentResource("shop:index:Shop", "shop", shop); err != nil {
		return nil, err
	}
	aliases := pulumi.Aliases([]pulumi.Alias{{NoParent: pulumi.Bool(true)}})
	return []pulumi.ResourceOption{pulumi.Parent(shop), aliases, pulumi.Protect(true), pulumi.RetainOnDelete(true)}, nil
}

func selectNodes(_ context.Context, args *pulumi.ResourceTransformArgs) *pulumi.ResourceTransformResult {
	if args.Type != "kubernetes:apps/v1:StatefulSet" {
		return nil
	}
	pod := args.Props["spec"].(pulumi.Map)["template"].(pulumi.Map)["spec"].(pulumi.Map)
	pod["nodeSelector"] = pulumi.Map{"kubernetes.io/os": pulumi.String("linux")}
	return &pulumi.ResourceTransformResult{Props: args.Props, Opts: args.Opts}
}

type shop struct{ pulumi.ResourceState }

type configMap struct{ pulumi.CustomResourceState }

func newConfigMap(ctx *pulumi.Context, name string, conf *config.Config, data pulumi.StringMap, opts ...pulumi.ResourceOption) (*configMap, error) {
	configMap := &configMap{}
	props := pulumi.Map{
		"apiVersion": pulumi.String("v1"),
		"kind":       pulumi.String("ConfigMap"),
		"metadata": pulumi.Map{
			"namespace": pulumi.String("default"),
			"name":      pulumi.String(conf.Require("namespace") + "-" + name),
		},
		"data": data,
	}
	opts = append(opts, pulumi.Version("4.25.0"))
	return configMap, ctx.RegisterResource("kubernetes:core/v1:ConfigMap", name, props, configMap, opts...)
}

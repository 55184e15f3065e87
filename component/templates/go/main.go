package main

import (
	"git.example/timestamps/sdk/go/stateful"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		conf := config.New(ctx, "")
		service, err := stateful.NewStatefulService(ctx, "${PROJECT}", &stateful.StatefulServiceArgs{
			Image:       pulumi.String(conf.Require("image")),
			MountPath:   conf.Require("mountPath"),
			Port:        pulumi.IntRef(conf.RequireInt("port")),
			Replicas:    pulumi.IntRef(conf.RequireInt("replicas")),
			StorageSize: pulumi.StringRef(conf.Require("storageSize")),
		})
		if err != nil {
			return err
		}
		ctx.Export("url", service.Endpoint)
		return nil
	})
}

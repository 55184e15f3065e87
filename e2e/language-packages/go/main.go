// Package main imports what programs and the SDK import, for `go mod tidy` to pin it.
package main

import (
	_ "github.com/blang/semver"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	_ "github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func main() { pulumi.Run(func(*pulumi.Context) error { return nil }) }

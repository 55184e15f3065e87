// Package leftout stands in the Pulumi CLI for what clouds' SDKs would bring: state in buckets and databases, secrets under
// clouds' keys, clouds' logs. Whoever asks for one gets an error that says what to do.
package leftout

import (
	"context"
	"fmt"
	"net/url"

	"github.com/spf13/cobra"
	"gocloud.dev/blob"
	"gocloud.dev/secrets"
)

// Error reports that what, a URL scheme or a kind of logs, is left out.
func Error(what string) error {
	return fmt.Errorf("the embedded cluster's build of the Pulumi CLI leaves out %s. Use the official CLI, in a shell without cluster/env: "+
		"https://www.pulumi.com/docs/install/", what)
}

// CopyObjectInput is what the CLI uses of S3's client.
type CopyObjectInput struct{ CopySource *string }

// NewAPICmd is the command that asks Pulumi Cloud by the OpenAPI description of its API.
func NewAPICmd() *cobra.Command {
	return &cobra.Command{Use: "api", Short: "Left out", DisableFlagParsing: true,
		RunE: func(*cobra.Command, []string) error { return Error("pulumi api") }}
}

type opener struct{}

func (opener) OpenBucketURL(_ context.Context, u *url.URL) (*blob.Bucket, error) {
	return nil, Error(u.Scheme + ":// backends")
}

func (opener) OpenKeeperURL(_ context.Context, u *url.URL) (*secrets.Keeper, error) {
	return nil, Error(u.Scheme + ":// secrets providers")
}

func init() {
	for _, scheme := range []string{"azblob", "gs", "postgres", "s3"} {
		blob.DefaultURLMux().RegisterBucket(scheme, opener{})
	}
	for _, scheme := range []string{"awskms", "azurekeyvault", "gcpkms", "hashivault"} {
		secrets.DefaultURLMux().RegisterKeeper(scheme, opener{})
	}
}

module nats

go 1.25

require (
	git.example/timestamps/sdk/go v1.0.0
	github.com/pulumi/pulumi/sdk/v3 v3.256.0
)

replace git.example/timestamps/sdk/go => ./sdks/stateful

//go:build tools

// Package tools names the Pulumi command line, so that go.mod and go.sum pin it and everything it is built from.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"

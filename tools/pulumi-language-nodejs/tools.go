//go:build tools

// Package tools names Pulumi's language host for Node.js, so that go.mod and go.sum pin it and everything it is built from.
package tools

import _ "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"

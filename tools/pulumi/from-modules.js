// Builds the pinned Pulumi from Go modules. go.sum in each folder checks every line that goes into it.

const fs = require("node:fs");
const path = require("node:path");
const { runWithProgress } = require("../setup/progress");
const { PINNED, PINNED_LANGUAGE_HOST } = require("./versions");

const BUILDS = [
  {
    program: "pulumi",
    folder: path.join(__dirname, "..", "pulumi-cli"),
    source: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    version: PINNED,
    expect: "about 4 minutes on 2 cores, once for this user",
  },
  {
    program: "pulumi-language-nodejs",
    folder: path.join(__dirname, "..", "pulumi-language-nodejs"),
    source: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    version: PINNED_LANGUAGE_HOST,
    expect: "half a minute",
  },
];

/** The dynamic provider host belongs to the SDK of each program, so what is installed only finds it, from the program's folder. */
const DYNAMIC_HOST = `#!/bin/sh
# Starts the dynamic provider host of the @pulumi/pulumi that the program's own folder resolves.
host=$(node -p "require.resolve('@pulumi/pulumi/cmd/dynamic-provider')") || exit 1
exec node "$host" "$@"
`;

/** Builds all programs into `bin`. Throws with what `go` said if it fails. */
async function buildFromModules(bin, say) {
  fs.mkdirSync(bin, { recursive: true });
  for (const { program, folder, source, version, expect } of BUILDS) {
    const flags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
    await runWithProgress(`building ${program} v${version} from Go modules (${expect})`, say, {
      command: "go",
      args: ["build", "-trimpath", "-ldflags", flags, "-o", path.join(bin, program), source],
      cwd: folder,
      env: { ...process.env, GOFLAGS: "-mod=readonly -buildvcs=false", GOWORK: "off", CGO_ENABLED: "0" },
    });
  }
  fs.writeFileSync(path.join(bin, "pulumi-resource-pulumi-nodejs"), DYNAMIC_HOST, { mode: 0o755 });
}

module.exports = { buildFromModules };

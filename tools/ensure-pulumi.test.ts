// tools/ensure-pulumi.js as a program: which Pulumi it takes, and what it says when there is none.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";

const PROGRAM = path.join(__dirname, "ensure-pulumi.js");
const PROGRAMS = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];
const PINNED = `pulumi-v3.259.0-${process.platform}-${process.arch}`;
/** A Go compiler that makes an empty program. */
const BUILD = 'while [ "$1" != -o ]; do shift; done; printf "#!/bin/sh\\n" > "$2"; /bin/chmod +x "$2"';

describe("ensure-pulumi", () => {
  let root: string;
  let bin: string;
  let ours: string;

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), "pulumi-kore-ensure-"));
    bin = path.join(root, "bin");
    ours = path.join(root, "cache", "pulumi-kore", PINNED, "bin");
  });

  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it("takes a pulumi on PATH that is new enough and complete", () => {
    install(bin, "v3.300.1");
    const { status, stdout, stderr } = ensure();
    assert.deepEqual([status, stdout, stderr], [0, `${bin}\n`, ""]);
  });

  it("asks a pulumi on PATH for its version only once", () => {
    install(bin, "v3.300.1", `echo x >> ${path.join(root, "asked")}`);
    ensure();
    const asked = path.join(root, "asked");
    rmSync(asked);
    assert.equal(ensure().stdout, `${bin}\n`);
    assert.throws(() => rmSync(asked), /ENOENT/);
  });

  it("follows a link to the folder that has everything", () => {
    const real = path.join(root, "opt");
    install(real, "v3.254.0");
    mkdirSync(bin);
    symlinkSync(path.join(real, "pulumi"), path.join(bin, "pulumi"));
    assert.equal(ensure().stdout, `${real}\n`);
  });

  for (const [version, why] of [
    ["v3.253.9", "v3.253.9, older than v3.254.0"],
    ["v2.999.0", "v2.999.0, older than v3.254.0"],
    ["nonsense", "nonsense, older than v3.254.0"],
  ] as const) {
    it(`passes over a pulumi that says it is ${version}, and says why`, () => {
      install(bin, version);
      install(ours, "v3.259.0");
      const { stdout, stderr } = ensure();
      assert.equal(stdout, `${ours}\n`);
      assert.ok(stderr.includes(why), stderr);
    });
  }

  it("passes over a pulumi without the language host, and says so", () => {
    install(bin, "v3.300.0");
    rmSync(path.join(bin, "pulumi-language-nodejs"));
    install(ours, "v3.259.0");
    const { stdout, stderr } = ensure();
    assert.equal(stdout, `${ours}\n`);
    assert.match(stderr, /lacks pulumi-language-nodejs/);
  });

  it("says what to do by hand without a download and a Go compiler, and leaves nothing half-made", () => {
    const { status, stdout, stderr } = ensure();
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /There is no Go compiler/);
    assert.match(stderr, /install Pulumi v3\.254\.0 or newer/);
    assert.ok(stderr.includes(ours), stderr);
    assert.throws(() => rmSync(path.dirname(ours), { recursive: true }), /ENOENT/);
  });

  it("shows what the Go compiler said when it fails", () => {
    script(path.join(bin, "go"), "echo no route to the module proxy >&2; exit 3");
    const { status, stderr } = ensure();
    assert.equal(status, 1);
    assert.match(stderr, /go build .* ended with 3\nno route to the module proxy/);
  });

  it("builds with Go where nothing can be downloaded, and takes that the next time", () => {
    script(path.join(bin, "go"), BUILD);
    assert.equal(ensure().stdout, `${ours}\n`);
    rmSync(path.join(bin, "go"));
    const second = ensure();
    assert.deepEqual([second.stdout, second.stderr], [`${ours}\n`, ""]);
  });

  it("lets two runs at once build only once", async () => {
    const built = path.join(root, "built");
    script(path.join(bin, "go"), `echo x >> ${built}; ${BUILD}`);
    const outputs = await Promise.all([ensureInBackground(), ensureInBackground()]);
    assert.deepEqual(outputs, [`${ours}\n`, `${ours}\n`]);
    assert.equal(readFileSync(built, "utf8"), "x\n".repeat(2), "one run for each of the two programs");
  });

  it("takes over the lock of a run that has ended", () => {
    const { pid } = spawnSync("true");
    mkdirSync(path.join(root, "cache", "pulumi-kore"), { recursive: true });
    writeFileSync(path.join(root, "cache", "pulumi-kore", `${PINNED}.lock`), `${hostname()} ${pid}\n`);
    assert.match(ensure().stderr, /There is no Go compiler/);
  });

  function ensure() {
    return spawnSync(process.execPath, [PROGRAM], { env: environment(), encoding: "utf8" });
  }

  async function ensureInBackground(): Promise<string> {
    const child = spawn(process.execPath, [PROGRAM], { env: environment(), stdio: ["ignore", "pipe", "ignore"] });
    return text(child.stdout);
  }

  function environment() {
    return { PATH: bin, XDG_CACHE_HOME: path.join(root, "cache"), PULUMI_KORE_NO_DOWNLOAD: "1" };
  }
});

function install(folder: string, version: string, also = ":"): void {
  for (const program of PROGRAMS) script(path.join(folder, program), `${also}; echo ${version}`);
}

function script(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
}

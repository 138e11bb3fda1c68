/** The oldest @pulumi/pulumi of the range, installed outside of this repository: a stack's whole life, and what a second copy beside it does. */
import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Emulator, EXAMPLES, startEmulator } from "../emulator";
import { addressesOf } from "../support/environment";
import { programOf } from "../support/program";
import { repository } from "../support/pulumi";
import type { Ended } from "./command";
import { install, obstacle, Site, versionIn } from "./site";

const FLOOR = "3.139.0";
const SIMS = { truck: EXAMPLES.iccid, spare: "89883070000100003340" };

describe("the oldest Pulumi of the range", () => {
  let site: Site;
  let emulator: Emulator;
  let project: string;

  before(async function () {
    this.timeout(180_000);
    const why = await obstacle();
    if (why !== undefined) {
      if (this.test?.parent) this.test.parent.title += ` (skipped: ${why})`;
      return this.skip();
    }
    [site, emulator] = await Promise.all([Site.open(), startEmulator()]);
    project = site.project("floor", { "@pulumi/pulumi": FLOOR, "pulumi-kore": `file:${site.tarball}` });
    await install(project, "npm");
  });
  after(async () => {
    site?.close();
    await emulator?.close();
  });

  const writes = () => emulator.requests.filter(({ method, api }) => method !== "GET" && api !== "token").length;

  it("adopts, finds no change, shows drift, puts it right and lets go, with the stack's own settings", async () => {
    const pulumi = (...args: string[]) => site.pulumi(project, addressesOf(emulator), ...args);
    const { clientId, clientSecret } = emulator.accounts.parent;
    const { iccid } = EXAMPLES;
    const sim = JSON.stringify({ iccid, status: "active", fleet: "My Fleet" });
    writeFileSync(path.join(project, "index.js"), programOf(`new Sim("truck", ${sim});`));
    const RUNS: readonly [code: number, says: RegExp, ...args: string[]][] = [
      [0, /./, "stack", "init", "life"],
      [0, /^/, "config", "set", "kore:clientId", clientId],
      [0, /^/, "config", "set", "--secret", "kore:clientSecret", clientSecret],
      [0, /truck create/, "preview"],
      [0, /\+ 2 created/, "up", "--yes", "--skip-preview"],
      [0, /2 unchanged/, "up", "--yes", "--skip-preview", "--expect-no-changes"],
    ];
    const AFTERWARDS: typeof RUNS = [
      [7, /status +: "active" => "inactive"/, "refresh", "--preview-only", "--expect-no-changes", "--diff"],
      [0, /~ 1 updated/, "up", "--yes", "--skip-preview", "--refresh"],
      [0, /- 2 deleted/, "destroy", "--yes", "--skip-preview"],
    ];
    const play = async (runs: typeof RUNS) => {
      for (const [code, says, ...args] of runs) {
        const run = await pulumi(...args);
        assert.equal(run.code, code, run.text);
        assert.match(run.text, says);
      }
    };
    await play(RUNS);
    emulator.control.change.sim(iccid, { status: "inactive" });
    await play(AFTERWARDS);
    assert.equal(writes(), 3);
    assert.equal(versionIn(project, "@pulumi/pulumi"), FLOOR);
  }).timeout(180_000);

  it("runs a program inline; with another copy beside it nothing is registered, deleted or written", async () => {
    copyFileSync(path.join(__dirname, "inline.js"), path.join(project, "service.js"));
    const { clientId, clientSecret } = emulator.accounts.parent;
    const credentials = { KORE_CLIENT_ID: clientId, KORE_CLIENT_SECRET: clientSecret };
    const environment = { ...site.environment, ...addressesOf(emulator), ...credentials, SIMS: JSON.stringify(SIMS) };
    const serve = (): Promise<Ended> => site.node(project, environment, "service.js");

    const alone = await serve();
    assert.equal(alone.code, 0, alone.text);
    assert.match(alone.text, /"create":3/);
    const before = writes();

    const nested = path.join(project, "node_modules", "pulumi-kore", "node_modules", "@pulumi");
    mkdirSync(nested, { recursive: true });
    symlinkSync(path.join(repository, "node_modules", "@pulumi", "pulumi"), path.join(nested, "pulumi"), "dir");
    const newest = versionIn(repository, "@pulumi/pulumi");
    const beside = await serve();
    assert.notEqual(beside.code, 0);
    assert.ok(beside.text.includes(`${FLOOR} runs the program, ${newest} belongs to pulumi-kore`), beside.text);
    assert.doesNotMatch(beside.text, /\d deleted/);
    assert.equal(writes(), before);

    rmSync(nested, { recursive: true });
    const again = await serve();
    assert.match(again.text, /"same":3/);
  }).timeout(180_000);
});

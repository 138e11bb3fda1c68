/** The examples, as they are: up, nothing left to do, no drift, destroy. The quickstart is the demo's (tools/demo). */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { checkPaths } from "../../provider/files/check";
import { disk } from "../../provider/files/disk";
import { read } from "../documents/markdown";
import { assertDid } from "../support/assertions";
import { openShown, type Shown } from "./shown";

const PILOT = ["tracker-013", "tracker-017", "tracker-018"] as const;

describe("the example", () => {
  let shown: Shown;
  afterEach(() => shown.close());

  const open = async (example: string): Promise<Shown> => {
    shown = await openShown(read(`examples/${example}/index.ts`));
    return shown;
  };

  /** A second up that looks first finds nothing, and nothing is written. */
  const staysAsItIs = async ({ stack, traffic }: Shown, found: readonly string[] = []) => {
    traffic();
    assertDid(await stack.up("--refresh", "--expect-no-changes"), 0, found);
    assert.deepEqual(traffic().writes, []);
  };

  it("adopt-existing takes SIMs over without a write, and lets them go without one", async () => {
    const { stack, traffic, emulator } = await open("adopt-existing");
    const list = path.join(stack.directory, "sims.csv");
    stack.setEnv({ SIMS_CSV: list });
    emulator.control.change.sim("tracker-013", { uniqueName: "old", fleet: "My Fleet" });
    // 1. A preview tells what would be written, and the list has every SIM as it is.
    const { text } = await stack.preview();
    assert.match(
      text,
      /89883070000100004454 \(HS\w+\): would be adopted: uniqueName "old" → "tracker-013", fleet HF\w+ \(My Fleet\) → HF\w+ \(Pilot Fleet\)/,
    );
    assert.match(text, /89883070000100004454: uniqueName \\?"old\\?" becomes \\?"tracker-013/);
    assert.match(text, /89883070000100004454: fleet \\?"HF\w+\\?" becomes \\?"HF/);
    assert.doesNotMatch(text, /89883070000100005931( \(HS\w+\))?: /);
    const [head, ...lines] = readFileSync(list, "utf8").trim().split("\n");
    assert.equal(head, "iccid,unique_name,status,fleet");
    assert.ok(lines.length > 20);
    // The list can be read again as it is: statuses that nobody can declare, such as "new", are left out.
    assert.deepEqual(checkPaths([list], disk).findings, []);
    assert.ok(lines.some((line) => /^"89883070000100004454","old","\w+","HF\w{32}"$/.test(line)));
    // 2. Nothing differs any more: taken over without a write, and those that are left are listed.
    emulator.control.change.sim("old", { uniqueName: "tracker-013", fleet: "Pilot Fleet" });

    const up = await stack.up();
    assertDid(up, 0, [...PILOT.map((name) => `create ${name}`), "read pilot"]);
    assert.match(up.stdout, /megabytes: 500/);
    assert.doesNotMatch(up.stdout, /differs/);
    assert.match(up.stdout, /"89883070000100005196 ready"/);
    assert.doesNotMatch(up.stdout, /"89883070000100004454 /);
    assert.deepEqual(traffic().writes, []);
    await staysAsItIs(shown, ["read pilot"]);
    // 3. Let go of without a write.
    assertDid(await stack.destroy(), 0, [...PILOT.map((name) => `delete ${name}`), "discard pilot"]);
    assert.deepEqual(traffic().writes, []);
  });

  it("network-access-profile makes a profile and its Fleet, and activates a SIM and an ordered one", async () => {
    const { stack, emulator } = await open("network-access-profile");
    const names = ["germany", "meter-1", "meter-2", "meter-2", "meters"];
    assertDid(
      await stack.up(),
      0,
      names.map((name) => `create ${name}`),
    );
    const { fleetSid, status } = emulator.control.change.findSim("89883070000100004827");
    assert.deepEqual([fleetSid, status], [emulator.control.change.findFleet("de-meters").sid, "active"]);
    const ordered = emulator.control.change.findESimProfile("89049032005008882600033489012345");
    assert.equal(emulator.control.change.findSim(ordered.iccid ?? "").status, "active");
    await staysAsItIs(shown);
    const destroyed = await stack.destroy();
    assertDid(
      destroyed,
      0,
      names.map((name) => `delete ${name}`),
    );
    assert.match(destroyed.text, /Fleet "de-meters" .*stays on the account/);
  });

  it("wireless makes a rate plan, puts SIMs on it, and keeps the plan when it goes", async () => {
    const { stack, emulator } = await open("wireless");
    const names = ["meter-1", "meter-2", "small"];
    assertDid(
      await stack.up(),
      0,
      names.map((name) => `create ${name}`),
    );
    const find = (iccid: string) => emulator.control.change.findWirelessSim(iccid);
    const plan = emulator.control.change.findRatePlan("meters-5mb").sid;
    for (const [iccid, status] of [
      ["89012600000200000019", "active"],
      ["8901260000200001242", "suspended"],
    ] as const) {
      const sim = find(iccid);
      assert.deepEqual([sim.status, sim.ratePlanSid], [status, plan]);
    }
    await staysAsItIs(shown);
    assertDid(
      await stack.destroy(),
      0,
      names.map((name) => `delete ${name}`),
    );
    assert.equal(find("89012600000200000019").status, "suspended");
    assert.equal(emulator.control.change.findRatePlan("meters-5mb").sid, plan);
  });
});

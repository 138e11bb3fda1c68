/** A set of a thousand SIMs through its life: adopted, changed, refreshed, let go of, each with as few requests as it needs. */
import assert from "node:assert/strict";
import type { Bag, Stage, State } from "../harness";
import { cards, EU, inStatus, openAccount } from "./scene";

const COUNT = 1_000;
const all = cards(COUNT);
const lineOf = (card: string, rest = ",,"): string => `${card},${rest}\n`;

describe("a set of a thousand SIMs", () => {
  let stage: Stage;
  afterEach(() => stage.close());

  const made = async (declared: Bag, before?: State): Promise<State> => {
    const ran = await stage.up("simSet", declared, before);
    assert.equal(ran.ending, "done", ran.message);
    assert.ok(ran.state);
    return ran.state;
  };

  it("is adopted and activated with one write a SIM and a few pages, and says before what it will do", async () => {
    stage = await openAccount(COUNT);
    const ran = await stage.up("simSet", { sims: all, status: "active", fleet: "eu" });
    assert.equal(ran.ending, "done", ran.message);
    assert.equal(ran.writes.length, COUNT);
    assert.ok(ran.reads.length <= 40, `${ran.reads.length} reads`);
    assert.equal(inStatus(stage, "active"), COUNT);
    assert.match(
      ran.said.join("\n"),
      /SIM set of 1,000: 1,000 activations, 1,000 leave "new" \(cannot go back\), 0 unchanged; about 1,000 requests, 20s at 50 a second/,
    );
    assert.equal(ran.state?.outs.sims, all.map((card) => lineOf(card)).join(""));
    assert.equal(ran.state?.outs.size, COUNT);
    assert.deepEqual(ran.state?.outs.summary, { active: COUNT });
  });

  it("sends nothing at all when nothing has changed", async () => {
    stage = await openAccount(COUNT, { status: "active", fleet: EU });
    const state = await made({ sims: all, status: "active", fleet: "eu" });
    const again = await stage.up("simSet", { sims: all, status: "active", fleet: "eu" }, state);
    assert.equal(again.ending, "nothing to do");
    assert.equal(again.reads.length + again.writes.length, 0);
  });

  it("touches the rows that changed and no others", async () => {
    stage = await openAccount(COUNT, { status: "active", fleet: EU });
    const state = await made({ sims: all, status: "active", fleet: "eu" });
    const rows = all.map((card, index) => (index < 3 ? { iccid: card, status: "inactive" } : { iccid: card }));
    const ran = await stage.up("simSet", { sims: rows, status: "active", fleet: "eu" }, state);
    assert.equal(ran.ending, "done", ran.message);
    assert.deepEqual([ran.writes.length, inStatus(stage, "inactive")], [3, 3]);
    assert.ok(ran.reads.length <= 8, `${ran.reads.length} reads`);
    assert.deepEqual(ran.state?.outs.summary, { active: 997, inactive: 3 });
  });

  it("shows a drifted SIM as its line with live values, a gone one without, and puts drift back", async () => {
    stage = await openAccount(COUNT, { status: "active", fleet: EU });
    const declared = { sims: all, status: "active", fleet: "eu" };
    const state = await made(declared);
    const [first = "", second = "", third = ""] = all;
    stage.emulator.control.change.sim(first, { status: "inactive" });
    stage.emulator.control.change.sim(second, { fleet: "us" });
    const { length } = stage.emulator.requests;
    const shown = await stage.refresh("simSet", state);
    assert.ok(stage.emulator.requests.length - length <= 5);
    const lines = String(shown?.outs.sims).split("\n");
    assert.equal(lines[0], `${first},,inactive,`);
    assert.match(lines[1] ?? "", new RegExp(`^${second},,,HF`));
    assert.equal(lines[2], `${third},,,`);
    assert.equal(shown?.inputs.sims, shown?.outs.sims);
    assert.match(stage.said().join("\n"), /2 not as declared/);
    const ran = await stage.up("simSet", declared, shown);
    assert.equal(ran.writes.length, 2, ran.message);
    assert.deepEqual(ran.state?.outs.sims, state.outs.sims);
  });

  it("shows no drift when nothing has", async () => {
    stage = await openAccount(COUNT, { status: "active", fleet: EU });
    const state = await made({ sims: all, status: "active", fleet: "eu" });
    assert.deepEqual((await stage.refresh("simSet", state))?.outs, state.outs);
  });

  it("lets go of rows that leave the list, and of all of them when it is destroyed", async () => {
    stage = await openAccount(COUNT, { status: "active", fleet: EU });
    const state = await made({ sims: all, status: "active", fleet: "eu" });
    const ran = await stage.up("simSet", { sims: all.slice(10), status: "active", fleet: "eu" }, state);
    assert.deepEqual([ran.ending, ran.writes.length, inStatus(stage, "inactive")], ["done", 10, 10]);
    assert.equal(ran.state?.outs.size, COUNT - 10);
    assert.ok(ran.state);
    const gone = await stage.destroy("simSet", ran.state);
    assert.deepEqual([gone.ending, gone.writes.length, inStatus(stage, "inactive")], ["done", COUNT - 10, COUNT]);
  });

  it("keeps what succeeded, tells the rest by reason, and touches only that with the next run", async () => {
    stage = await openAccount(COUNT);
    const bad = all.slice(0, 5);
    const ids = bad.map((card) =>
      stage.emulator.control.addFault({
        on: { operation: "supersim.sims.update", sim: card },
        effect: { kind: "status", status: 400, code: 83014, message: "not today" },
      }),
    );
    const declared = { sims: [...all, "8988307999999999999"], status: "active", fleet: "eu" };
    const first = await stage.up("simSet", declared);
    assert.equal(first.ending, "stopped");
    assert.match(first.message, /6 of 1,001 SIMs are not as declared/);
    assert.match(first.message, /- 5: .*not today/);
    for (const card of bad) assert.ok(first.message.includes(card));
    assert.match(first.message, /- 1: .*the account has no SIM/);
    assert.equal(inStatus(stage, "active"), COUNT - 5);
    for (const id of ids) stage.emulator.control.clearFaults(id);
    const second = await stage.up("simSet", declared, first.state);
    assert.deepEqual([second.ending, second.writes.length], ["stopped", 5]);
    const third = await stage.up("simSet", { ...declared, sims: all }, second.state);
    assert.deepEqual([third.ending, third.writes.length], ["done", 0]);
    assert.equal(third.state?.outs.size, COUNT);
  });

  it("keeps SIMs that an update does not find, until a refresh tells that they are gone", async () => {
    stage = await openAccount(10, { status: "active", fleet: EU });
    const state = await made({ sims: cards(10), status: "active", fleet: "eu" });
    const [gone = "", leaver = "", ...rest] = cards(10);
    stage.emulator.control.change.remove(gone);
    stage.emulator.control.change.remove(leaver);
    const declared = { sims: [gone, ...rest], status: "inactive", fleet: "eu", maxDisruption: 10 };
    const first = await stage.up("simSet", declared, state);
    assert.deepEqual([first.ending, first.writes.length], ["stopped", 8], first.message);
    assert.deepEqual([first.state?.outs.size, first.state?.outs.summary], [9, { active: 1, inactive: 8 }]);
    const again = await stage.up("simSet", declared, first.state);
    assert.match(again.message, new RegExp(`does not know it any more .*Run \`pulumi refresh\`.*\\n +${gone}$`));
    assert.ok(first.state);
    const shown = await stage.refresh("simSet", first.state);
    assert.deepEqual([shown?.outs.size, shown?.outs.summary], [8, { inactive: 8 }]);
  });

  it("says which SIMs it lets go of though the account does not have them", async () => {
    stage = await openAccount(10, { status: "active", fleet: EU });
    const state = await made({ sims: cards(10), status: "active", fleet: "eu" });
    const [first = "", second = "", ...rest] = cards(10);
    for (const card of [first, second]) stage.emulator.control.change.remove(card);
    const ran = await stage.up("simSet", { sims: [second, ...rest], status: "active", fleet: "eu" }, state);
    const says = (card: string) =>
      `SIM set of 9: 1 SIM is let go of as gone: the account of the default credentials answers that it has no such SIM. ` +
      `If it is on another account, nothing was sent there: ${card}`;
    assert.ok(ran.said.includes(says(first)), ran.said.join("\n"));
    assert.ok(ran.state);
    const ended = await stage.destroy("simSet", ran.state);
    assert.ok(ended.said.includes(says(second)), ended.said.join("\n"));
    assert.deepEqual([ended.ending, ended.writes.length], ["done", 8]);
  });

  it("is refused by the guard with the whole plan and its checksum, which lets exactly this plan pass", async () => {
    stage = await openAccount(COUNT, { status: "active", fleet: EU });
    const state = await made({ sims: all, status: "active", fleet: "eu" });
    const ran = await stage.up("simSet", { sims: all, status: "inactive", fleet: "eu" }, state);
    assert.deepEqual([ran.ending, ran.writes.length], ["refused", 0]);
    assert.match(ran.message, /1,000 SIMs would go offline, and maxDisruption allows 200 \(20% of 1,000\)/);
    assert.match(ran.said.join("\n"), new RegExp(`${all[0]} status active -> inactive`));
    assert.match(ran.message, /KORE_APPROVE=([0-9a-f]{12})/);
  });
});

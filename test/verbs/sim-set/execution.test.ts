/** A run of a set that meets trouble: what succeeded is kept, and no write that took effect is repeated. */
import assert from "node:assert/strict";
import { Halfway } from "../../../provider/core/state/halfway";
import { createProviders } from "../../../provider/index";
import { registry } from "../../../provider/resources";
import { createSession } from "../../../provider/run/session";
import { apiClient } from "../../support/emulator";
import { CODE } from "../../support/provider-text";
import type { Bag, Stage } from "../harness";
import { outsideOn } from "../harness";
import { cards, EU, inStatus, openAccount } from "./scene";

const COUNT = 300;
const all = cards(COUNT);
const ACTIVE: Bag = { sims: all, status: "active", fleet: "eu" };

describe("a run of a set", () => {
  let stage: Stage;
  afterEach(() => stage.close());

  const posts = () => stage.emulator.requests.filter(({ method, api }) => method === "POST" && api !== "token");
  const written = () =>
    posts()
      .filter(({ status }) => status < 300)
      .map(({ path }) => path);

  it("that is killed in the middle is taken up by the next one, which repeats no write that took effect", async () => {
    stage = await openAccount(COUNT);
    let dead = false;
    const outside = outsideOn(stage.emulator, stage.clock, []);
    // What a killed process has sent is executed; it never hears of it and sends nothing more.
    const { simSet } = createProviders({ ...outside, abandoned: () => dead });
    void simSet.configure({ config: { get: () => undefined } });
    const { inputs } = await simSet.check({}, { ...ACTIVE, ...CODE });
    const killed = simSet.create({ ...inputs, ...CODE }).catch(() => undefined);
    while (written().length < 100) await stage.clock.sleep(100);
    dead = true;
    await killed;
    const before = written().length;
    assert.ok(before >= 100 && before < COUNT, `${before} written`);
    const ran = await stage.up("simSet", ACTIVE);
    assert.equal(ran.ending, "done", ran.message);
    assert.equal(new Set(written()).size, COUNT);
    assert.equal(written().length, COUNT);
    assert.equal(inStatus(stage, "active"), COUNT);
  });

  it("that is cancelled keeps what it has reached, and says how many were not tried", async () => {
    stage = await openAccount(COUNT);
    const session = createSession(outsideOn(stage.emulator, stage.clock, []));
    session.configure(() => undefined);
    const { inputs } = session.check(registry.simSet, {}, { sims: all, status: "active", fleet: "eu" });
    const stop = new AbortController();
    const created = session.create(registry.simSet, inputs, { signal: stop.signal });
    const ended = assert.rejects(created, (error: Error) => {
      assert.ok(error instanceof Halfway);
      assert.match(error.message, /not tried: the command was cancelled/);
      assert.equal(error.outputs.size, written().length);
      return true;
    });
    while (written().length < 50) await stage.clock.sleep(100);
    stop.abort();
    await ended;
  });

  it("whose time is over keeps what it has reached, and the next one does the rest", async () => {
    stage = await openAccount(COUNT);
    const first = await stage.up("simSet", { ...ACTIVE, timeouts: { create: "3s" } });
    assert.equal(first.ending, "stopped");
    assert.match(first.message, /not tried: the time was over/);
    const before = written().length;
    assert.ok(before > 0 && before < COUNT);
    const second = await stage.up("simSet", ACTIVE, first.state);
    assert.equal(second.ending, "done", second.message);
    assert.equal(written().length, COUNT);
  });

  it("whose moves take too long goes on waiting with the next one, unguarded and without a write", async () => {
    stage = await openAccount(COUNT, {}, "10m");
    const first = await stage.up("simSet", { ...ACTIVE, timeouts: { create: "1m" } });
    assert.equal(first.ending, "stopped");
    // One reason, however many seconds after its own write each was seen.
    assert.match(
      first.message,
      /- 300: still on its way to status "active".* goes on waiting without sending it again/,
    );
    assert.match(first.message, /Seen: status scheduled, no Fleet after …\. The request was accepted/);
    assert.deepEqual(first.state?.outs.summary, { scheduled: COUNT });
    const second = await stage.up("simSet", ACTIVE, first.state);
    assert.equal(second.ending, "done", second.message);
    assert.match(second.said.join("\n"), /300 wait for a move that is under way, 0 unchanged; nothing to write/);
    assert.deepEqual([second.writes.length, second.state?.outs.summary], [0, { active: COUNT }]);
  });

  it("tells cards that the account does not have as one reason, whatever their check digits", async () => {
    stage = await openAccount(10);
    const withoutCheck = cards(3, 200).map((card) => card.slice(0, -1) + ((Number(card.at(-1)) + 1) % 10));
    const ran = await stage.up("simSet", { sims: [...cards(10), ...withoutCheck], status: "active", fleet: "eu" });
    assert.match(ran.message, /- 3: the account has no SIM with this iccid\. .* would be …: a digit may be wrong/);
  });

  it("that finds the writes of a killed one counts every SIM once", async () => {
    stage = await openAccount(COUNT, { status: "active", fleet: EU });
    const { state } = await stage.up("simSet", ACTIVE);
    for (const card of all.slice(0, 100)) stage.emulator.control.change.sim(card, { status: "inactive" });
    const rows = all.map((card, at) => ({ iccid: card, status: at < 150 ? "inactive" : "active" }));
    const ran = await stage.up("simSet", { ...ACTIVE, sims: rows, maxDisruption: COUNT }, state);
    assert.deepEqual([ran.ending, ran.writes.length], ["done", 50], ran.message);
    assert.deepEqual(ran.state?.outs.summary, { active: COUNT - 150, inactive: 150 });
  });

  it("reports itself every five seconds: done, of, rate, under way, failed, time left", async () => {
    stage = await openAccount(COUNT, {}, "30s");
    const ran = await stage.up("simSet", ACTIVE);
    assert.equal(ran.ending, "done", ran.message);
    const lines = ran.said.filter((line) => /^SIM set of 300: \d+ of 300 done/.test(line));
    assert.ok(lines.length >= 5, ran.said.join("\n"));
    assert.match(
      lines.at(-1) ?? "",
      /^SIM set of 300: [\d,]+ of 300 done, [\d.]+ a second, [\d,]+ under way, 0 failed, (?:about .* left|time left not known yet)$/,
    );
    // On a clock that stands still while a request is under way, a page is never newer than the list before it.
    assert.ok(ran.reads.length < COUNT * 0.8, `${ran.reads.length} reads`);
  });

  it("does not wait with skipAwait, which is no drift, and sends nothing again", async () => {
    stage = await openAccount(COUNT, {}, "30s");
    const ran = await stage.up("simSet", { ...ACTIVE, skipAwait: true });
    assert.equal(ran.ending, "done", ran.message);
    assert.equal(inStatus(stage, "scheduled") > 0, true);
    assert.ok(ran.state);
    const shown = await stage.refresh("simSet", ran.state);
    assert.equal(shown?.outs.sims, ran.state.outs.sims);
    const again = await stage.up("simSet", { ...ACTIVE, skipAwait: true }, shown);
    assert.equal(again.ending, "nothing to do");
  });

  it("waits for moves that others have begun, and tells a refresh of them apart", async () => {
    stage = await openAccount(COUNT, { status: "active", fleet: EU }, "30s");
    const { state } = await stage.up("simSet", ACTIVE);
    assert.ok(state);
    const { sid } = stage.emulator.control.change.findSim(all[0] ?? "");
    await (await apiClient(stage.emulator)).post(`/v1/Sims/${sid}`, { Status: "inactive" });
    const shown = await stage.refresh("simSet", state);
    assert.match(String(shown?.outs.sims), new RegExp(`^${all[0]},,scheduled,\n`));
    assert.match(stage.said().join("\n"), /1 in the middle of a move that this stack did not ask for/);
    const ran = await stage.up("simSet", ACTIVE, shown);
    assert.deepEqual([ran.ending, ran.writes.length], ["done", 1], ran.message);
    assert.equal(inStatus(stage, "active"), COUNT);
  });

  it("stops when nothing can succeed, instead of asking for every SIM", async () => {
    stage = await openAccount(COUNT);
    stage.emulator.control.addFault({
      on: { operation: "supersim.sims.update" },
      after: 20,
      effect: { kind: "status", status: 401, code: 20003 },
    });
    const ran = await stage.up("simSet", ACTIVE);
    assert.equal(ran.ending, "stopped");
    assert.ok(ran.writes.length < 150, `${ran.writes.length} writes`);
    assert.match(ran.message, /not tried/);
  });

  it("writes every SIM once into KORE_REPORT, as CSV or JSON", async () => {
    stage = await openAccount(COUNT);
    const files = new Map<string, string>();
    const outside = outsideOn(stage.emulator, stage.clock, []);
    const report = async (KORE_REPORT: string, declared: Bag, olds?: { id: string; outs: Bag }) => {
      const write = (path: string, text: string) => void files.set(path, text);
      const { simSet } = createProviders({ ...outside, env: { ...outside.env, KORE_REPORT }, write });
      void simSet.configure({ config: { get: () => undefined } });
      const { inputs } = await simSet.check({}, { ...declared, ...CODE });
      if (olds) return { id: olds.id, ...(await simSet.update(olds.id, olds.outs, { ...inputs, ...CODE })) };
      return simSet.create({ ...inputs, ...CODE });
    };
    const made = await report("run.csv", ACTIVE);
    const lines = (files.get("run.csv") ?? "").split("\n");
    assert.equal(lines[0], "iccid,unique_name,status,fleet,sid,before,after,result,code,advice,seconds");
    assert.match(lines[1] ?? "", new RegExp(`^${all[0]},,,,HS[0-9a-f]{32},new,active,done,,,\\d+\\.\\d$`));
    assert.equal(lines.length, COUNT + 2);
    await assert.rejects(
      report(
        "run.json",
        { ...ACTIVE, sims: [{ iccid: all[0], status: "ready" }, ...all.slice(1), "8988307999999999999"] },
        made,
      ),
    );
    const rows: Record<string, string>[] = JSON.parse(files.get("run.json") ?? "[]");
    assert.equal(rows.length, COUNT + 1);
    assert.deepEqual(
      [rows.at(-1)?.result, rows.at(-1)?.iccid, rows[1]?.result],
      ["refused", "8988307999999999999", "unchanged"],
    );
  });
});

/** How a wait for a Super SIM ends: settled, gone elsewhere, or still pending at the deadline; and how the next run goes on. */
import assert from "node:assert/strict";
import type { Ran } from "../harness";
import { MOVE } from "./cards";
import { opened } from "./matrix";
import { SUPER_SIMS } from "./super-sims";

const UPDATE = { operation: "supersim.sims.update" } as const;

describe("a Super SIM whose move takes longer than its timeout", () => {
  const cards = opened(SUPER_SIMS);
  beforeEach(() => cards().emulator.control.setDelay("10m"));

  const start = async (timeouts: Record<string, string>) => {
    const iccid = await cards().place("new", "none");
    const inputs = { ...cards().declared(iccid, "active", "A"), timeouts };
    const began = cards().clock.now();
    const ran = await cards().up("sim", inputs);
    return { iccid, inputs, ran, took: cards().clock.now() - began };
  };

  it("stays in the state with its SID and what was seen, and can be destroyed", async () => {
    const { iccid, ran, took } = await start({ create: "30s" });
    assert.deepEqual([ran.ending, cards().sent(ran, iccid)], ["stopped", ["POST Status=active Fleet=A"]]);
    const { sid } = cards().found(iccid);
    assert.deepEqual([ran.state?.id, ran.state?.outs.sid, ran.state?.outs.status], [sid, sid, "scheduled"]);
    assert.ok("__provider" in (ran.state?.outs ?? {}), "without the provider's text it could never be deleted");
    assert.equal(took, 30_000, "the last look is at the deadline, not after it");
    assert.match(ran.message, new RegExp(`${iccid}.*still on its way.*active.*30 ?s.*scheduled`, "s"));
    assert.match(ran.message, /the same command, run again, goes on waiting.*timeouts/s, "it says how to go on");
  });

  it("is waited for by the next run, which sends nothing again", async () => {
    const { iccid, inputs, ran } = await start({ create: "30s" });
    cards().restart();
    const next = await cards().up("sim", { ...inputs, timeouts: { update: "15m" } }, ran.state);
    assert.deepEqual([next.ending, next.writes], ["done", []], next.message);
    assert.equal(cards().outcome(next, iccid), "active in A");
    const last = await cards().up("sim", { ...inputs, timeouts: { update: "15m" } }, next.state);
    assert.equal(last.ending, "nothing to do");
  });

  it("is waited for by as many runs as it takes", async () => {
    const { iccid, inputs, ran } = await start({ create: "30s", update: "2m" });
    let { state } = ran;
    const endings: Ran["ending"][] = [];
    for (let run = 0; run < 5; run++) {
      cards().restart();
      const next = await cards().up("sim", inputs, state);
      assert.deepEqual(next.writes, [], "a write was repeated");
      endings.push(next.ending);
      state = next.state;
    }
    assert.deepEqual(endings, ["stopped", "stopped", "stopped", "stopped", "done"]);
    assert.equal(state?.outs.status, cards().found(iccid).status);
  });

  it("is found settled by a refresh, and the next run has nothing to send", async () => {
    const { iccid, inputs, ran } = await start({ create: "30s" });
    cards().emulator.advance("10m");
    assert.ok(ran.state);
    const refreshed = await cards().refresh("sim", ran.state);
    assert.equal(refreshed?.outs.status, "active");
    const next = await cards().up("sim", inputs, refreshed);
    assert.deepEqual([next.writes, cards().whereabouts(iccid)], [[], "active in A"]);
  });

  it("gets what is declared instead once it has settled", async () => {
    const { iccid, inputs, ran } = await start({ create: "30s" });
    const { timeouts: _, ...declared } = inputs;
    const changed = { ...declared, status: "inactive", timeouts: { update: "30m" } };
    const next = await cards().up("sim", changed, ran.state);
    assert.deepEqual(cards().sent(next, iccid), ["POST Status=inactive"], next.message);
    assert.equal(cards().outcome(next, iccid), "inactive in A");
  });

  it("can be destroyed while it is pending: waited out, then deactivated", async () => {
    const { iccid, ran } = await start({ create: "30s", delete: "30m" });
    assert.ok(ran.state);
    const gone = await cards().destroy("sim", ran.state);
    assert.deepEqual([gone.ending, cards().sent(gone, iccid)], ["done", ["POST Status=inactive"]], gone.message);
    assert.equal(cards().whereabouts(iccid), "inactive in A");
  });

  it("is settled when it makes it just before the deadline", async () => {
    cards().emulator.control.setDelay("29900ms");
    const { iccid, ran } = await start({ create: "30s" });
    assert.equal(cards().outcome(ran, iccid), "active in A", ran.message);
  });

  it("has ten minutes when nothing is said about time", async () => {
    cards().emulator.control.setDelay("20m");
    const iccid = await cards().place("new", "A");
    const began = cards().clock.now();
    const ran = await cards().up("sim", cards().declared(iccid, "ready", "-"));
    assert.deepEqual([ran.ending, cards().clock.now() - began], ["stopped", 600_000]);
  });
});

describe("a Super SIM whose move fails", () => {
  const cards = opened(SUPER_SIMS);
  afterEach(() => cards().emulator.control.clearFaults());
  const failNext = () => cards().emulator.control.addFault({ first: 1, effect: { kind: "move", fails: true } });

  it("stays in the state as it is, the message tells what was seen, and the next run asks again", async () => {
    failNext();
    const iccid = await cards().place("new", "A");
    const inputs = cards().declared(iccid, "active", "A");
    const ran = await cards().up("sim", inputs);
    assert.deepEqual([ran.ending, cards().sent(ran, iccid)], ["stopped", ["POST Status=active"]]);
    assert.deepEqual([ran.state?.id, ran.state?.outs.status], [cards().found(iccid).sid, "new"]);
    assert.match(ran.message, new RegExp(`${iccid}.*active.*did not happen.*scheduled.*new`, "s"));
    const next = await cards().up("sim", inputs, ran.state);
    assert.deepEqual(cards().sent(next, iccid), ["POST Status=active"]);
    assert.equal(cards().outcome(next, iccid), "active in A");
  });

  it("to another Fleet is told by the Fleet, though its status is what it should be", async () => {
    const { iccid, state } = await cards().adopted("active", "A");
    failNext();
    const inputs = cards().declared(iccid, "active", "B");
    const ran = await cards().up("sim", inputs, state);
    assert.deepEqual([ran.ending, cards().whereabouts(iccid)], ["stopped", "active in A"]);
    const next = await cards().up("sim", inputs, ran.state);
    assert.deepEqual(cards().sent(next, iccid), ["POST Fleet=B"]);
    assert.equal(cards().outcome(next, iccid), "active in B");
  });

  it("of somebody else is not its own: what is declared is sent once that is over", async () => {
    failNext();
    const iccid = await cards().place("active > inactive", "A");
    const ran = await cards().up("sim", cards().declared(iccid, "inactive", "A"));
    assert.deepEqual(cards().sent(ran, iccid), ["POST Status=inactive"]);
    assert.equal(cards().outcome(ran, iccid), "inactive in A", ran.message);
  });

  it("ends in a refusal at the next preview when the declaration changed to what is forbidden now", async () => {
    const { iccid, state } = await cards().adopted("active", "A");
    failNext();
    const ran = await cards().up("sim", cards().declared(iccid, "inactive", "A"), state);
    const next = await cards().up("sim", cards().declared(iccid, "active", "none"), ran.state);
    assert.deepEqual([next.ending, next.writes], ["refused", []]);
  });
});

describe("a Super SIM whose write may or may not have been executed", () => {
  const cards = opened(SUPER_SIMS);
  afterEach(() => cards().emulator.control.clearFaults());

  /** What goes wrong with the write; how often it is sent. */
  const FAILURES = [
    ["the connection is reset after execution", { kind: "reset", when: "after" }, 1],
    ["the answer is cut short", { kind: "truncate" }, 1],
    ["the connection breaks within the answer", { kind: "truncate", ends: "abruptly" }, 1],
    ["500 after execution", { kind: "status", status: 500, code: 20500, executed: true }, 1],
    ["503 after execution", { kind: "status", status: 503, code: 20503, executed: true }, 1],
    ["an empty 504 after execution", { kind: "status", status: 504, body: "empty", executed: true }, 1],
    ["83004 after execution", { kind: "status", status: 500, code: 83004, executed: true }, 1],
    ["the connection is reset before execution", { kind: "reset", when: "before" }, 2],
    ["a gateway answers 502", { kind: "gateway", status: 502 }, 2],
    ["500 before execution", { kind: "status", status: 500, code: 20500 }, 2],
    ["83004 before execution", { kind: "status", status: 500, code: 83004 }, 2],
    ["429: certainly not executed", { kind: "status", status: 429, code: 20429, retryAfter: 2 }, 2],
  ] as const;

  for (const [what, effect, times] of FAILURES) {
    for (const [seen, home, status, target, sent, outcome] of [
      ["new", "none", "active", "A", "POST Status=active Fleet=A", "active in A"],
      ["new", "none", "-", "B", "POST Fleet=B", "new in B"],
    ] as const) {
      it(`${what}, ${outcome}: sent ${times === 1 ? "once" : "twice"}`, async () => {
        const iccid = await cards().place(seen, home);
        cards().emulator.control.addFault({ on: UPDATE, first: 1, effect });
        const ran = await cards().up("sim", cards().declared(iccid, status, target));
        assert.deepEqual(cards().sent(ran, iccid), Array(times).fill(sent), ran.message);
        assert.equal(cards().outcome(ran, iccid), outcome);
        const between = ran.reads.filter(({ at }) => at >= (ran.writes[0]?.at ?? 0));
        if (effect.kind !== "status" || effect.status !== 429)
          assert.ok(between.length > 0, "it looks before it repeats");
      });
    }
  }

  it("is kept half-made when the API cannot be asked any more, and the next run repeats nothing", async () => {
    const { control } = cards().emulator;
    const iccid = await cards().place("new", "none");
    control.addFault({ on: UPDATE, first: 1, effect: { kind: "reset", when: "after" } });
    control.addFault({ on: { operation: "supersim.sims.fetch" }, effect: { kind: "gateway", status: 503 } });
    const inputs = cards().declared(iccid, "active", "A");
    const ran = await cards().up("sim", inputs);
    assert.deepEqual(
      [ran.ending, ran.state?.id, ran.writes.length],
      ["stopped", cards().found(iccid).sid, 1],
      ran.message,
    );
    control.clearFaults();
    cards().restart();
    const next = await cards().up("sim", inputs, ran.state);
    assert.deepEqual([next.writes, cards().outcome(next, iccid)], [[], "active in A"], next.message);
  });

  it("goes on waiting through looks that fail in between", async () => {
    const iccid = await cards().place("new", "A");
    cards().emulator.control.addFault({
      on: { operation: "supersim.sims.fetch" },
      first: 2,
      effect: { kind: "gateway", status: 503 },
    });
    const ran = await cards().up("sim", cards().declared(iccid, "active", "-"));
    assert.deepEqual([ran.writes.length, cards().outcome(ran, iccid)], [1, "active in A"], ran.message);
  });
});

describe("a Super SIM that is not waited for", () => {
  const cards = opened(SUPER_SIMS);

  it("returns once the request is accepted, and a second up sends no write", async () => {
    const iccid = await cards().place("new", "none");
    const inputs = { ...cards().declared(iccid, "active", "A"), skipAwait: true };
    const began = cards().clock.now();
    const ran = await cards().up("sim", inputs);
    assert.deepEqual([ran.ending, cards().sent(ran, iccid)], ["done", ["POST Status=active Fleet=A"]], ran.message);
    assert.equal(ran.state?.outs.status, "scheduled");
    assert.ok(cards().clock.now() - began < MOVE, "it was waited for");
    const second = await cards().up("sim", inputs, ran.state);
    assert.deepEqual(second.writes, [], second.message);
  });

  it("shows where it went after a refresh, and is then in no drift", async () => {
    const iccid = await cards().place("new", "none");
    const inputs = { ...cards().declared(iccid, "active", "A"), skipAwait: true };
    const ran = await cards().up("sim", inputs);
    assert.ok(ran.state);
    cards().emulator.advance(MOVE);
    const refreshed = await cards().refresh("sim", ran.state);
    assert.deepEqual([refreshed?.outs.status, cards().whereabouts(iccid)], ["active", "active in A"]);
    const second = await cards().up("sim", inputs, refreshed);
    assert.deepEqual([second.ending, second.writes], ["nothing to do", []], second.message);
  });

  it("is waited for when somebody else's move must end before the write", async () => {
    const iccid = await cards().place("active > inactive", "A");
    const ran = await cards().up("sim", { ...cards().declared(iccid, "active", "-"), skipAwait: true });
    assert.deepEqual([ran.ending, cards().sent(ran, iccid)], ["done", ["POST Status=active"]], ran.message);
    assert.equal(ran.state?.outs.status, "scheduled");
  });

  it("is let go without a wait", async () => {
    const { iccid, state } = await cards().adopted("active", "A", { skipAwait: true });
    const began = cards().clock.now();
    const ran = await cards().destroy("sim", state);
    assert.deepEqual([ran.ending, cards().sent(ran, iccid)], ["done", ["POST Status=inactive"]]);
    assert.ok(cards().clock.now() - began < MOVE);
  });
});

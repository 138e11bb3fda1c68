/** Programmable Wireless: what only the API knows, operations that collide, and what cannot be undone. */
import assert from "node:assert/strict";
import { MOVE } from "./cards";
import { opened } from "./matrix";
import { openedUnderHand } from "./under-hand";
import { WIRELESS_SIMS } from "./wireless-sims";
import { failureInWords } from "./words";

describe("a Programmable Wireless SIM whose rate plan only the API knows", () => {
  const cards = opened(WIRELESS_SIMS);

  /** Plan T throttles where P blocks; plan O has deprecated metering. */
  const ROWS = [
    ["new", "P", "-", "T", "POST RatePlan=T", "new on T"],
    ["deactivated", "P", "-", "T", "POST RatePlan=T", "deactivated on T"],
    ["ready", "P", "-", "T", "POST RatePlan=T", "API refused 33101"],
    ["active", "P", "-", "T", "POST RatePlan=T", "API refused 33101"],
    ["suspended", "P", "-", "T", "POST RatePlan=T", "API refused 33101"],
    ["new", "none", "active", "O", "POST Status=active RatePlan=O", "API refused 33122"],
    ["new", "O", "ready", "-", "POST Status=ready", "API refused 33122"],
    ["suspended", "O", "active", "P", "POST Status=active RatePlan=P", "active on P"],
  ] as const;

  for (const [seen, home, status, target, sent, outcome] of ROWS) {
    it(`${seen} on ${home}, declared ${status} on ${target}: ${sent}, ${outcome}`, async () => {
      const { place, declared, up, ...see } = cards();
      const iccid = await place(seen, home);
      const ran = await up("wirelessSim", declared(iccid, status, target));
      assert.deepEqual([see.sent(ran, iccid), see.outcome(ran, iccid)], [[sent], outcome], ran.message);
    });
  }

  it("is an error when it is not on the account: this API registers nothing", async () => {
    const ran = await cards().up("wirelessSim", cards().declared("89012609999999999999", "active", "P"));
    assert.deepEqual([ran.ending, ran.writes, ran.state], ["refused", [], undefined]);
    assert.match(ran.message, /89012609999999999999/);
    assert.doesNotMatch(ran.message, /registrationCode/);
  });

  it("is tolerated when it is canceled 72 hours after it was declared deactivated", async () => {
    const { place, declared, up, refresh, outcome, emulator } = cards();
    const iccid = await place("active", "P");
    const first = await up("wirelessSim", declared(iccid, "deactivated", "P"));
    assert.equal(outcome(first, iccid), "deactivated on P");
    assert.ok(first.state);
    emulator.advance("72h");
    const after = await refresh("wirelessSim", first.state);
    assert.equal(after?.outs.status, "canceled", "the refresh shows what is");
    const ran = await up("wirelessSim", declared(iccid, "deactivated", "P"), after);
    assert.deepEqual([ran.ending, ran.writes], ["nothing to do", []], ran.message);
  });
});

describe("a Programmable Wireless SIM that somebody else changes at the same moment", () => {
  const { cards, placeUnderHand } = openedUnderHand(WIRELESS_SIMS);

  it("is waited for after 33010, then what is still needed is sent again", async () => {
    const iccid = await placeUnderHand("active > suspended", "P");
    const ran = await cards().up("wirelessSim", cards().declared(iccid, "active", "Q"));
    assert.deepEqual(cards().sent(ran, iccid), ["POST RatePlan=Q", "POST Status=active RatePlan=Q"], ran.message);
    assert.deepEqual(
      ran.writes.map(({ status }) => status),
      [409, 200],
    );
    assert.equal(cards().outcome(ran, iccid), "active on Q");
  });

  it("is waited for after 33010, and nothing is sent when that made it so", async () => {
    const iccid = await placeUnderHand("active > suspended", "P");
    const ran = await cards().up("wirelessSim", cards().declared(iccid, "suspended", "-"));
    assert.deepEqual(cards().sent(ran, iccid), ["POST Status=suspended"]);
    assert.equal(cards().outcome(ran, iccid), "suspended on P", ran.message);
  });

  it("is seen through when the answer is 409 although the write was taken", async () => {
    const iccid = await cards().place("active", "P");
    const effect = { kind: "status", status: 409, code: 33010, executed: true } as const;
    cards().emulator.control.addFault({ on: { operation: "wireless.sims.update" }, first: 1, effect });
    const ran = await cards().up("wirelessSim", cards().declared(iccid, "suspended", "-"));
    assert.deepEqual(cards().sent(ran, iccid), ["POST Status=suspended"], "a write that took effect is not repeated");
    assert.equal(cards().outcome(ran, iccid), "suspended on P", ran.message);
  });

  it("is waited for under either of the two pending statuses", async () => {
    const { control } = cards().emulator;
    for (const shows of ["scheduled", "updating"] as const) {
      control.addFault({ id: "shows", effect: { kind: "move", shows } });
      const iccid = await cards().place("new > active", "P");
      assert.equal(cards().found(iccid).status, shows);
      const began = cards().clock.now();
      const ran = await cards().up("wirelessSim", cards().declared(iccid, "active", "P"));
      assert.deepEqual([cards().sent(ran, iccid), cards().outcome(ran, iccid)], [[], "active on P"], ran.message);
      assert.ok(cards().clock.now() - began >= MOVE, "it was waited for");
    }
  });
});

describe("what cannot be undone with a Programmable Wireless SIM", () => {
  const cards = opened(WIRELESS_SIMS);

  /** Declared before, declared now; what the preview must say. */
  const NOTICES = [
    [{}, { status: "deactivated" }, /deactivated.*(cannot be undone|irreversible)/i],
    [{ status: "active" }, { status: "deactivated" }, /deactivated.*(cannot be undone|irreversible)/i],
    [{}, { onDelete: "deactivate" }, /deactivate.*(cannot be undone|irreversible)/i],
    [{}, { onDelete: "delete" }, /delete.*(cannot be undone|irreversible)/i],
    [{ onDelete: "suspend" }, { onDelete: "delete" }, /delete.*(cannot be undone|irreversible)/i],
    [{ status: "deactivated" }, { status: "deactivated" }, undefined],
    [{ onDelete: "delete" }, { onDelete: "delete" }, undefined],
    [{}, { status: "suspended" }, undefined],
    [{}, { status: "active" }, undefined],
    [{}, { onDelete: "suspend" }, undefined],
    [{}, { onDelete: "retain" }, undefined],
  ] as const;

  for (const [before, now, says] of NOTICES) {
    it(`${JSON.stringify(before)} and now ${JSON.stringify(now)}: the preview ${says ? "says so" : "says nothing"}`, async () => {
      const { adopted, providers, emulator } = cards();
      const { iccid } = await adopted("active", "P");
      const from = { said: cards().said().length, requests: emulator.requests.length };
      const { failures } = await providers().wirelessSim.check({ iccid, ...before }, { iccid, ...now });
      const said = cards().said().slice(from.said);
      assert.deepEqual([failures, emulator.requests.length - from.requests], [[], 0]);
      assert.equal(said.length, says ? 1 : 0, said.join("\n"));
      if (says) assert.match(said[0] ?? "", says);
    });
  }

  it("is never chosen by itself: destroying an active SIM only suspends it", async () => {
    const { adopted, destroy, sent } = cards();
    const { iccid, state } = await adopted("active", "P");
    assert.deepEqual(sent(await destroy("wirelessSim", state), iccid), ["POST Status=suspended"]);
  });

  it("is refused when somebody declares a deactivated SIM active and the API will not have it", async () => {
    const { place, declared, up } = cards();
    const iccid = await place("deactivated", "P");
    const ran = await up("wirelessSim", declared(iccid, "active", "P"));
    assert.equal(failureInWords(ran), "API refused 33105");
    assert.match(ran.message, /72 hours|deactivated/);
  });
});

/** Somebody else changes a Super SIM between the look and the write: 83009 for its Fleet, 83010 for its status. */
import assert from "node:assert/strict";
import { SUPER_SIMS } from "./super-sims";
import { openedUnderHand } from "./under-hand";
import { failureInWords } from "./words";

describe("a Super SIM that somebody else changes at the same moment", () => {
  const { cards, placeUnderHand } = openedUnderHand(SUPER_SIMS);

  /** The other's move; what is declared; what is sent in the end. */
  const ROWS = [
    ["active > inactive", "A", "-", "B", ["POST Fleet=B", "POST Fleet=B"], "inactive in B"],
    ["active > inactive", "A", "active", "B", ["POST Fleet=B", "POST Status=active Fleet=B"], "active in B"],
    ["active > inactive", "A", "inactive", "-", ["POST Status=inactive"], "inactive in A"],
    ["active > active", "A > B", "-", "B", ["POST Fleet=B"], "active in B"],
    ["active > active", "A > B", "inactive", "-", ["POST Status=inactive", "POST Status=inactive"], "inactive in B"],
  ] as const;

  for (const [ways, fleets, status, fleet, sent, outcome] of ROWS) {
    it(`${ways} in ${fleets}, declared ${status} in ${fleet}: waited out, ${sent.join(", ")}, ${outcome}`, async () => {
      const iccid = await placeUnderHand(ways, fleets);
      const ran = await cards().up("sim", cards().declared(iccid, status, fleet));
      assert.deepEqual(cards().sent(ran, iccid), sent, ran.message);
      assert.ok((ran.writes[0]?.status ?? 0) >= 400, "the first write was not refused");
      assert.equal(cards().outcome(ran, iccid), outcome);
    });
  }

  it("is seen through when 83009 comes although the write was taken", async () => {
    const iccid = await cards().place("active", "A");
    const effect = { kind: "status", status: 409, code: 83009, executed: true } as const;
    cards().emulator.control.addFault({ on: { operation: "supersim.sims.update" }, first: 1, effect });
    const ran = await cards().up("sim", cards().declared(iccid, "-", "B"));
    assert.deepEqual(cards().sent(ran, iccid), ["POST Fleet=B"], "a write that took effect is not repeated");
    assert.equal(cards().outcome(ran, iccid), "active in B", ran.message);
  });

  for (const code of [83009, undefined])
    it(`is asked again after ${code ?? "a 409 without a code"}, when what is in the way does not show`, async () => {
      const iccid = await cards().place("active", "A");
      const effect = {
        kind: "status",
        status: 409,
        ...(code === undefined ? { body: "empty" as const } : { code }),
      } as const;
      cards().emulator.control.addFault({ on: { operation: "supersim.sims.update" }, first: 2, effect });
      const ran = await cards().up("sim", cards().declared(iccid, "-", "B"));
      assert.deepEqual(cards().sent(ran, iccid), ["POST Fleet=B", "POST Fleet=B", "POST Fleet=B"], ran.message);
      assert.equal(cards().outcome(ran, iccid), "active in B");
      const [first, second, third] = ran.writes.map(({ at }) => at);
      assert.ok(first && second && third && second - first >= 1_000 && third - second >= 1_500, "without a pause");
    });

  it("is not asked again after 83010 that nothing explains: that is a refusal", async () => {
    const iccid = await cards().place("active", "A");
    const effect = { kind: "status", status: 400, code: 83010 } as const;
    cards().emulator.control.addFault({ on: { operation: "supersim.sims.update" }, first: 1, effect });
    const ran = await cards().up("sim", cards().declared(iccid, "inactive", "-"));
    assert.equal(failureInWords(ran), "API refused 83010");
    assert.equal(ran.writes.length, 1);
  });

  it("is given up with the API's reason when 83009 comes and nothing is under way", async () => {
    const iccid = await cards().place("active", "A");
    const effect = { kind: "status", status: 409, code: 83009 } as const;
    cards().emulator.control.addFault({ on: { operation: "supersim.sims.update" }, effect });
    const ran = await cards().up("sim", cards().declared(iccid, "-", "B"));
    assert.equal(failureInWords(ran), "API refused 83009");
    assert.ok(ran.writes.length <= 6, `${ran.writes.length} writes`);
    assert.equal(cards().whereabouts(iccid), "active in A");
  });
});

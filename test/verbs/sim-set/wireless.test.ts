/** A set of Programmable Wireless SIMs: the same verbs over another table, with rate plans and ways of letting go that cannot be undone. */
import assert from "node:assert/strict";
import { ISSUERS, iccidOf } from "../../emulator/seed/iccid";
import { openStage, type Stage } from "../harness";

const PLAN = `WP${"a".repeat(32)}`;
const cards = Array.from({ length: 50 }, (_, index) => iccidOf(ISSUERS.wireless, 1_000 + index));

describe("a set of wireless SIMs", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({
      delay: "2s",
      seed: {
        ratePlans: [{ sid: PLAN, uniqueName: "pilot" }],
        wirelessSims: cards.map((iccid) => ({ iccid, status: "new" })),
      },
    });
  });
  afterEach(() => stage.close());
  const statuses = () => stage.emulator.control.statistics().wirelessSims;

  it("is activated on its rate plan, deactivated for good only as declared, and deleted", async () => {
    const declared = { sims: cards, status: "active", ratePlan: "pilot", onRemove: "delete" };
    const made = await stage.up("wirelessSimSet", declared);
    assert.deepEqual([made.ending, made.writes.length], ["done", 50], made.message);
    assert.deepEqual(statuses(), { active: 50 });
    assert.equal(made.state?.outs.sims, cards.map((iccid) => `${iccid},,,\n`).join(""));
    const end = { ...declared, sims: cards.map((iccid, at) => (at < 3 ? { iccid, status: "deactivated" } : iccid)) };
    const limited = await stage.up("wirelessSimSet", { ...end, maxDisruption: { irreversible: 2 } }, made.state);
    assert.match(limited.message, /3 SIMs would change for good, and maxDisruption allows 2 \(as declared\)/);
    const ended = await stage.up("wirelessSimSet", end, made.state);
    assert.deepEqual([ended.ending, ended.writes.length], ["done", 3], ended.message);
    const fewer = await stage.up("wirelessSimSet", { ...end, sims: end.sims.slice(10) }, ended.state);
    assert.deepEqual([fewer.ending, fewer.writes.length], ["done", 10], fewer.message);
    assert.ok(fewer.writes.every(({ method }) => method === "DELETE"));
    assert.ok(fewer.state);
    const shown = await stage.refresh("wirelessSimSet", fewer.state);
    assert.equal(shown?.outs.sims, fewer.state.outs.sims);
    const gone = await stage.destroy("wirelessSimSet", fewer.state);
    assert.deepEqual([gone.ending, gone.writes.length], ["done", 40], gone.message);
  });
});

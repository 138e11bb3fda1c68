/** What the lifecycle decides by: an object and a declaration in its own three words. */
import assert from "node:assert/strict";
import { seenIn, wantedIn } from "../../../../provider/core/plan/situation";
import { UNKNOWN } from "../../../../provider/core/terms/value";
import { fleet, sim, wirelessSim } from "../../../../provider/resources";
import { aFleet, EU, HERE, SMALL, sid, superSim, wirelessCard } from "../objects";

describe("what the lifecycle sees of an object", () => {
  for (const [what, seen, expected] of [
    ["is its status, its assignment's SID and its account", seenIn(sim, superSim()), ["active", EU, HERE]],
    ["is a rate plan's SID, too", seenIn(wirelessSim, wirelessCard()), ["active", SMALL, HERE]],
    ["has SIDs in the API's form", seenIn(sim, superSim({ fleetSid: `HF${"A".repeat(32)}` })), ["active", EU, HERE]],
    ["is no assignment, where the API shows null", seenIn(sim, superSim({ fleetSid: null })), ["active", "", HERE]],
    ["is nothing of an object that shows nothing", seenIn(sim, {}), ["", "", ""]],
    ["is nothing of an object without a lifecycle", seenIn(fleet, aFleet()), ["", "", ""]],
  ] as const)
    it(what, () => {
      const [status, assigned, owner] = expected;
      assert.deepEqual(seen, { status, assigned, owner });
    });
});

describe("what the lifecycle sees of a declaration", () => {
  for (const [what, declared, expected] of [
    ["is nothing of what is left out", {}, [undefined, undefined, undefined]],
    ["is a name as it is", { status: "ready", fleet: "EU" }, ["ready", "EU", undefined]],
    ["is none, where that is declared", { fleet: "" }, [undefined, "", undefined]],
    [
      "has SIDs in the API's form",
      { fleet: `HF${"A".repeat(32)}`, accountSid: `AC${"A".repeat(32)}` },
      [undefined, EU, HERE],
    ],
    ["is some assignment, where it is not known yet", { fleet: UNKNOWN }, [undefined, "?", undefined]],
    [
      "is no status and no account that is not known yet",
      { status: UNKNOWN, accountSid: UNKNOWN },
      [undefined, undefined, undefined],
    ],
  ] as const)
    it(what, () => {
      const [status, assigned, owner] = expected;
      assert.deepEqual(wantedIn(sim, declared), { status, assigned, owner });
    });

  it("is of a table's own fields", () => {
    assert.equal(wantedIn(wirelessSim, { ratePlan: sid("WP", "c"), fleet: EU }).assigned, sid("WP", "c"));
  });
});

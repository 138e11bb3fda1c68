import assert from "node:assert/strict";
import { seenAs, wantedAs } from "../../../../provider/core/terms/subject";
import { fleet, sim } from "../../../../provider/resources";

describe("what was seen of an object", () => {
  const inFleet = { status: "active", fleetSid: `HF${"a".repeat(32)}`, uniqueName: "", iccid: "8988307000000000001" };

  it("is its status and what it is assigned to", () => {
    assert.equal(seenAs(sim, inFleet), `status active, Fleet ${inFleet.fleetSid}`);
    assert.equal(seenAs(sim, { ...inFleet, fleetSid: "" }), "status active, no Fleet");
  });

  it("is also what the fields show that were asked for, so that the value can be copied into the program", () => {
    assert.equal(
      seenAs(sim, inFleet, ["status", "fleet", "uniqueName"]),
      `status active, Fleet ${inFleet.fleetSid}, uniqueName ""`,
    );
    const live = { uniqueName: "eu", ipCommandsUrl: "https://example.com/" };
    assert.equal(seenAs(fleet, live, ["ipCommandsUrl"]), 'ipCommandsUrl "https://example.com/"');
  });

  it("holds no secret, in what was seen as in what was wanted", () => {
    const secret = { ...inFleet, registrationCode: "H3LL0W0RLD" };
    assert.ok(!seenAs(sim, secret, ["registrationCode"]).includes("H3LL0W0RLD"));
    assert.equal(wantedAs(sim, secret, ["status", "registrationCode"]), 'status "active"');
  });
});

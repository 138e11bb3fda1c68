/** How messages name an object, and what they say of it. */
import assert from "node:assert/strict";
import { seenAs, subject, wantedAs } from "../../../../provider/core/terms/subject";
import { type Properties, UNKNOWN } from "../../../../provider/core/terms/value";
import { fleet, sim, wirelessSim } from "../../../../provider/resources";
import { aFleet, EU, ICCID, SIM_SID, SMALL, superSim, wirelessCard } from "../objects";

describe("an object", () => {
  for (const [named, called] of [
    ["by its card's number and its SID", [sim, superSim(), `SIM ${ICCID} (${SIM_SID})`]],
    ["by its name in quotes", [fleet, aFleet(), `Fleet "eu" (${EU})`]],
    ["without a SID that nobody knows yet", [fleet, { uniqueName: "eu" }, 'Fleet "eu"']],
    ["by its SID alone", [sim, { sid: SIM_SID, uniqueName: "mine" }, `SIM (${SIM_SID})`]],
    ["by its kind, where nothing is known", [fleet, { uniqueName: UNKNOWN, sid: "" }, "Fleet"]],
  ] as const)
    it(`is named ${named}`, () => {
      const [table, properties, expected] = called;
      assert.equal(subject(table, properties), expected);
    });
});

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

describe("what is declared of an object", () => {
  const declared: Properties = { status: "active", fleet: "", uniqueName: UNKNOWN, dataLimit: 7 };

  it("is told in the order that is asked for, without what is left out", () => {
    assert.equal(wantedAs(sim, declared, ["fleet", "accountSid", "status"]), 'fleet "", status "active"');
    assert.equal(wantedAs(sim, {}, ["fleet"]), "");
  });

  it("is told as not known yet, or as the number that it is", () => {
    assert.equal(wantedAs(fleet, declared, ["uniqueName", "dataLimit"]), "uniqueName not known yet, dataLimit 7");
  });
});

describe("what was seen of an object that has", () => {
  it("a rate plan names that", () => {
    assert.equal(seenAs(wirelessSim, wirelessCard()), `status active, rate plan ${SMALL}`);
  });

  it("no lifecycle is what was asked for, or nothing in particular", () => {
    assert.equal(seenAs(fleet, aFleet(), ["dataLimit", "uniqueName"]), 'dataLimit 250, uniqueName "eu"');
    assert.equal(seenAs(fleet, aFleet()), "as the API shows it");
  });
});

/** What a run that stopped half-way leaves in the state: what was seen, what it asked for, and whom the object follows. */
import assert from "node:assert/strict";
import { arrived, followed, Halfway, halfwayOutputs } from "../../../../provider/core/state/halfway";
import type { Properties } from "../../../../provider/core/terms/value";
import { KoreError } from "../../../../provider/errors";
import { fleet, sim } from "../../../../provider/resources";
import { aFleet, EU, ICCID, SIM_SID, superSim, US } from "../objects";

describe("an object that was left half-way", () => {
  const declared = { iccid: ICCID, status: "inactive", fleet: "us" };
  const resolved = { ...declared, fleet: US };
  const left = (asked: readonly string[], before: Properties = {}, live = superSim()) =>
    halfwayOutputs(sim, { live, asked, acted: [], resolved }, declared, before, 0);

  it("has outputs with what was seen, and the key that says that something is left to do", () => {
    assert.deepEqual(left([]), {
      ...superSim(),
      fleet: EU,
      __declared: { fields: ["iccid", "status", "fleet"] },
      __unsettled: true,
    });
  });

  const remembers = (outputs: Properties) => Object(outputs.__declared).instead;

  it("may come to what this run asked for, and to nothing else that is declared", () => {
    assert.deepEqual(remembers(left(["status"])), { status: "inactive" });
    assert.deepEqual(remembers(left(["fleet", "uniqueName"])), { fleet: "us" });
  });

  it("may come to what an earlier run asked for, as long as the same is declared", () => {
    const asked = (instead: Properties) => ({ __declared: { fields: [], instead, expects: { fleet: US } } });
    assert.deepEqual(remembers(left([], asked({ fleet: "us", status: "active" }))), { fleet: "us" });
    assert.equal(remembers(left([], asked({ fleet: "eu" }))), undefined);
  });

  it("expects the Fleet that the name meant", () => {
    assert.deepEqual(Object(left(["fleet"]).__declared).expects, { fleet: US });
  });

  it("follows whom it replaces until the name has arrived", () => {
    const taking = { ...declared, uniqueName: "mine", __follows: "8988" };
    const of = (uniqueName: string) =>
      halfwayOutputs(sim, { live: superSim({ uniqueName }), asked: [], acted: [], resolved: taking }, taking, {}, 0)
        .__follows;
    assert.deepEqual([of(""), of("mine")], ["8988", undefined]);
  });

  it("is told by its cause's own words, as an error of ours, and carries what the state needs", () => {
    const cause = new Error("stopped");
    const outputs = left([]);
    const error = new Halfway(cause, SIM_SID, outputs);
    assert.ok(error instanceof KoreError);
    assert.deepEqual([error.message, error.cause, error.sid, error.outputs], ["stopped", cause, SIM_SID, outputs]);
  });
});

describe("what is to be handed on", () => {
  it("has arrived when it is seen, and where nothing is declared that could be", () => {
    assert.ok(arrived(sim, superSim({ uniqueName: "mine" }), { uniqueName: "mine" }));
    assert.ok(!arrived(sim, superSim(), { uniqueName: "mine" }));
    assert.ok(arrived(sim, superSim(), { status: "inactive" }));
    assert.ok(arrived(fleet, aFleet(), { uniqueName: "us" }), "a Fleet's name is never handed on");
  });

  it("is kept under its key, and under none when there is nobody to follow", () => {
    assert.deepEqual(
      [followed({ __follows: "8988", iccid: ICCID }), followed({ iccid: ICCID })],
      [{ __follows: "8988" }, {}],
    );
  });
});

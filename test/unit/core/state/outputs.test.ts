/** The outputs of an object that shows what is declared: what was seen, what a state repeats of the inputs, and what it remembers. */
import assert from "node:assert/strict";
import { inMoves, outputsOf, settledOutputs } from "../../../../provider/core/state/outputs";
import type { Properties } from "../../../../provider/core/terms/value";
import { fleet, networkAccessProfile, sim, wirelessSim } from "../../../../provider/resources";
import type { Table } from "../../../../provider/resources/definition";
import { aFleet, aProfile, EU, ICCID, NETWORK, OTHER_NETWORK, superSim, US } from "../objects";

/** What the outputs have beside what was seen. */
const added = (table: Table, live: Properties, declared: Properties, resolved = declared): Properties =>
  Object.fromEntries(
    Object.entries(outputsOf(table, live, { declared, resolved })).filter(([key, value]) => live[key] !== value),
  );

describe("outputs", () => {
  it("are all that was seen, whatever is declared", () => {
    const declared = { iccid: ICCID, status: "inactive" };
    assert.deepEqual(outputsOf(sim, superSim(), { declared, resolved: declared }), superSim());
  });

  it("repeat options, because destroying knows no inputs", () => {
    const options = { onDelete: "retain", skipAwait: true, account: "eu" };
    assert.deepEqual(added(sim, superSim(), { iccid: ICCID, ...options }), options);
  });

  it("repeat no code that is only used while registering", () => {
    assert.deepEqual(added(sim, superSim(), { registrationCode: "H3LL0W0RLD" }), {});
  });

  const NAMES: Readonly<Record<string, readonly [wanted: string, means: string, live: Properties, kept: string]>> = {
    "a Fleet's name while the SIM is in that Fleet": ["eu", EU, superSim(), "eu"],
    "a Fleet's SID instead of a name that means another one": ["us", US, superSim(), EU],
    "no Fleet, where there is none and one was declared": ["us", US, superSim({ fleetSid: "" }), ""],
    "no Fleet, where none is declared": ["", "", superSim({ fleetSid: null }), ""],
  };
  for (const [what, [wanted, means, live, kept]] of Object.entries(NAMES))
    it(`repeat ${what}`, () =>
      assert.deepEqual(added(sim, live, { fleet: wanted }, { fleet: means }), { fleet: kept }));

  it("have a set in the declared order while it has the same members, and as it is seen otherwise", () => {
    const networks = [NETWORK, OTHER_NETWORK];
    const declared = { networks: [OTHER_NETWORK, NETWORK] };
    const of = (live: Properties) => outputsOf(networkAccessProfile, live, { declared, resolved: declared }).networks;
    assert.deepEqual([of(aProfile({ networks })), of(aProfile())], [declared.networks, [NETWORK]]);
  });
});

describe("settled outputs", () => {
  const settled = (live: Properties, declared: Properties, resolved: Properties = {}) =>
    settledOutputs(sim, live, { declared, resolved: { ...declared, ...resolved } });

  it("remember what is declared, and nothing more where that is seen", () => {
    assert.deepEqual(settled(superSim(), { iccid: ICCID, fleet: "eu" }, { fleet: EU }), {
      ...superSim(),
      fleet: "eu",
      __declared: { fields: ["iccid", "fleet"] },
    });
  });

  it("remember a status that another one stands for, and no Fleet: at rest that is what it is", () => {
    const { __declared } = settled(superSim(), { status: "ready", fleet: "us" }, { fleet: US });
    assert.deepEqual(__declared, { fields: ["status", "fleet"], instead: { status: "ready" } });
  });

  it("remember the Fleet too while a move is under way that nobody waits for", () => {
    const { __declared, fleet: shown } = settled(
      superSim({ status: "scheduled" }),
      { status: "active", fleet: "us" },
      { fleet: US },
    );
    assert.equal(shown, EU);
    assert.deepEqual(__declared, {
      fields: ["status", "fleet"],
      instead: { status: "active", fleet: "us" },
      expects: { fleet: US },
    });
  });

  it("never remember another value of what no move changes", () => {
    const { __declared } = settled(superSim({ status: "scheduled" }), { uniqueName: "mine" });
    assert.deepEqual(__declared, { fields: ["uniqueName"] });
    const declared = { uniqueName: "us" };
    assert.deepEqual(settledOutputs(fleet, aFleet(), { declared, resolved: declared }).__declared, {
      fields: ["uniqueName"],
    });
  });
});

describe("the fields that a move can still change", () => {
  it("are the status and the assignment, and none without a lifecycle", () => {
    assert.deepEqual(
      [inMoves(sim), inMoves(wirelessSim), inMoves(fleet)],
      [["status", "fleet"], ["status", "ratePlan"], []],
    );
  });
});

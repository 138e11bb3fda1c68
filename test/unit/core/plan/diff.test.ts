/** Why an update has something to do, from the state alone: each reason, in its order, and that there is none after a good end. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { diff, type Reason, refuse } from "../../../../provider/core/plan/diff";
import { plan } from "../../../../provider/core/plan/plan";
import { NOTHING } from "../../../../provider/core/state/memory";
import { settledOutputs } from "../../../../provider/core/state/outputs";
import type { Properties } from "../../../../provider/core/terms/value";
import { fleet, networkAccessProfile, sim } from "../../../../provider/resources";
import type { Table } from "../../../../provider/resources/definition";
import { aFleet, aProfile, EU, HERE, ICCID, NETWORK, OTHER_NETWORK, superSim, THERE, US } from "../objects";

/** The state after a run that ended well. */
const settled = (table: Table, live: Properties, declared: Properties, resolved: Properties = {}): Properties =>
  settledOutputs(table, live, { declared, resolved: { ...declared, ...resolved } });

const inFleet = { iccid: ICCID, status: "active", fleet: "eu" };
const adopted = settled(sim, superSim(), inFleet, { fleet: EU });
const scheduled = superSim({ status: "scheduled" });
/** A run that did not wait: `inactive` was asked for. */
const onItsWay = settled(sim, scheduled, { ...inFleet, status: "inactive", skipAwait: true }, { fleet: EU });
/** `ready` was declared, and the SIM has become active by itself. */
const becameActive = settled(sim, superSim(), { ...inFleet, status: "ready" }, { fleet: EU });
const byHand = superSim({ fleet: EU });

interface Row {
  readonly of?: Table;
  readonly outputs: Properties;
  readonly inputs: Properties;
  readonly reasons: readonly (readonly [field: string, why: Reason["why"]])[];
  readonly replaces?: readonly string[];
  readonly looks: boolean;
}

const ROWS: Readonly<Record<string, Row>> = {
  "nothing, where the same is declared": { outputs: adopted, inputs: inFleet, reasons: [], looks: false },
  "nothing, where the state stands for what is declared": {
    outputs: becameActive,
    inputs: { ...inFleet, status: "ready" },
    reasons: [],
    looks: false,
  },
  "a field that differs": {
    outputs: adopted,
    inputs: { ...inFleet, status: "inactive" },
    reasons: [["status", "differs"]],
    looks: true,
  },
  "a Fleet of another name, though it may be the same": {
    outputs: adopted,
    inputs: { ...inFleet, fleet: "europe" },
    reasons: [["fleet", "differs"]],
    looks: true,
  },
  "an option, for which nobody has to look": {
    outputs: settled(sim, superSim(), { ...inFleet, onDelete: "retain" }, { fleet: EU }),
    inputs: { ...inFleet, onDelete: "release" },
    reasons: [["onDelete", "differs"]],
    looks: false,
  },
  "another card, which is another resource": {
    outputs: adopted,
    inputs: { ...inFleet, iccid: "8988307" },
    reasons: [["iccid", "differs"]],
    replaces: ["iccid"],
    looks: true,
  },
  "what is fixed, which is another Fleet": {
    of: fleet,
    outputs: settled(fleet, aFleet(), { uniqueName: "eu", dataEnabled: true }),
    inputs: { uniqueName: "us", dataEnabled: false },
    reasons: [
      ["uniqueName", "differs"],
      ["dataEnabled", "differs"],
    ],
    replaces: ["dataEnabled"],
    looks: true,
  },
  "a list with other members": {
    of: networkAccessProfile,
    outputs: settled(networkAccessProfile, aProfile(), { uniqueName: "networks", networks: [NETWORK] }),
    inputs: { uniqueName: "networks", networks: [OTHER_NETWORK] },
    reasons: [["networks", "differs"]],
    looks: true,
  },
  "a declared value that the state still remembers, when it is seen now": {
    outputs: becameActive,
    inputs: inFleet,
    reasons: [["status", "stands for another"]],
    looks: false,
  },
  "another goal of a move under way": {
    outputs: onItsWay,
    inputs: { ...inFleet, skipAwait: true },
    reasons: [
      ["status", "differs"],
      ["status", "stands for another"],
    ],
    looks: true,
  },
  "what is declared from now on, though it is so already": {
    outputs: adopted,
    inputs: { ...inFleet, uniqueName: "" },
    reasons: [["uniqueName", "newly declared"]],
    looks: false,
  },
  "what is not declared any more": {
    outputs: adopted,
    inputs: { iccid: ICCID },
    reasons: [
      ["status", "no longer declared"],
      ["fleet", "no longer declared"],
    ],
    looks: false,
  },
  "a name that was to be handed on, and has arrived": {
    outputs: {
      ...settled(sim, superSim({ uniqueName: "mine" }), { ...inFleet, uniqueName: "mine" }),
      __follows: "8988",
    },
    inputs: { ...inFleet, fleet: EU, uniqueName: "mine" },
    reasons: [["__follows", "follows nobody"]],
    looks: false,
  },
  "a name that is still to be handed on": {
    outputs: { ...settled(sim, superSim(), { ...inFleet, fleet: EU, uniqueName: "mine" }), __follows: "8988" },
    inputs: { ...inFleet, fleet: EU, uniqueName: "mine" },
    reasons: [["uniqueName", "differs"]],
    looks: true,
  },
  "a run that stopped half-way": {
    outputs: { ...adopted, __unsettled: true },
    inputs: inFleet,
    reasons: [["__unsettled", "unfinished"]],
    looks: true,
  },
  "a move under way that is waited for from now on": {
    outputs: onItsWay,
    inputs: { ...inFleet, status: "inactive" },
    reasons: [
      ["skipAwait", "no longer declared"],
      ["__unsettled", "unfinished"],
    ],
    looks: true,
  },
  "nothing, as long as nobody waits for the move under way": {
    outputs: onItsWay,
    inputs: { ...inFleet, status: "inactive", skipAwait: true },
    reasons: [],
    looks: false,
  },
  "nothing new in a state that was imported by hand": {
    outputs: byHand,
    inputs: { iccid: ICCID, fleet: EU },
    reasons: [],
    looks: false,
  },
  "changes first, then what is to be forgotten, then what is unfinished": {
    outputs: { ...becameActive, __unsettled: true },
    inputs: { iccid: ICCID, status: "active", uniqueName: "mine" },
    reasons: [
      ["uniqueName", "differs"],
      ["status", "stands for another"],
      ["uniqueName", "newly declared"],
      ["fleet", "no longer declared"],
      ["__unsettled", "unfinished"],
    ],
    looks: true,
  },
};

describe("diff finds", () => {
  for (const [what, { of = sim, outputs, inputs, reasons, replaces = [], looks }] of Object.entries(ROWS))
    it(what, () => {
      const expected = { reasons: reasons.map(([field, why]) => ({ field, why })), replaces, looks };
      assert.deepEqual(diff(of, outputs, inputs), expected);
    });

  it("nothing after a good end, whatever was declared", () => {
    const live = fc.record({
      status: fc.constantFrom("new", "ready", "active", "inactive"),
      fleetSid: fc.constantFrom("", EU),
      uniqueName: fc.constantFrom("", "mine"),
    });
    const declared: fc.Arbitrary<Properties> = fc.record(
      {
        iccid: fc.constant(ICCID),
        status: fc.constantFrom("ready", "active", "inactive"),
        fleet: fc.constantFrom("", EU),
        uniqueName: fc.constantFrom("", "mine"),
        onDelete: fc.constantFrom("retain", "release"),
        skipAwait: fc.boolean(),
        registrationCode: fc.constant("H3LL0W0RLD"),
      },
      { requiredKeys: ["iccid"] },
    );
    let rests = 0;
    const law = (shown: Properties, inputs: Properties) => {
      const seen = superSim(shown);
      if (plan(sim, seen, inputs, NOTHING).is !== "rest") return;
      rests++;
      assert.deepEqual(diff(sim, settled(sim, seen, inputs), inputs), { reasons: [], replaces: [], looks: false });
    };
    fc.assert(fc.property(live, declared, law), { numRuns: 2_000, seed: 2026 });
    assert.ok(rests > 100);
  });
});

describe("what the state shows to be impossible", () => {
  const refusal = (table: Table, outputs: Properties, inputs: Properties) => () =>
    refuse(table, outputs, inputs, diff(table, outputs, inputs));
  const isNew = superSim({ status: "new" });

  it("is refused before anything is sent, with the object as the state has it", () => {
    const moved = settled(sim, isNew, { iccid: ICCID, accountSid: HERE });
    assert.throws(refusal(sim, moved, { iccid: ICCID, accountSid: THERE }), {
      name: "Refused",
      message: /^SIM 89883070000000000001 \(HSa+\): accountSid "ACb+" was refused before anything was sent/,
    });
  });

  it("is a fixed field under the same name, and not under another one", () => {
    const outputs = settled(fleet, aFleet(), { uniqueName: "eu", dataEnabled: true });
    const other = { dataEnabled: false };
    assert.throws(
      refusal(fleet, outputs, { uniqueName: "eu", ...other }),
      /^Refused: Fleet "eu" \(HFa+\): `dataEnabled` = false cannot be changed: .* Declare another `uniqueName` than "eu"/,
    );
    refusal(fleet, outputs, { uniqueName: "us", ...other })();
  });

  it("is nothing that a name could turn out to be the same by: the update finds out", () => {
    for (const [known, fleetNow] of [
      ["eu", EU],
      [EU, "eu"],
    ] as const)
      refusal(sim, settled(sim, superSim(), { ...inFleet, fleet: known }, { fleet: EU }), {
        ...inFleet,
        fleet: fleetNow,
      })();
  });

  it("is a Fleet to come without, also where another one was declared by its SID", () => {
    assert.throws(refusal(sim, adopted, { ...inFleet, fleet: "" }), /cannot leave its Fleet.*83008/);
    refusal(sim, adopted, { ...inFleet, fleet: US })();
  });
});

/** When a live object shows what is declared of a field, and which fields do not. */
import assert from "node:assert/strict";
import { differences, shows } from "../../../../provider/core/terms/differences";
import { type Properties, UNKNOWN, type Value } from "../../../../provider/core/terms/value";
import { fleet, networkAccessProfile, ratePlan, sim, wirelessSim } from "../../../../provider/resources";
import type { Table } from "../../../../provider/resources/definition";
import { aFleet, aProfile, EU, ICCID, NETWORK, OTHER_NETWORK, superSim, US, wirelessCard } from "../objects";

const both = { networks: [NETWORK, OTHER_NETWORK] };

const ROWS: readonly (readonly [what: string, Table, field: string, wanted: Value, live: Properties, boolean])[] = [
  ["the same text", sim, "uniqueName", "mine", { uniqueName: "mine" }, true],
  ["the same text in capitals", sim, "uniqueName", "mine", { uniqueName: "MINE" }, false],
  ["none, where nothing was ever set", fleet, "ipCommandsUrl", "", { ipCommandsUrl: null }, true],
  ["none, where the answer has no such field", fleet, "ipCommandsUrl", "", {}, true],
  ["false, which is not none", fleet, "dataEnabled", false, { dataEnabled: null }, false],
  ["a number, which is not its text", fleet, "dataLimit", 250, { dataLimit: "250" }, false],
  ["a Fleet's SID", sim, "fleet", EU, { fleetSid: EU }, true],
  ["a Fleet's SID in capitals", sim, "fleet", EU.toUpperCase(), { fleetSid: EU }, true],
  ["another Fleet's SID", sim, "fleet", US, { fleetSid: EU }, false],
  ["a Fleet's name, where the state repeats it", sim, "fleet", "eu", { fleetSid: EU, fleet: "eu" }, true],
  ["a Fleet's name, of which only the SID is seen", sim, "fleet", "eu", { fleetSid: EU }, false],
  ["no Fleet", sim, "fleet", "", { fleetSid: null }, true],
  ["a status that another one fulfils", sim, "status", "ready", { status: "active" }, true],
  ["a status that does not fulfil another one", sim, "status", "active", { status: "ready" }, false],
  ["a status that a canceled SIM fulfils", wirelessSim, "status", "deactivated", { status: "canceled" }, true],
  [
    "a set in another order, with repetitions",
    networkAccessProfile,
    "networks",
    [OTHER_NETWORK, NETWORK, NETWORK],
    both,
    true,
  ],
  ["a set in capitals", networkAccessProfile, "networks", [NETWORK.toUpperCase()], { networks: [NETWORK] }, true],
  ["a set with one more", networkAccessProfile, "networks", [NETWORK], both, false],
  [
    "a set of texts",
    ratePlan,
    "internationalRoaming",
    ["data", "messaging"],
    { internationalRoaming: ["messaging", "data"] },
    true,
  ],
  [
    "an empty set, where nothing was ever set",
    ratePlan,
    "internationalRoaming",
    [],
    { internationalRoaming: null },
    true,
  ],
  ["a value that is not known yet", sim, "uniqueName", UNKNOWN, { uniqueName: "mine" }, false],
];

describe("a live object shows", () => {
  for (const [what, table, field, wanted, live, expected] of ROWS)
    it(`${what}: ${expected ? "yes" : "no"}`, () => assert.equal(shows(table, field, wanted, live), expected));
});

describe("differences", () => {
  const declared = {
    fleet: US,
    status: "inactive",
    iccid: "8988307",
    uniqueName: "mine",
    onDelete: "retain",
    registrationCode: "H3LL0W0RLD",
    dateCreated: "today",
    colour: "red",
  };

  it("are those that an update can mend, in the table's order, where nobody asks for others", () => {
    assert.deepEqual(differences(sim, declared, superSim()), ["uniqueName", "status", "fleet"]);
  });

  it("are those of the rules that are asked for", () => {
    assert.deepEqual(differences(sim, declared, superSim(), ["replace", "option"]), ["iccid", "onDelete"]);
    assert.deepEqual(differences(sim, declared, superSim(), []), []);
  });

  it("are none of what is not declared, nor of what is shown", () => {
    for (const [table, live] of [
      [sim, superSim()],
      [wirelessSim, wirelessCard()],
      [fleet, aFleet()],
      [networkAccessProfile, aProfile()],
    ] as const)
      for (const same of [{}, { ...live, fleetSid: "x" }])
        assert.deepEqual(differences(table, same, live, ["update", "replace"]), []);
    assert.deepEqual(differences(sim, { iccid: ICCID, fleet: EU }, superSim(), ["update", "replace"]), []);
  });
});

/** The only door. */
import assert from "node:assert/strict";
import * as door from "../../provider";

/** Every state asks for its provider by one of these: they never change. */
const NAMES = [
  "esimProfile",
  "sim",
  "fleet",
  "networkAccessProfile",
  "wirelessSim",
  "ratePlan",
  "simSet",
  "wirelessSimSet",
];

describe("the provider's door", () => {
  it("has a provider for each table, under the name that states ask for", () => {
    const exported = Object.entries(door).filter(([, value]) => typeof value === "object" && "configure" in value);
    assert.deepEqual(exported.map(([name]) => name).sort(), [...NAMES].sort());
    for (const [, provider] of exported)
      for (const verb of ["check", "diff", "create", "read", "update", "delete"])
        assert.equal(typeof Object(provider)[verb], "function");
  });
});

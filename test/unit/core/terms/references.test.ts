/** Names in place of SIDs. */
import assert from "node:assert/strict";
import { nameIn } from "../../../../provider/core/terms/references";
import { UNKNOWN, type Value } from "../../../../provider/core/terms/value";
import { registry } from "../../../../provider/resources";
import { EU } from "../objects";

const { reference } = registry.sim.fields.fleet ?? {};

const CASES: readonly (readonly [string, Value | undefined, string | undefined])[] = [
  ["a name", "trucks", "trucks"],
  ["a SID", EU, undefined],
  ["the SID of another kind of object, which may be a name", EU.replace("HF", "HS"), EU.replace("HF", "HS")],
  ["none", "", undefined],
  ["nothing", undefined, undefined],
  ["what is not known yet", UNKNOWN, undefined],
];

describe("a reference that is declared as", () => {
  for (const [what, value, name] of CASES)
    it(`${what} ${name === undefined ? "has no name" : "has that name"}`, () => {
      assert.equal(nameIn(reference, value), name);
    });

  it("text has no name where the field refers to nothing", () => {
    assert.equal(nameIn(registry.sim.fields.uniqueName?.reference, "trucks"), undefined);
  });
});

/** What a preview says in words because it cannot be undone, and when it has been said already. */
import assert from "node:assert/strict";
import { notices } from "../../../../provider/core/plan/notices";
import type { Properties } from "../../../../provider/core/terms/value";
import { fleet, sim, wirelessSim } from "../../../../provider/resources";
import type { Table } from "../../../../provider/resources/definition";
import { ICCID } from "../objects";

const WIRELESS = `warning: wireless SIM ${ICCID}: `;
const DEACTIVATED = /^warning: wireless SIM 8988\d+: status "deactivated" cannot be undone: .*72 hours.*\.$/;

describe("a preview", () => {
  const said = (before: Properties, inputs: Properties, table: Table = wirelessSim) =>
    notices(table, { iccid: ICCID, ...before }, { iccid: ICCID, ...inputs });

  it("warns of a status that cannot be left again", () => {
    for (const before of [{}, { status: "active" }]) {
      const [line = "", ...more] = said(before, { status: "deactivated" });
      assert.match(line, DEACTIVATED);
      assert.deepEqual(more, []);
    }
  });

  for (const [onDelete, why] of [
    ["deactivate", "72 hours after it is destroyed the SIM is canceled, and can never connect again"],
    ["delete", "destroying it deletes the SIM from the account"],
  ] as const)
    it(`warns of a destroy that will ${onDelete} the SIM`, () => {
      assert.deepEqual(said({ onDelete: "suspend" }, { onDelete }), [
        `${WIRELESS}onDelete "${onDelete}" cannot be undone: ${why}.`,
      ]);
    });

  it("warns of both, the status first", () => {
    const lines = said({}, { status: "deactivated", onDelete: "delete" });
    assert.deepEqual(
      lines.map((line) => line.slice(WIRELESS.length).split(" ")[0]),
      ["status", "onDelete"],
    );
  });

  it("is silent about what was declared before, what is left out, and what can be undone", () => {
    const end = { status: "deactivated", onDelete: "delete" };
    for (const [before, inputs] of [
      [end, end],
      [end, {}],
      [{}, { status: "suspended", onDelete: "retain" }],
    ])
      assert.deepEqual(said(before ?? {}, inputs ?? {}), []);
    assert.deepEqual(said({}, { status: "inactive", onDelete: "release" }, sim), []);
    assert.deepEqual(said({}, { onDelete: "rename" }, fleet), []);
  });
});

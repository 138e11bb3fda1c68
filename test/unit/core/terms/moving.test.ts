/** What a seen status means beside a declared one. */
import assert from "node:assert/strict";
import { fulfils, isMoving } from "../../../../provider/core/terms/moving";
import { UNKNOWN } from "../../../../provider/core/terms/value";
import { fleet, sim, tables, wirelessSim } from "../../../../provider/resources";
import { simLifecycle } from "../../../../provider/resources/sim-lifecycle";
import { wirelessSimLifecycle } from "../../../../provider/resources/wireless/sim-lifecycle";

describe("a seen status", () => {
  /** Beside itself. */
  const FULFILS = {
    "Super SIM": [simLifecycle, [["active", "ready"]]],
    wireless: [
      wirelessSimLifecycle,
      [
        ["active", "ready"],
        ["canceled", "deactivated"],
        ["deleted", "deactivated"],
      ],
    ],
  } as const;
  for (const [product, [lifecycle, pairs]] of Object.entries(FULFILS))
    it(`of a ${product} fulfils itself, and another one only where a move needs no request`, () => {
      const statuses = Object.keys(lifecycle.statuses);
      const found = statuses.flatMap((seen) =>
        lifecycle.writable
          .filter((wanted) => wanted !== seen && fulfils(lifecycle, seen, wanted))
          .map((wanted) => [seen, wanted]),
      );
      assert.deepEqual(found, pairs);
      for (const status of [...statuses, "unheard-of"]) assert.ok(fulfils(lifecycle, status, status));
    });

  it("is a move under way where the lifecycle calls it pending, and nowhere else", () => {
    const moving = tables.flatMap((table) =>
      Object.keys(table.lifecycle?.statuses ?? {})
        .filter((status) => isMoving(table, { status }))
        .map((status) => `${table.noun} ${status}`),
    );
    assert.deepEqual(moving, [
      "SIM scheduled",
      "wireless SIM scheduled",
      "wireless SIM updating",
      "eSIM profile new",
      "eSIM profile reserving",
    ]);
    for (const status of ["unheard-of", null, UNKNOWN] as const)
      for (const table of [sim, wirelessSim]) assert.ok(!isMoving(table, { status }));
    assert.ok(!isMoving(sim, {}));
    assert.ok(!isMoving(fleet, { status: "scheduled" }));
  });
});

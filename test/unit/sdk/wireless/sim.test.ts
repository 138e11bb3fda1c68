/** A status from a file, such as a cell of a table: one that a wireless SIM can be declared with, or none. */
import assert from "node:assert/strict";
import { isSimStatus } from "../../../../sdk/wireless/sim";

describe("a status of a wireless SIM from a file", () => {
  const CELLS = [
    ...(["ready", "active", "inactive", "suspended", "deactivated"] as const),
    ...(["", " active", "Active", "new", "scheduled", "canceled", "activ", undefined, null, 1] as const),
  ];
  it("is one that can be declared, exactly as it is written, or none", () => {
    assert.deepEqual(CELLS.filter(isSimStatus), ["ready", "active", "suspended", "deactivated"]);
  });
});

/** The error about a list that shows something else than was asked for. */
import assert from "node:assert/strict";
import { notFiltered } from "../../../../provider/core/live/not-filtered";

const UNFILTERED = { list: "the list of SIMs", asked: "Fleet=trucks", answered: "SIM 8988 (HS1)" };
const WHY = "Something between here and the API drops the query of a URL.";

describe("a list that was not filtered", () => {
  it("is told with what was asked for, what came, and where to look", () => {
    assert.equal(
      notFiltered(UNFILTERED).message,
      `the list of SIMs: asked for Fleet=trucks, the API answered with SIM 8988 (HS1). ${WHY}`,
    );
  });

  it("says before a write that there was none", () => {
    const { message } = notFiltered({ ...UNFILTERED, soFar: "Nothing was written." });
    assert.ok(message.endsWith(`SIM 8988 (HS1). Nothing was written. ${WHY}`), message);
  });
});

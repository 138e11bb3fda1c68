/** A refusal in words: what was asked, why not, what was seen, and what to do. */
import assert from "node:assert/strict";
import { Refused, refusalOf, refused, refusedDeclaration } from "../../../../provider/core/plan/refusal";
import { KoreError } from "../../../../provider/errors";
import { sim } from "../../../../provider/resources";
import { simLifecycle } from "../../../../provider/resources/sim-lifecycle";
import { EU, ICCID, SIM_SID, superSim } from "../objects";

const leaves = refusalOf(simLifecycle, "leavesFleet");

describe("a refusal", () => {
  it("is the lifecycle's row, under its key", () => {
    assert.deepEqual(leaves, { key: "leavesFleet", ...simLifecycle.refusals.leavesFleet });
  });

  it("has words also where a rule names a row that is missing", () => {
    const { because, instead, code } = refusalOf(simLifecycle, "unheardOf");
    assert.deepEqual(
      [because, instead, code],
      ["the lifecycle forbids it (unheardOf)", "Declare what it shows.", undefined],
    );
  });

  it("says what was asked, why not, what was seen and what to do, with the API's code", () => {
    const declared = { iccid: ICCID, uniqueName: "mine", status: "active", fleet: "" };
    const error = refused(sim, leaves, superSim(), declared);
    assert.ok(error instanceof Refused && error instanceof KoreError);
    assert.equal(error.code, 83008);
    assert.equal(
      error.message,
      `SIM ${ICCID} (${SIM_SID}): status "active", fleet "" was refused before anything was sent, ` +
        `because ${leaves.because} (the API's error 83008). Seen: status active, Fleet ${EU}. ${leaves.instead}`,
    );
  });

  it("does not say that nothing was sent where something else may have been", () => {
    const { message } = refused(sim, leaves, superSim(), { fleet: "" }, { more: true });
    assert.match(message, /: fleet "" was refused before anything more was sent, because /);
  });

  it("of a declaration alone says why and what to do, with a code only where one is documented", () => {
    assert.equal(
      refusedDeclaration(leaves),
      `is refused, because ${leaves.because} (the API's error 83008). ${leaves.instead}`,
    );
    assert.equal(
      refusedDeclaration({ key: "k", because: "it cannot be", instead: "Leave it." }),
      "is refused, because it cannot be. Leave it.",
    );
  });
});

/** How a SIM will look that is about to be registered. */
import assert from "node:assert/strict";
import { asRegistered } from "../../../../provider/core/plan/registered";
import { registry } from "../../../../provider/resources";
import { HERE, ICCID } from "../objects";

describe("an object that is not on the account yet", () => {
  it("will be a new SIM in no Fleet, on the account that is declared", () => {
    assert.deepEqual(
      asRegistered(registry.sim, { iccid: ICCID, accountSid: HERE, status: "active", fleet: "trucks" }),
      {
        iccid: ICCID,
        status: "new",
        accountSid: HERE,
      },
    );
  });

  it("has no status where the API registers nothing", () => {
    const { status } = asRegistered(registry.wirelessSim, { iccid: ICCID });
    assert.equal(status, "");
  });
});

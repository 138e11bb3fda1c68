import assert from "node:assert/strict";
import { FOLLOWS } from "../../../provider/core/state/memory";
import { fleet, sim } from "../../../provider/resources";
import { createHolders } from "../../../provider/run/claims";

const [A, B] = ["89883070000000000001", "89883070000000000002"];

describe("what the program's resources hold in a run", () => {
  it("is what stays, by its SID and by its identity", () => {
    const holders = createHolders(sim);
    assert.equal(holders.keeps("HS1", { iccid: A, status: "active" }), true);
    assert.equal(holders.hold("HS1", {}), true);
    assert.equal(holders.hold("HS9", { iccid: A }), true);
    assert.equal(holders.hold("HS2", { iccid: B }), false);
  });

  it("is what was made, as soon as it is begun: it has no SID yet", () => {
    const holders = createHolders(sim);
    holders.makes({ iccid: A });
    assert.equal(holders.hold("HS1", { iccid: A }), true);
    holders.takes({ sid: "HS1", iccid: A });
    assert.equal(holders.hold("HS1", {}), true);
  });

  it("is what the program declares, even if it is never made, and that is refused to nobody", () => {
    const holders = createHolders(sim);
    holders.declares({ iccid: A }, false);
    assert.equal(holders.hold("HS1", { iccid: A }), true);
    holders.makes({ iccid: A });
  });

  it("is refused to a second resource before a request, by what is declared", () => {
    const making = createHolders(sim);
    making.makes({ iccid: A, status: "active" });
    const refusal = new RegExp(`SIM ${A}: another resource of this program holds it already.*Keep one of them`);
    assert.throws(() => making.makes({ iccid: A, status: "inactive" }), refusal);

    const declaring = createHolders(sim);
    declaring.declares({ iccid: A, status: "active" }, true);
    assert.throws(() => declaring.makes({ iccid: A, status: "inactive" }), refusal);
  });

  it("is refused to a second resource before a write, by what was found", () => {
    const holders = createHolders(fleet);
    holders.keeps("HF1", { uniqueName: "new" });
    holders.makes({ uniqueName: "old" });
    assert.throws(() => holders.takes({ sid: "HF1", uniqueName: "old" }), /Fleet "old" \(HF1\): another resource/);
  });

  it("tells when two that are in the state hold the same, and not when one is looked at twice", () => {
    const holders = createHolders(sim);
    assert.equal(holders.keeps("HS1", { iccid: A, status: "active" }), true);
    assert.equal(holders.keeps("HS1", { iccid: A, status: "active" }), true);
    assert.equal(holders.keeps("HS1", { iccid: A, status: "inactive" }), false);
  });

  it("is free for the resource itself, when the engine replaces it against its diff", () => {
    const holders = createHolders(sim);
    holders.declares({ iccid: A, status: "active" }, true);
    holders.keeps("HS1", { iccid: A, status: "active" });
    holders.makes({ iccid: A, status: "active", [FOLLOWS]: B });
    holders.takes({ sid: "HS1", iccid: A });
    assert.equal(holders.hold("HS1", { iccid: A }), true, "the old one is deleted after the new one was made");
  });

  it("is told apart by account, because a unique name belongs to one", () => {
    const holders = createHolders(fleet);
    holders.makes({ uniqueName: "trucks" });
    holders.makes({ uniqueName: "trucks", account: "elsewhere" });
    assert.equal(holders.hold("HF1", { uniqueName: "trucks", account: "third" }), false);
  });
});

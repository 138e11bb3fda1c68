import assert from "node:assert/strict";
import { Refused } from "../../../provider/core/plan/refusal";
import { Halfway } from "../../../provider/core/state/halfway";
import { UNKNOWN } from "../../../provider/core/terms/value";
import { present } from "../../../provider/host/errors";
import { UNKNOWN_TEXT } from "../../../provider/host/unknown";

describe("an error as Pulumi's dynamic host shows it", () => {
  it("is its words, and a stack only for whoever asked for it", () => {
    const refused = new Refused("SIM 1: refused.");
    const shown = present(refused, "SIM 1: refused.", "text", false);
    assert.deepEqual([shown.message, shown.stack, "id" in shown], ["SIM 1: refused.", "", false]);
    assert.equal(present(refused, "SIM 1: refused.", "text", true).stack, refused.stack);
    assert.equal(present("no error at all", "words", "text", true).stack, "");
  });

  it("of a half-made object carries it, with the provider's text, which the host forgets", () => {
    const half = new Halfway(new Error("stopped"), "HS1", { iccid: "1", fleet: UNKNOWN });
    const { id, properties, reasons } = present(half, "said once", "text", false);
    assert.deepEqual([id, reasons], ["HS1", ["said once"]]);
    assert.deepEqual(properties, { iccid: "1", fleet: UNKNOWN_TEXT, __provider: "text" });
    assert.deepEqual(present(half, "said once", undefined, false).properties, { iccid: "1", fleet: UNKNOWN_TEXT });
  });
});

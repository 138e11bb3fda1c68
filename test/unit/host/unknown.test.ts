import assert from "node:assert/strict";
import { type Properties, UNKNOWN } from "../../../provider/core/terms/value";
import { fromPulumi, toPulumi, UNKNOWN_TEXT } from "../../../provider/host/unknown";

describe("values as Pulumi's dynamic protocol spells them", () => {
  it("have an unknown one as a text, also inside lists and objects", () => {
    const spelt = { a: UNKNOWN_TEXT, b: ["x", UNKNOWN_TEXT], c: { d: UNKNOWN_TEXT, e: 1 }, f: true };
    const meant: Properties = { a: UNKNOWN, b: ["x", UNKNOWN], c: { d: UNKNOWN, e: 1 }, f: true };
    assert.deepEqual(fromPulumi(spelt), meant);
    assert.deepEqual(toPulumi(meant), spelt);
  });

  it("leave out what is absent, for which its wire format has no word", () => {
    assert.deepEqual(fromPulumi({ a: undefined, b: null, c: "" }), { b: null, c: "" });
  });
});

/** The words for a value of the wrong type. */
import assert from "node:assert/strict";
import { typeOf, wrong } from "../../../provider/resources/wrong-type";

describe("a value of the wrong type", () => {
  const said = (type: Parameters<typeof wrong>[0], input: unknown) => wrong(type, "must be so").error({ input });

  for (const [type, input, words] of [
    ["text", "x", "must be so"],
    ["text", 7, "is a number: it must be so, in quotes"],
    ["text", true, "is a boolean: it must be so, in quotes"],
    ["text", ["x"], "is a list: it must be so"],
    ["number", "7", "is text: it must be so, without quotes"],
    ["boolean", "true", "is text: it must be so, without quotes"],
    ["boolean", 1, "is a number: it must be so"],
    ["list", "x", "is text: it must be so"],
    ["object", [], "is a list: it must be so"],
    ["text", null, "is null: it must be so"],
    ["text", undefined, "is missing: it must be so"],
    ["number", {}, "is an object: it must be so"],
  ] as const)
    it(`for ${type}: ${JSON.stringify(input) ?? "nothing"} ${words}`, () => assert.equal(said(type, input), words));

  it("is called what it is, whatever it is", () => {
    const called = [null, undefined, [], "", 0, false, {}, () => 0].map(typeOf);
    assert.deepEqual(called, ["null", "nothing", "list", "text", "number", "boolean", "object", "object"]);
  });
});

import assert from "node:assert/strict";
import { answerOf, previewOf, refusedDiff } from "../../../provider/host/refused";

const failures = [
  { property: "status", reason: "SIM 89: `status` is wrong" },
  { property: "", reason: "SIM 89: so is the code" },
];
const inputs = { iccid: "89" };

describe("faults in Pulumi's check", () => {
  it("are failures in a run, by their reasons alone: of a named property Pulumi prints the value", () => {
    for (const news of [{}, { __preview: false }])
      assert.deepEqual(answerOf(news, inputs, failures), {
        inputs,
        failures: failures.map(({ reason }) => ({ property: "", reason })),
      });
  });

  it("go back among the inputs in a preview, as one secret text, and fail nothing", () => {
    const { inputs: given, failures: left } = answerOf({ __preview: [] }, inputs, failures);
    assert.deepEqual(left, []);
    const { __refused, ...rest } = { __refused: undefined, ...given };
    assert.deepEqual(rest, inputs);
    assert.deepEqual(__refused, {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      value: "SIM 89: `status` is wrong\nSIM 89: so is the code",
    });
  });

  it("leave nothing behind where there are none, or the state would show a change", () => {
    assert.deepEqual(answerOf({ __preview: ["status"] }, inputs, []), { inputs, failures: [] });
  });

  it("are shown by a diff as a change, because only then Pulumi returns the inputs to the program", () => {
    assert.equal(refusedDiff(inputs), undefined);
    const changed = { changes: true, replaces: [], deleteBeforeReplace: false };
    assert.deepEqual(refusedDiff({ ...inputs, __refused: "wrong" }), changed);
  });

  it("come with the names of the inputs that the program keeps secret", () => {
    assert.deepEqual(previewOf({ __preview: ["status", 7] }), ["status"]);
    for (const news of [{}, { __preview: true }, { __preview: "status" }]) assert.equal(previewOf(news), undefined);
  });
});

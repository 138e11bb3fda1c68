/** Faults in a preview go back to the program; everywhere else they fail the check. What the SDK makes of them is in test/unit/sdk. */
import assert from "node:assert/strict";
import { answerOf, PREVIEW, refusedDiff } from "../../../provider/host/refused";

const failures = [
  { property: "iccid", reason: "no" },
  { property: "", reason: "not that either" },
];
const inputs = { iccid: "1" };

describe("a faulty declaration", () => {
  it("fails the check, unless the SDK asks for its faults in a preview", () => {
    assert.equal(PREVIEW, "__preview");
    for (const news of [{}, { __preview: false }, { __preview: "true" }])
      assert.deepEqual(answerOf(news, inputs, failures), { inputs, failures });
  });

  it("is handed back in a preview as a secret, one fault a line", () => {
    const { inputs: answer, failures: none } = answerOf({ __preview: true }, inputs, failures);
    assert.deepEqual(none, []);
    assert.deepEqual(answer, {
      iccid: "1",
      __refused: {
        "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
        value: "no\nnot that either",
      },
    });
  });

  it("is a change, because only then Pulumi tells the program; a good one is compared as ever", () => {
    assert.deepEqual(refusedDiff({ __refused: "no" }), { changes: true, replaces: [], deleteBeforeReplace: false });
    assert.equal(refusedDiff(inputs), undefined);
    assert.deepEqual(answerOf({ __preview: true }, inputs, []), { inputs, failures: [] });
  });
});

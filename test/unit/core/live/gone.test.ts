/** The error about an object that was there before. */
import assert from "node:assert/strict";
import { Gone } from "../../../../provider/core/live/gone";
import { KoreError } from "../../../../provider/errors";

describe("an object that is gone", () => {
  it("is told with what happened to it and what to do", () => {
    const error = new Gone("SIM 8988 (HS1)");
    assert.ok(error instanceof KoreError);
    assert.equal(error.name, "Gone");
    assert.match(
      error.message,
      /^SIM 8988 \(HS1\): the API does not know it any more \(404\): .* `pulumi refresh` .* `account`\.$/,
    );
  });
});

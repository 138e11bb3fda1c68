/** The root of all errors that are raised on purpose. */
import assert from "node:assert/strict";
import { type GlobalCause, KoreError } from "../../provider/errors";

class Everybodys extends KoreError {
  override get global(): GlobalCause {
    return { key: "down", brief: "as above: it is down" };
  }
}

describe("an error of ours", () => {
  const cause = new Everybodys("it is down");

  it("is its object's own, unless it says otherwise", () => {
    assert.equal(new KoreError("no").global, undefined);
    assert.equal(new KoreError("no", { cause: new Error("no") }).global, undefined);
  });

  it("shares the cause of one whose message it only repeats, and of no other", () => {
    assert.deepEqual(new KoreError("it is down", { cause }).global, cause.global);
    assert.equal(new KoreError("SIM 1: it is down", { cause }).global, undefined);
  });

  it("that is its own cause ends there", () => {
    const circular = new KoreError("no");
    circular.cause = circular;
    assert.equal(circular.global, undefined);
  });
});

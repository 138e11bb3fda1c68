/** Giving up what others go on waiting for. */
import assert from "node:assert/strict";
import { unlessAborted } from "../../../provider/time/unless-aborted";

describe("waiting together", () => {
  it("ends for one who gives up, and goes on for the others", async () => {
    const control = new AbortController();
    const { promise, resolve } = Promise.withResolvers<string>();
    const impatient = unlessAborted(promise, control.signal);
    const patient = unlessAborted(promise, new AbortController().signal);
    control.abort(new Error("enough"));
    await assert.rejects(impatient, /enough/);
    resolve("done");
    assert.equal(await patient, "done");
    await assert.rejects(unlessAborted(promise, control.signal), /enough/);
  });

  it("hands on a failure, and leaves none unhandled when everybody gave up", async () => {
    const control = new AbortController();
    const failing = Promise.reject(new Error("broken"));
    await assert.rejects(unlessAborted(failing, new AbortController().signal), /broken/);
    control.abort(new Error("enough"));
    await assert.rejects(unlessAborted(Promise.reject(new Error("unseen")), control.signal), /enough/);
  });
});

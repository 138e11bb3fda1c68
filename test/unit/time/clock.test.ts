/** Real time, and giving up on it. */
import assert from "node:assert/strict";
import { systemClock } from "../../../provider/time/clock";

describe("the system's clock", () => {
  it("is right, and goes on when the machine's own is set back", () => {
    const { now } = Date;
    const before = systemClock.now();
    assert.ok(Math.abs(before - now()) < 60_000);
    Date.now = () => now() - 3_600_000;
    try {
      assert.ok(systemClock.now() >= before);
    } finally {
      Date.now = now;
    }
  });

  it("sleeps and wakes", async () => {
    const before = systemClock.now();
    await systemClock.sleep(5);
    assert.ok(systemClock.now() - before >= 4);
  });

  it("wakes at once with the signal's reason, before and during a sleep", async () => {
    const control = new AbortController();
    const sleep = systemClock.sleep(60_000, control.signal);
    control.abort(new Error("enough"));
    await assert.rejects(sleep, /enough/);
    await assert.rejects(systemClock.sleep(60_000, control.signal), /enough/);
  });

  it("does not take a month for nothing, as a timer of 32 bits would", async () => {
    const month = 31 * 24 * 3_600_000;
    const control = new AbortController();
    const sleep = systemClock.sleep(month, control.signal);
    const first = await Promise.race([sleep.then(() => "woke"), systemClock.sleep(5).then(() => "still asleep")]);
    control.abort(new Error("enough"));
    await assert.rejects(sleep, /enough/);
    assert.equal(first, "still asleep");
  });
});

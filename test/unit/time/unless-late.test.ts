import assert from "node:assert/strict";
import { unlessLate } from "../../../provider/time/unless-late";
import { createFakeClock } from "../../support/fake-clock";

describe("waiting no longer than a time", () => {
  it("gives what came in time, and leaves no sleeper behind", async () => {
    const clock = createFakeClock(0);
    const work = clock.sleep(999).then(() => "here");
    assert.equal(await clock.run(unlessLate(work, 1_000, clock)), "here");
    assert.equal(clock.sleeping, 0);
  });

  it("raises what the work failed with, and leaves no sleeper behind", async () => {
    const clock = createFakeClock(0);
    await assert.rejects(unlessLate(Promise.reject(new Error("503")), 1_000, clock), /503/);
    assert.equal(clock.sleeping, 0);
  });

  it("rejects when the time is over, whatever becomes of the work", async () => {
    const clock = createFakeClock(0);
    const work = clock.sleep(5_000).then(() => {
      throw new Error("much later");
    });
    await assert.rejects(clock.run(unlessLate(work, 1_000, clock)), /no answer within 1s/);
    assert.equal(clock.now(), 1_000);
    await clock.advance(5_000);
  });
});

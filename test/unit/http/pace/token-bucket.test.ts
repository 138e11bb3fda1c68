/** When the next request may go. */
import assert from "node:assert/strict";
import { createTokenBucket } from "../../../../provider/http/pace/token-bucket";
import { createFakeClock } from "../../../support/fake-clock";

describe("a bucket of requests", () => {
  /** How many go until one has to wait. */
  const go = (bucket: ReturnType<typeof createTokenBucket>): number => {
    let gone = 0;
    for (; bucket.delay() === 0; gone++) bucket.take();
    return gone;
  };

  it("lets a second's worth go at once, then the next one after its share of a second", async () => {
    const clock = createFakeClock();
    const bucket = createTokenBucket(4, clock);
    assert.deepEqual([go(bucket), bucket.delay()], [4, 250]);
    await clock.advance(249);
    assert.equal(bucket.delay(), 1);
    await clock.advance(1);
    assert.equal(go(bucket), 1);
  });

  it("fills up again, to a second's worth and no further", async () => {
    const clock = createFakeClock();
    const bucket = createTokenBucket(4, clock);
    go(bucket);
    await clock.advance(3_600_000);
    assert.equal(go(bucket), 4);
  });

  it("waits whole milliseconds, also at a rate that does not divide a second", () => {
    const bucket = createTokenBucket(3, createFakeClock());
    go(bucket);
    assert.equal(bucket.delay(), 334);
  });
});

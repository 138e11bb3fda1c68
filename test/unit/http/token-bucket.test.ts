/** A second's worth of requests, on a clock that somebody sets. */
import assert from "node:assert/strict";
import { createTokenBucket } from "../../../provider/http/token-bucket";

function bucketOf(perSecond: number) {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const bucket = createTokenBucket(perSecond, { now: () => now, sleep: async () => undefined });
  const take = (count: number) => {
    for (let i = 0; i < count; i++) bucket.take();
  };
  return { bucket, take, set: (milliseconds: number) => (now += milliseconds) };
}

describe("a clock that is set back", () => {
  it("stops nobody who could go before", () => {
    const { bucket, take, set } = bucketOf(50);
    take(1);
    set(-60_000);
    assert.equal(bucket.delay(), 0);
  });

  it("makes nobody wait longer than one waits behind a second's worth", () => {
    const { bucket, take, set } = bucketOf(50);
    take(50);
    set(-3_600_000);
    assert.equal(bucket.delay(), 20);
    set(20);
    assert.equal(bucket.delay(), 0);
  });
});

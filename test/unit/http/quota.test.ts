/** What a run may spend on retries. */
import assert from "node:assert/strict";
import { createQuota } from "../../../provider/http/quota";

describe("a quota of retries", () => {
  /** How many retries it covers from here on. */
  const left = (quota: ReturnType<typeof createQuota>): number => {
    let retries = 0;
    for (; quota.covers(); retries++) quota.take();
    return retries;
  };

  it("covers a hundred at once", () => assert.equal(left(createQuota()), 100));

  it("gives one back for every five successes", () => {
    const quota = createQuota();
    left(quota);
    for (let successes = 0; successes < 4; successes++) quota.refill();
    assert.equal(quota.covers(), false);
    for (let successes = 0; successes < 7; successes++) quota.refill();
    assert.equal(left(quota), 2);
  });

  it("never saves up more than it began with", () => {
    const quota = createQuota();
    for (let successes = 0; successes < 1_000; successes++) quota.refill();
    assert.equal(left(quota), 100);
  });
});

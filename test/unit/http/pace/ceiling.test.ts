/** How many requests may be under way, by what was answered. Whole runs are played in limiter.test.ts. */
import assert from "node:assert/strict";
import { createCeiling } from "../../../../provider/http/pace/ceiling";
import { createFakeClock } from "../../../support/fake-clock";

describe("a ceiling", () => {
  const made = (highest = 8) => {
    const clock = createFakeClock();
    const ceiling = createCeiling(highest, clock);
    const succeed = (times: number, running?: number) => {
      for (let time = 0; time < times; time++) ceiling.succeeded(running);
      return ceiling.value;
    };
    return { clock, ceiling, succeed };
  };

  it("is halved once a wave, and never below one", () => {
    const { ceiling } = made();
    const values = [0, 0, 1, 2, 3, 4].map((wave) => {
      ceiling.refused(wave, undefined);
      return ceiling.value;
    });
    assert.deepEqual(values, [4, 4, 2, 1, 1, 1]);
  });

  it("grows by one after as many good answers as it allows, and not above where it began", () => {
    const { ceiling, succeed } = made(5);
    ceiling.refused(0, undefined);
    assert.deepEqual([succeed(1), succeed(1), succeed(2), succeed(1), succeed(4), succeed(100)], [2, 3, 3, 4, 5, 5]);
  });

  it("begins its streak anew after a failure and after a refusal of an earlier wave", () => {
    for (const stop of ["failed", "refused"] as const) {
      const { ceiling, succeed } = made();
      ceiling.refused(0, undefined);
      succeed(3);
      if (stop === "failed") ceiling.failed();
      else ceiling.refused(0, undefined);
      assert.deepEqual([succeed(3), succeed(1)], [4, 5]);
    }
  });

  it("does not grow while as many run as when the API refused, for a minute", async () => {
    const { clock, ceiling, succeed } = made();
    ceiling.refused(0, 30);
    assert.deepEqual([succeed(20, 29), succeed(1, 28)], [4, 5]);
    ceiling.refused(1, 30);
    await clock.advance(60_000);
    assert.equal(succeed(2, 30), 3);
  });
});

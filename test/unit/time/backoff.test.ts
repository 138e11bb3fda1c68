/** How long is waited, with chance fixed. */
import assert from "node:assert/strict";
import { fullJitter, pollInterval } from "../../../provider/time/backoff";

const backoff = { base: 250, cap: 10_000 };

describe("full jitter", () => {
  const ROWS = [
    [0, 1, 250],
    [0, 0, 0],
    [1, 1, 500],
    [2, 0.5, 500],
    [5, 1, 8_000],
    [6, 1, 10_000],
    [6, 0.5, 5_000],
    [2_000, 1, 10_000],
  ] as const;
  for (const [attempt, chance, milliseconds] of ROWS)
    it(`waits ${milliseconds} ms after failure ${attempt + 1} when chance is ${chance}`, () =>
      assert.equal(
        fullJitter(attempt, backoff, () => chance),
        milliseconds,
      ));
});

describe("the interval between two looks", () => {
  it("grows from 1 s to 15 s", () => {
    const least = [0, 1, 2, 3, 4, 5, 6, 7, 100].map((looks) => pollInterval(looks, () => 0));
    assert.deepEqual(least, [1_000, 1_500, 2_250, 3_375, 5_062.5, 7_593.75, 11_390.625, 15_000, 15_000]);
  });

  it("is up to a fifth longer by chance", () => {
    assert.equal(
      pollInterval(0, () => 0.5),
      1_100,
    );
    assert.ok(pollInterval(100, () => 0.999) < 18_000);
  });
});

/** Durations as people write them. */
import assert from "node:assert/strict";
import { timeouts } from "../../../provider/resources/inputs";
import { formatDuration, parseDuration } from "../../../provider/time/duration";

describe("a duration", () => {
  const YES = [
    ["90s", 90_000],
    ["10m", 600_000],
    ["1h30m", 5_400_000],
    ["1.5h", 5_400_000],
    ["250ms", 250],
    ["0s", 0],
  ] as const;
  for (const [text, milliseconds] of YES)
    it(`"${text}" is ${milliseconds} ms`, () => assert.equal(parseDuration(text), milliseconds));

  const NO = ["", "10", "m", "10 m", "-5s", "5d", "1h30", "10M", "1e3s", "10m!"] as const;
  for (const text of NO)
    it(`"${text}" is refused with the ways to write it`, () =>
      assert.throws(() => parseDuration(text), {
        message: `"${text}" is no duration. Write it as "90s", "10m" or "1h30m".`,
      }));

  // The tables import nothing that runs, so the form is written down twice.
  it("is the same to the inputs of a resource", () => {
    const taken = [...YES.map(([text]) => text), ...NO].filter(
      (text) => timeouts.input.safeParse({ create: text }).success,
    );
    assert.deepEqual(
      taken,
      YES.map(([text]) => text),
    );
  });

  const SHOWN = [
    [0, "0ms"],
    [250, "250ms"],
    [999.6, "1s"],
    [1_000, "1s"],
    [59_600, "1m"],
    [90_000, "1m30s"],
    [3_600_000, "1h"],
    [3_661_000, "1h1m1s"],
  ] as const;
  for (const [milliseconds, text] of SHOWN)
    it(`${milliseconds} ms is shown as "${text}"`, () => assert.equal(formatDuration(milliseconds), text));
});

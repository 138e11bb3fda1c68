/** Durations, calendar months, and the clock that everything is reckoned on. */
import assert from "node:assert/strict";
import { EmulatorClock, manualClock } from ".";
import { addMonths, isoSeconds, milliseconds } from "./duration";

describe("a duration", () => {
  const WRITTEN: readonly (readonly [string | number, number])[] = [
    [250, 250],
    ["250", 250],
    ["250ms", 250],
    ["2s", 2_000],
    ["1.5s", 1_500],
    ["10m", 600_000],
    ["72h", 259_200_000],
    ["90d", 7_776_000_000],
  ];
  for (const [text, expected] of WRITTEN) {
    it(`of ${JSON.stringify(text)} is ${expected} ms`, () => assert.equal(milliseconds(text), expected));
  }

  for (const text of ["", "soon", "2 s", "-1s", "1w", -1, Number.NaN]) {
    it(`is not ${JSON.stringify(text)}`, () => assert.throws(() => milliseconds(text), /is not a duration: write/));
  }
});

describe("a calendar month", () => {
  const MONTHS: readonly (readonly [string, number, string])[] = [
    ["2026-01-15T10:00:00Z", 3, "2026-04-15T10:00:00Z"],
    ["2026-01-31T10:00:00Z", 1, "2026-02-28T10:00:00Z"],
    ["2024-01-31T10:00:00Z", 1, "2024-02-29T10:00:00Z"],
    ["2026-11-30T10:00:00Z", 3, "2027-02-28T10:00:00Z"],
    ["2026-03-31T10:00:00Z", -1, "2026-02-28T10:00:00Z"],
  ];
  for (const [from, months, to] of MONTHS) {
    it(`${months} on from ${from} is ${to}`, () => {
      assert.equal(isoSeconds(addMonths(Date.parse(from), months)), to);
    });
  }
});

describe("the emulator's clock", () => {
  it("is its source plus what it was advanced by, and never goes back", () => {
    const source = manualClock(1_000);
    const clock = new EmulatorClock(source);
    clock.advance(500);
    source.advance(20);
    assert.equal(clock.now(), 1_520);
    assert.throws(() => clock.advance(-1), RangeError);
  });

  it("wakes sleepers in time, and all of them when it is closed", async () => {
    const clock = new EmulatorClock(manualClock());
    const woken: string[] = [];
    const short = clock.sleep(10).then(() => woken.push("short"));
    const long = clock.sleep(1_000).then(() => woken.push("long"));
    clock.advance(10);
    await short;
    assert.deepEqual(woken, ["short"]);
    clock.close();
    await long;
  });

  it("wakes sleepers by real time when it has no other source", async () => {
    const clock = new EmulatorClock();
    await clock.sleep(5);
    assert.ok(clock.now() > 0);
  });
});

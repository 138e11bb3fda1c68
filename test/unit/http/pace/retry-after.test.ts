/** The header in both its forms, and everything that is neither. */
import assert from "node:assert/strict";
import { retryAfter } from "../../../../provider/http/pace/retry-after";

const NOW = Date.parse("2026-01-01T00:00:00Z");

describe("Retry-After", () => {
  const YES = [
    ["0", 0],
    ["1", 1_000],
    ["120", 120_000],
    [" 5 ", 5_000],
    ["1.5", 1_500],
    ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
    ["Thursday, 01-Jan-26 00:01:00 GMT", 60_000],
    ["2026-01-01T00:00:10Z", 10_000],
    ["Wed, 31 Dec 2025 23:00:00 GMT", 0],
  ] as const;
  for (const [header, milliseconds] of YES)
    it(`"${header}" means ${milliseconds} ms from now`, () => assert.equal(retryAfter(header, NOW), milliseconds));

  for (const header of [undefined, "", " ", "-5", "1,5", "soon", "NaN", "Infinity", "5 seconds", "0x10", "1e3"])
    it(`${header === undefined ? "no header" : `"${header}"`} means nothing`, () =>
      assert.equal(retryAfter(header, NOW), undefined));
});

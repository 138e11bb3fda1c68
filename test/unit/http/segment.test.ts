/** One part of a path: encoded, or refused. That nothing is lost on the way, test/unit/resources/path-safe.test.ts asserts over a socket. */
import assert from "node:assert/strict";
import { segment } from "../../../provider/http/segment";

describe("a part of a path", () => {
  for (const [name, encoded] of [
    ["HS1", "HS1"],
    ["eu trackers", "eu%20trackers"],
    ["a/b?c#d", "a%2Fb%3Fc%23d"],
    ["50%", "50%25"],
    ["...", "..."],
    ["🚚", "%F0%9F%9A%9A"],
  ] as const)
    it(`is written ${encoded}`, () => assert.equal(segment(name), encoded));

  for (const name of ["", ".", "..", "\ud83d", "x\ude9a"])
    it(`is refused as ${JSON.stringify(name)}, which no address can carry`, () =>
      assert.throws(
        () => segment(name),
        /cannot be asked for: an address cannot carry it\. Use the SID of the object\.$/,
      ));
});

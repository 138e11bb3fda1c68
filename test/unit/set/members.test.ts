/** Lists of ICCIDs and rows become one text, and the codes that register SIMs stand apart from it. */
import assert from "node:assert/strict";
import { simSet, wirelessSimSet } from "../../../provider/resources";
import { codesIn, membersOf } from "../../../provider/set/members";

const [one, two] = ["8988307000000000001", "8988307000000000002"];

describe("the members of a set", () => {
  it("are sorted, whatever their order and form, and the text of a set is a list of them, too", () => {
    const { text, codes, problems } = membersOf(simSet, [{ iccid: two, fleet: "eu", uniqueName: "" }, one]);
    assert.deepEqual({ text, codes, problems }, { text: `${one},,,\n${two},"",,eu\n`, codes: "", problems: [] });
    assert.equal(membersOf(simSet, text).text, text);
  });

  it("have their codes in a text of its own", () => {
    const { text, codes } = membersOf(simSet, [
      { iccid: two, registrationCode: 'a,"b"' },
      { iccid: one, status: "active" },
    ]);
    assert.equal(text, `${one},,active,\n${two},,,\n`);
    assert.deepEqual([...codesIn(codes)], [[two, 'a,"b"']]);
  });

  const FAULTS: readonly (readonly [string, unknown, RegExp])[] = [
    ["a number", 8.98e18, /^row 1 is a number, .*already rounded/],
    ["a number as ICCID", { iccid: 8.98e18 }, /^row 1 has an `iccid` that is a number/],
    ["a name that is no text", { iccid: one, uniqueName: 7 }, /`uniqueName` that must be text/],
    ["no ICCID", { status: "active" }, /^row 1 has no `iccid`/],
    [
      "an unknown column",
      { iccid: one, ratePlan: "x" },
      /has `ratePlan`, which is none of iccid, uniqueName, status, fleet, registrationCode/,
    ],
    ["a list in a list", [one], /^row 1 is neither/],
  ];
  for (const [why, row, says] of FAULTS)
    it(`are refused for ${why}`, () => {
      const { problems, text } = membersOf(simSet, [JSON.parse(JSON.stringify(row))]);
      assert.match(problems.join(), says);
      assert.equal(text, "");
    });

  it("of a wireless set have rate plans and no codes", () => {
    assert.equal(membersOf(wirelessSimSet, [{ iccid: one, ratePlan: "pilot" }]).text, `${one},,,pilot\n`);
    assert.match(
      membersOf(wirelessSimSet, [{ iccid: one, registrationCode: "x" }]).problems.join(),
      /none of iccid, uniqueName, status, ratePlan$/,
    );
  });

  it("of 100,000 rows are written and read in little time", () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => ({
      iccid: String(8988307000000000000n + BigInt(index)),
      status: "active",
    }));
    const began = performance.now();
    const { text } = membersOf(simSet, rows);
    assert.equal(membersOf(simSet, text).text, text);
    // Half a second on two cores; what grows with the square would take minutes.
    assert.ok(performance.now() - began < 10_000);
  });
});

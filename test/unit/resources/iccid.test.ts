import assert from "node:assert/strict";
import { check } from "../../../provider/core/plan/check";
import { sim, wirelessSim } from "../../../provider/resources";
import { iccidHint, notAnIccid } from "../../../provider/resources/iccid";

describe("what is no ICCID", () => {
  const TRAPS = {
    "8.98831E+19": /spreadsheet/,
    "8,98831E+19": /spreadsheet/,
    "8.9883070000123E19": /spreadsheet/,
    "9E+19": /spreadsheet/,
    "8988307000012345678F": /remove the trailing F/,
    "898830700001234567f": /remove the trailing F/,
    "'89883070000123456789": /apostrophe/,
    "8988 3070 0001 2345 6789": /without spaces or dashes: take those out/,
    "8988-3070-0001-2345-6789": /without spaces or dashes: take those out/,
    " 89883070000123456789": /without spaces or dashes: take those out/,
    "8988": /as printed on the card/,
    "898830700001234567890123": /as printed on the card/,
    "89883070000l23456789": /as printed on the card/,
    "": /as printed on the card/,
  } as const;
  for (const [text, expected] of Object.entries(TRAPS))
    it(`is refused by the name of its trap: ${JSON.stringify(text)}`, () => {
      assert.match(notAnIccid(text), expected);
      for (const table of [sim, wirelessSim]) {
        const [failure, ...more] = check(table, {}, { iccid: text }, () => 0).failures;
        assert.match(failure?.reason ?? "", expected);
        assert.deepEqual(more, []);
      }
    });
});

describe("an ICCID that the account does not have", () => {
  it("may have been rounded by a spreadsheet, which keeps 15 digits", () => {
    for (const rounded of ["89883070000100000000", "8988307000012340000", "898830700001234000"])
      assert.match(iccidHint(rounded) ?? "", /after the 15th are 0.*spreadsheet/);
    assert.doesNotMatch(iccidHint("8988307000012345000") ?? "", /spreadsheet/);
  });

  it("may have a digit that is wrong, as its check digit tells", () => {
    // The number that ISO/IEC 7812 is usually explained with.
    assert.equal(iccidHint("79927398713"), undefined);
    assert.match(iccidHint("79927398710") ?? "", /would be 3: a digit may be wrong/);
    assert.match(iccidHint("8988307000000000001") ?? "", /check digit/);
    assert.equal(iccidHint("8988307000000000016"), undefined);
  });

  it("is not refused for it before it is looked for", () => {
    for (const iccid of ["89883070000100000000", "8988307000000000001"])
      assert.deepEqual(check(sim, {}, { iccid }, () => 0).failures, []);
  });
});

/** Members as lines of one text, and back: nothing is lost on the way, whatever a name holds. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { linesOf, type Row, readLine, textOf, writeLine } from "../../../provider/set/lines";

const FIELDS = ["iccid", "uniqueName", "status", "fleet"];

describe("a line of a set", () => {
  const CASES: readonly (readonly [Row, string])[] = [
    [{ iccid: "8988307000000000001" }, "8988307000000000001,,,"],
    [{ iccid: "8988307000000000001", uniqueName: "", fleet: "eu" }, '8988307000000000001,"",,eu'],
    [{ iccid: "8988307000000000001", uniqueName: 'a "b", c' }, '8988307000000000001,"a ""b"", c",,'],
    [{ iccid: "8988307000000000001", status: "active", fleet: "" }, '8988307000000000001,,active,""'],
  ];
  for (const [row, line] of CASES)
    it(`of ${JSON.stringify(row)} is ${line}`, () => {
      assert.equal(writeLine(FIELDS, row), line);
      assert.deepEqual(readLine(FIELDS, line), row);
    });

  for (const line of ['1,"a', '1,a"b', '1,"a"b,,', "1,2,3,4,5"])
    it(`is none: ${line}`, () => assert.equal(readLine(FIELDS, line), undefined));

  it("keeps every row through the text of a whole set, cleared values apart from those left out", () => {
    const cell = fc.option(
      fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\r\n]/g, "")),
      { nil: undefined },
    );
    const row = fc.record({ uniqueName: cell, status: cell, fleet: cell });
    const iccid = fc.stringMatching(/^\d{18,22}$/);
    fc.assert(
      fc.property(fc.dictionary(iccid, row), (rows) => {
        const all = Object.entries(rows).map(([key, cells]): [string, Row] => [
          key,
          Object.fromEntries(
            Object.entries({ iccid: key, ...cells }).flatMap(([field, value]) =>
              value === undefined ? [] : [[field, value]],
            ),
          ),
        ]);
        const text = textOf(new Map(all.map(([key, one]) => [key, writeLine(FIELDS, one)])));
        const back = [...linesOf(text)].map(([key, line]) => [key, readLine(FIELDS, line)]);
        assert.deepEqual(
          back,
          all.sort(([a], [b]) => (a < b ? -1 : 1)),
        );
        assert.equal(text.split("\n").length - 1, all.length);
      }),
    );
  });
});

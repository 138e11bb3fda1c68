/** The page about files holds what `check` reads and tells: columns, formats, and every kind of finding. */
import assert from "node:assert/strict";
import { checkPaths } from "../../provider/files/check";
import { PRODUCTS, REPORT_COLUMNS } from "../../provider/files/sim-columns";
import { FORMATS } from "../../provider/findings/formats";
import { tables } from "../../provider/resources";
import { inMemory } from "../unit/files/in-memory";
import { PLANTED } from "../unit/files/planted";
import { read, rows, section } from "./markdown";

describe("docs/files.md", () => {
  const page = read("docs/files.md");
  const firstCells = (text: string) => rows(text).map(([cell = ""]) => cell.replaceAll("`", ""));

  it("has every column, of the reports too", () => {
    const columns = Object.values(PRODUCTS).flatMap((product) => Object.keys(product.columns));
    const told = firstCells(section(page, "## CSV files of SIMs"));
    assert.deepEqual([...told].sort(), [...new Set(columns)].sort());
    for (const column of REPORT_COLUMNS) assert.ok(page.includes(`\`${column}\``), column);
  });

  it("has every format, and every kind of finding that is not the name of an input", () => {
    const told = firstCells(section(page, "## `pulumi-kore check`"));
    for (const format of Object.keys(FORMATS)) assert.ok(told.includes(format), format);
    const found = Object.values(PLANTED).flatMap(({ files }) =>
      checkPaths([".", "nowhere.csv"], inMemory(files)).findings.map(({ kind }) => kind),
    );
    const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const inputs = tables.flatMap((table) => Object.keys(table.inputs.shape)).map(dashed);
    const ofSets = ["on-remove", "max-disruption", "offline", "update", "list"];
    const kinds = new Set(found.filter((kind) => ![...inputs, ...ofSets, "fleet", "rate-plan"].includes(kind)));
    assert.deepEqual(told.slice(told.indexOf("kind") + 1), [...kinds].sort());
  });
});

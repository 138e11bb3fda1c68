/** Fleet files as a program declares them. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { KoreError } from "../../../provider/errors";
import { disk } from "../../../provider/files/disk";
import { fleetsOfFolder } from "../../../provider/files/fleets-of-folder";

const A = "8988307000000000016";
const B = "8988307000000000024";

describe("the fleet files of a folder", () => {
  let folder = "";
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "pulumi-kore-fleets-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("give what they declare by the name of the file, with the SIMs of their CSV files", () => {
    write("eu-trackers.kore.yaml", "fleet: { networkAccessProfile: eu }\nsims: { status: active, csv: eu.csv }\n");
    write("eu.csv", `iccid,fleet\n${A},\n${B},(none)\n`);
    write("meters.kore.yaml", "ratePlan: { dataLimit: 5 }\n");
    const fleets = fleetsOfFolder(folder, disk);
    assert.deepEqual(
      fleets.map(({ name, declared, members }) => [name, declared, members.map(({ values }) => values)]),
      [
        [
          "eu-trackers",
          {
            product: "supersim",
            inputs: { fleet: { networkAccessProfile: "eu" }, sims: { status: "active", csv: "eu.csv" } },
          },
          [{ iccid: A }, { iccid: B, fleet: "" }],
        ],
        ["meters", { product: "wireless", inputs: { ratePlan: { dataLimit: 5 } } }, []],
      ],
    );
  });

  it("give nothing where one of them has a fault, and tell the faults of all", () => {
    write("a.kore.yaml", "fleet: {}\n");
    write("b.kore.yaml", "fleet: { networkAccessProfile: eu }\n");
    write("c.kore.yaml", "fleet: [\n");
    assert.throws(
      () => fleetsOfFolder(folder, disk),
      (error: Error) =>
        error instanceof KoreError &&
        /has 2 faults/.test(error.message) &&
        /a\.kore\.yaml:1:1 `fleet.networkAccessProfile` is missing/.test(error.message) &&
        /c\.kore\.yaml:/.test(error.message),
    );
  });

  it("are refused where there is no folder, and where it has none", () => {
    assert.throws(() => fleetsOfFolder(path.join(folder, "x"), disk), /is no folder/);
    assert.throws(() => fleetsOfFolder(folder, disk), /no fleet file/);
  });

  it("are refused where only CSV files are left: every Fleet and SIM would count as taken out", () => {
    write("eu.csv", `iccid\n${A}\n`);
    assert.throws(
      () => fleetsOfFolder(folder, disk),
      (error: Error) => error instanceof KoreError && /has no fleet file: .*\.kore\.yaml/.test(error.message),
    );
  });
});

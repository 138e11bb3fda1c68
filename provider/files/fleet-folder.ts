/** All fleet files of a folder, and all that is wrong in them, at once. */
import type { Finding } from "../findings/finding";
import { between } from "./between";
import { CSV, type Disk, join, nameOf } from "./disk";
import { ENDING, type FleetFile, readFleetFile } from "./fleet-file";

export interface FleetFolder {
  readonly fleets: readonly FleetFile[];
  /** CSV files that no fleet file names. */
  readonly others: readonly string[];
  readonly findings: readonly Finding[];
}

/** `undefined` where the path is no folder. */
export function readFleetFolder(folder: string, disk: Disk): FleetFolder | undefined {
  const names = disk.list(folder);
  if (names === undefined) return undefined;
  const fleets = names
    .filter((name) => name.endsWith(ENDING) && name !== ENDING)
    .map((name) => readFleetFile(join(folder, name), disk));
  const used = new Set(fleets.map(({ csv }) => csv));
  const others = names
    .filter((name) => CSV.test(name))
    .map((name) => join(folder, name))
    .filter((file) => !used.has(file));
  const misnamed = names.filter((name) => /\.kore\.ya?ml$/i.test(name) && !name.endsWith(ENDING));
  const findings = [
    ...misnamed.map((name) => otherEnding(join(folder, name))),
    ...fleets.flatMap((fleet) => fleet.findings),
    ...between(fleets),
  ];
  const none = fleets.length === 0 && others.length === 0 && findings.length === 0;
  return { fleets, others, findings: none ? [emptyFolder(folder)] : findings };
}

const otherEnding = (file: string): Finding => ({
  kind: "ending",
  severity: "error",
  message: `The file is not read: its name does not end in ${ENDING}`,
  file,
  line: 1,
  column: 1,
  found: nameOf(file),
  expected: `a name that ends in ${ENDING}`,
  hint: "Rename it.",
});

const emptyFolder = (folder: string): Finding => ({
  kind: "empty",
  severity: "error",
  message: "The folder has no fleet file and no CSV file",
  file: folder,
  found: "neither",
  expected: `files that end in ${ENDING} or .csv`,
  hint: "Name another folder.",
});

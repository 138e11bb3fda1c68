/** `check`: all that is wrong in files and folders, without a request. */
import type { Finding, Report } from "../findings/finding";
import { between } from "./between";
import { bytesOf, CSV, type Disk, inShort, nameOf, slashes } from "./disk";
import { createFirsts } from "./firsts";
import { ENDING, type FleetFile, readFleetFile } from "./fleet-file";
import { unreadable } from "./fleet-file-findings";
import { readFleetFolder } from "./fleet-folder";
import { readSims } from "./sims-csv";

interface Looked {
  /** Each file, with how many SIMs it has. */
  readonly files: readonly (readonly [file: string, sims: number])[];
  readonly findings: readonly Finding[];
  readonly fleets: readonly FleetFile[];
}

/** Each path is a folder of fleet files, a fleet file, or a CSV file. What is named twice, by itself and by its folder too, counts once. */
export function checkPaths(paths: readonly string[], disk: Disk): Report {
  const looked = eachOnce(paths.map(slashes), inShort).map((path) => look(path, disk));
  const files = eachOnce(
    looked.flatMap((one) => one.files),
    ([file]) => inShort(file),
  );
  const fleets = eachOnce(
    looked.flatMap((one) => one.fleets),
    ({ file }) => inShort(file),
  );
  // Within a folder it was said already.
  const across = looked.length > 1 ? between(fleets) : [];
  const findings = [...looked.flatMap((one) => one.findings), ...across];
  const SIMs = files.reduce((total, [, sims]) => total + sims, 0);
  return { command: "check", looked: { files: files.length, SIMs }, findings: eachOnce(findings, wordsOf) };
}

function eachOnce<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const firstOf = createFirsts<T>();
  return all.filter((one) => firstOf(keyOf(one), one) === undefined);
}

/** The same for a fault of a file that is named in two spellings, or by two fleet files. */
const wordsOf = ({ file, ...finding }: Finding): string => JSON.stringify([file && inShort(file), finding]);

function look(path: string, disk: Disk): Looked {
  const folder = readFleetFolder(path, disk);
  if (folder !== undefined) {
    const csvs = folder.others.map((file) => csvFile(file, disk));
    const findings = [...folder.findings, ...csvs.flatMap((csv) => csv.findings)];
    return {
      files: [...folder.fleets.flatMap(filesOf), ...csvs.flatMap(({ files }) => files)],
      findings,
      fleets: folder.fleets,
    };
  }
  if (path.endsWith(ENDING)) {
    const fleet = readFleetFile(path, disk);
    return { files: filesOf(fleet), findings: fleet.findings, fleets: [fleet] };
  }
  if (CSV.test(path)) return csvFile(path, disk);
  const read = bytesOf(path, disk);
  return { files: [], fleets: [], findings: ["why" in read ? unreadable(path, read.why) : otherFile(path)] };
}

function csvFile(file: string, disk: Disk): Looked {
  const read = bytesOf(file, disk);
  if ("why" in read) return { files: [], fleets: [], findings: [unreadable(file, read.why)] };
  const { rows, findings } = readSims(read.bytes, file);
  return { files: [[file, rows.length]], fleets: [], findings };
}

const filesOf = ({ file, csv, members }: FleetFile): Looked["files"] =>
  csv === undefined
    ? [[file, members.length]]
    : [
        [file, 0],
        [csv, members.length],
      ];

const otherFile = (file: string): Finding => ({
  kind: "ending",
  severity: "error",
  message: `It is no file that \`check\` reads: its name ends neither in ${ENDING} nor in .csv`,
  file,
  line: 1,
  column: 1,
  found: nameOf(file),
  expected: `a name that ends in ${ENDING} or .csv`,
  hint: "Name another file, or rename it.",
});

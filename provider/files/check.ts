/** `check`: all that is wrong in files and folders, without a request. */
import type { Finding, Report } from "../findings/finding";
import { between } from "./between";
import { bytesOf, CSV, type Disk, nameOf, slashes } from "./disk";
import { ENDING, type FleetFile, readFleetFile } from "./fleet-file";
import { unreadable } from "./fleet-file-findings";
import { readFleetFolder } from "./fleet-folder";
import { readSims } from "./sims-csv";

interface Looked {
  readonly files: number;
  readonly sims: number;
  readonly findings: readonly Finding[];
  readonly fleets: readonly FleetFile[];
}

/** Each path is a folder of fleet files, a fleet file, or a CSV file. */
export function checkPaths(paths: readonly string[], disk: Disk): Report {
  const looked = [...new Set(paths.map(slashes))].map((path) => look(path, disk));
  const { files, sims } = sum(looked);
  // Within a folder it was said already.
  const across = looked.length > 1 ? between(looked.flatMap(({ fleets }) => fleets)) : [];
  const findings = [...looked.flatMap((one) => one.findings), ...across];
  return { command: "check", looked: { files, SIMs: sims }, findings: onlyOnce(findings) };
}

function look(path: string, disk: Disk): Looked {
  const folder = readFleetFolder(path, disk);
  if (folder !== undefined) {
    const csvs = folder.others.map((file) => csvFile(file, disk));
    const findings = [...folder.findings, ...csvs.flatMap((csv) => csv.findings)];
    return { ...sum([...folder.fleets.map(sizeOf), ...csvs]), findings, fleets: folder.fleets };
  }
  if (path.endsWith(ENDING)) {
    const fleet = readFleetFile(path, disk);
    return { ...sizeOf(fleet), findings: fleet.findings, fleets: [fleet] };
  }
  if (CSV.test(path)) return { ...csvFile(path, disk), fleets: [] };
  const read = bytesOf(path, disk);
  return { files: 0, sims: 0, fleets: [], findings: ["why" in read ? unreadable(path, read.why) : otherFile(path)] };
}

function csvFile(file: string, disk: Disk): Omit<Looked, "fleets"> {
  const read = bytesOf(file, disk);
  if ("why" in read) return { files: 0, sims: 0, findings: [unreadable(file, read.why)] };
  const { rows, findings } = readSims(read.bytes, file);
  return { files: 1, sims: rows.length, findings };
}

const sizeOf = ({ csv, members }: FleetFile) => ({ files: csv === undefined ? 1 : 2, sims: members.length });

const sum = (all: readonly { readonly files: number; readonly sims: number }[]) => ({
  files: all.reduce((total, { files }) => total + files, 0),
  sims: all.reduce((total, { sims }) => total + sims, 0),
});

/** A file that is named twice, or by two fleet files, has its faults once. */
function onlyOnce(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = JSON.stringify(finding);
    return !seen.has(key) && seen.add(key);
  });
}

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

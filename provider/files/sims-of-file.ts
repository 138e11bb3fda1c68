/** The SIMs of one CSV file, all of them or none: a program that goes on with half of a file would let go of the other half. */
import { KoreError } from "../errors";
import { type Finding, placeOf, plural } from "../findings/finding";
import { bytesOf, type Disk, slashes } from "./disk";
import type { Product } from "./sim-columns";
import { readSims, type SimRow } from "./sims-csv";

/** Told one by one; of the others how many there are. */
const TOLD = 20;

/** Raises {@link KoreError} with the faults of the file, or with why it cannot be read. */
export function simsOfFile(path: string, product: Product, disk: Disk): readonly SimRow[] {
  const file = slashes(path);
  const read = bytesOf(file, disk);
  if ("why" in read) throw new KoreError(`${file} cannot be read: ${read.why}. Give the path of a CSV file.`);
  const { rows, findings } = readSims(read.bytes, file, product);
  if (findings.length === 0) return rows;
  throw new KoreError(faultsOf(file, findings));
}

/** `eu.csv has 2 faults, and nothing of it is used:` and the faults, a line each. */
export function faultsOf(what: string, findings: readonly Finding[]): string {
  const more = findings.length - TOLD;
  return [
    `${what} has ${plural(findings.length, "fault")}, and nothing of it is used:`,
    ...findings.slice(0, TOLD).map((finding) => `  ${placeOf(finding)} ${finding.message}`),
    ...(more > 0 ? [`  ${more.toLocaleString("en")} more`] : []),
    "`npx pulumi-kore check` tells all of them.",
  ].join("\n");
}

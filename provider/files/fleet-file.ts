/** From a fleet file, and the CSV beside it, to what it declares, and all that is wrong in both, at once. */
import type { z } from "zod";
import type { Finding } from "../findings/finding";
import { complaints } from "./complaints";
import { decode } from "./decode";
import { beside, bytesOf, CSV, type Disk, nameOf } from "./disk";
import { byPlace } from "./fault";
import { bothSources, emptyFile, noCsv, noSource, unreadable } from "./fleet-file-findings";
import { fleetFile } from "./fleet-schema";
import type { Point } from "./lines";
import { listMembers, type Member } from "./members";
import { partAt } from "./parts";
import type { Product } from "./sim-columns";
import { readSims } from "./sims-csv";
import { readYaml, type Yaml } from "./yaml";

/** `eu-trackers.kore.yaml`. */
export const ENDING = ".kore.yaml";

export type Declared =
  | { readonly product: "supersim"; readonly inputs: z.infer<typeof fleetFile.supersim> }
  | { readonly product: "wireless"; readonly inputs: z.infer<typeof fleetFile.wireless> };

export interface FleetFile {
  readonly file: string;
  /** What resources are named after: the file's name before its ending. */
  readonly name: string;
  /** Absent where the file has a fault. */
  readonly declared?: Declared;
  /** The SIMs of the list or of the CSV file. */
  readonly members: readonly Member[];
  /** The CSV file, as reports name it. */
  readonly csv?: string;
  readonly findings: readonly Finding[];
  /** Where a part of the file stands. */
  placeOf(path: readonly PropertyKey[]): Point;
}

export function readFleetFile(file: string, disk: Disk): FleetFile {
  const name = nameOf(file).replace(ENDING, "");
  const read = bytesOf(file, disk);
  const { text, findings } =
    "bytes" in read ? decode(read.bytes, file, "YAML") : { text: "", findings: [unreadable(file, read.why)] };
  const yaml = readYaml(text, file);
  const own = { file, name, placeOf: (path: readonly PropertyKey[]) => yaml.nodes().valueAt(path) };
  const faults = findings.length > 0 ? findings : yaml.findings;
  if (faults.length > 0) return { ...own, members: [], findings: faults };
  if (yaml.value === undefined || yaml.value === null) return { ...own, members: [], findings: [emptyFile(file)] };
  const { declared, findings: wrong } = judge(yaml, file);
  // Read though another part of the file has a fault: what is wrong there is to be told, too.
  const sims = readMembers(file, yaml, disk);
  return { ...own, ...(declared && { declared }), ...sims, findings: [...wrong, ...sims.findings].sort(byFile) };
}

/** Those of the file first, those of its CSV after them. */
const byFile = (a: Finding, b: Finding): number => (a.file === b.file ? byPlace(a, b) : 0);

function judge({ value, nodes }: Yaml, file: string): Pick<FleetFile, "declared" | "findings"> {
  const product = productOf(value);
  const schema = fleetFile[product];
  const { error, data } = DECLARED[product].safeParse(value);
  if (error) return { findings: complaints({ file, value, schema, nodes: nodes() }, error.issues) };
  return { declared: data, findings: [] };
}

/** Each schema with the product that its inputs are of. */
const DECLARED: Readonly<Record<Product, z.ZodType<Declared>>> = {
  supersim: fleetFile.supersim.transform((inputs) => ({ product: "supersim", inputs })),
  wireless: fleetFile.wireless.transform((inputs) => ({ product: "wireless", inputs })),
};

/** A file of Programmable Wireless has a rate plan where the other one has a Fleet. */
const productOf = (value: unknown): Product =>
  partAt(value, ["ratePlan"]) !== undefined && partAt(value, ["fleet"]) === undefined ? "wireless" : "supersim";

function readMembers(file: string, yaml: Yaml, disk: Disk): Pick<FleetFile, "members" | "findings" | "csv"> {
  const { value, nodes } = yaml;
  const sims = partAt(value, ["sims"]);
  const csv = partAt(sims, ["csv"]);
  const list = partAt(sims, ["list"]);
  if (csv !== undefined && list !== undefined) return { members: [], findings: [bothSources(file, nodes())] };
  if (Array.isArray(list)) return listMembers(file, list, nodes);
  // Another name was refused already.
  if (typeof csv === "string" && CSV.test(csv)) return csvMembers(file, csv, productOf(value), yaml, disk);
  const isMap = sims instanceof Object && !Array.isArray(sims);
  return { members: [], findings: isMap && csv === undefined && list === undefined ? [noSource(file, nodes())] : [] };
}

function csvMembers(file: string, csv: string, product: Product, { nodes }: Yaml, disk: Disk) {
  const path = beside(file, csv);
  const read = bytesOf(path, disk);
  if ("why" in read) return { members: [], findings: [noCsv(file, csv, path, read.why, nodes())] };
  const { rows, findings } = readSims(read.bytes, path, product);
  const members = rows.map(({ values, place }): Member => ({ values, file: path, place }));
  return { members, findings, csv: path };
}

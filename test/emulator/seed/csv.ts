/** SIMs from a CSV text with the columns iccid, unique_name, status, fleet; only iccid is needed. */

import { isSidShaped } from "../sid";
import type { SuperSimSettled } from "../store/records";
import type { SeedData, SeedSim } from "./seed-data";
import { SeedRefused } from "./seed-refused";

const COLUMNS = ["iccid", "unique_name", "status", "fleet"] as const;
const STATUSES: readonly SuperSimSettled[] = ["new", "ready", "active", "inactive"];

/** The SIMs, and the Fleets they name that are not there yet. @throws SeedRefused with the line of what is wrong */
export function seedFromCsv(csv: string, isThere: (fleet: string) => boolean): SeedData {
  const sims = simsFromCsv(csv);
  const missing = new Set(sims.flatMap(({ fleet }) => (fleet && !isThere(fleet) ? [fleet] : [])));
  const fleets = [...missing].map((name) => (isSidShaped(name) ? { sid: name } : { uniqueName: name }));
  return { fleets, sims };
}

function simsFromCsv(csv: string): SeedSim[] {
  const [header = [], ...lines] = csv
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map(cells);
  const unknown = header.find((name) => !COLUMNS.some((column) => column === name));
  if (unknown !== undefined) throw new SeedRefused(`line 1: unknown column "${unknown}"; known: ${COLUMNS.join(", ")}`);
  return lines.map((line, i) => simOf(header, line, i + 2));
}

function simOf(header: readonly string[], line: readonly string[], number: number): SeedSim {
  const cell = (name: string): string => line[header.indexOf(name)]?.trim() ?? "";
  const iccid = cell("iccid");
  if (!/^\d{18,22}$/.test(iccid))
    throw new SeedRefused(`line ${number}: "${iccid}" is not an ICCID of 18 to 22 digits`);
  const status = STATUSES.find((known) => known === (cell("status") || "new"));
  if (status === undefined) throw new SeedRefused(`line ${number}: "${cell("status")}" is not ${STATUSES.join(", ")}`);
  return { iccid, uniqueName: cell("unique_name") || null, status, fleet: cell("fleet") || null };
}

/** The cells of a line; a quoted cell may hold commas and doubled quotes, but no line break. */
function cells(line: string): string[] {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return Array.from(found, ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

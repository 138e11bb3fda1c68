/** The SIMs of a `list`, each with where it stands, and what of them stands there twice. */
import type { Finding } from "../findings/finding";
import { words } from "./complaints";
import { type Place, shown } from "./fault";
import { createFirstsOfSims } from "./firsts";
import type { Point } from "./lines";
import { repeatedCell } from "./sims-csv-findings";
import type { Nodes } from "./yaml-nodes";

/** One SIM of a set, by the names of the inputs. */
export interface Member {
  readonly values: Readonly<Record<string, string>>;
  readonly file: string;
  /** Where its ICCID stands. */
  place(): Point;
}

/** What is no SIM at all is told by its schema. */
export function listMembers(file: string, list: readonly unknown[], nodes: () => Nodes) {
  const pathOf = (index: number, field: string) => [
    ...["sims", "list", index],
    ...(typeof list[index] === "string" ? [] : [field]),
  ];
  const placeOf = (index: number, field: string): Point => nodes().valueAt(pathOf(index, field));
  const members = list.map(
    (entry, index): Member => ({
      values: typeof entry === "string" ? { iccid: entry } : textsOf(entry),
      file,
      place: () => placeOf(index, "iccid"),
    }),
  );
  const firstOf = createFirstsOfSims<number>();
  const findings = members.flatMap(({ values }, index) =>
    Object.entries(values).flatMap(([field, value]): Finding[] => {
      const first = firstOf(field, value, index);
      if (first === undefined) return [];
      const place = { file, ...placeOf(index, field) };
      const { line } = placeOf(first, field);
      if (field === "iccid") return [twice(place, value, line)];
      return [repeatedCell(place, { field, header: words(pathOf(index, field)) }, value, line)];
    }),
  );
  return { members, findings };
}

/** A number is no ICCID, and was said to be none. */
const textsOf = (entry: unknown): Readonly<Record<string, string>> =>
  typeof entry === "object" && entry !== null
    ? Object.fromEntries(
        Object.entries(entry).flatMap(([key, value]): [string, string][] =>
          typeof value === "string" ? [[key, value]] : [],
        ),
      )
    : {};

const twice = (place: Place, iccid: string, first: number): Finding => ({
  kind: "duplicate-iccid",
  severity: "error",
  message: `${shown(iccid)} is on line ${first} already`,
  ...place,
  property: "sims.list",
  iccid,
  found: shown(iccid),
  expected: "each SIM once",
  hint: `Take out line ${first} or line ${place.line}.`,
});

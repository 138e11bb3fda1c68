/** From a list as programs write it, of ICCIDs or of rows, to the one text of a set, and the codes that register SIMs apart from it. */
import { registersBy, type SetTable } from "../resources/definition";
import { type Row, readLine, textOf, writeLine } from "./lines";

export interface Members {
  readonly text: string;
  /** `ICCID,code` a line, sorted; empty when no row has a code. */
  readonly codes: string;
  /** What is wrong with single rows, each with its number. */
  readonly problems: readonly string[];
}

/** `sims` is a list of ICCIDs and rows, or a text as {@link writeLine} makes it. */
export function membersOf(set: SetTable, sims: unknown): Members {
  const fields = Object.keys(set.columns);
  const { identity } = set.member;
  const lines = new Map<string, string>();
  const codes = new Map<string, string>();
  const rows = new Map<string, number>();
  const problems: string[] = [];
  for (const [at, given] of listOf(sims).entries()) {
    const which = typeof sims === "string" ? `line ${at + 1}` : `row ${at + 1}`;
    const { row, code, problem } = rowOf(set, fields, given);
    const iccid = row?.[identity];
    const first = iccid === undefined ? undefined : rows.get(iccid);
    if (row === undefined || iccid === undefined) problems.push(`${which} ${problem}`);
    else if (first !== undefined) problems.push(`${which} has the ICCID ${iccid} again, which row ${first} has`);
    else {
      rows.set(iccid, at + 1);
      lines.set(iccid, writeLine(fields, row));
      if (code !== undefined) codes.set(iccid, writeLine(CODE_FIELDS, { of: iccid, code }));
    }
  }
  return { text: textOf(lines), codes: textOf(codes), problems };
}

const listOf = (sims: unknown): readonly unknown[] => {
  if (typeof sims === "string") return sims.split("\n").filter((line) => line !== "");
  return Array.isArray(sims) ? sims : [];
};

interface Read {
  readonly row?: Row;
  readonly code?: string;
  readonly problem?: string;
}

function rowOf(set: SetTable, fields: readonly string[], given: unknown): Read {
  const { identity } = set.member;
  if (typeof given === "string") {
    const row = given.includes(",") ? readLine(fields, given) : { [identity]: given };
    return row?.[identity] === undefined ? { problem: "is no line of a set" } : { row };
  }
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return { problem: typeof given === "number" ? NUMBER : "is neither an ICCID nor a row" };
  const row: Record<string, string> = {};
  let code: string | undefined;
  for (const [field, value] of Object.entries(given)) {
    // Left out, as in `{ iccid, fleet: undefined }` and in a file's empty cell.
    if (value === undefined || value === null) continue;
    if (typeof value !== "string") return { problem: wrongValue(identity, field, value) };
    if (fields.includes(field)) row[field] = value;
    else if (field === codeField(set)) code = value;
    else
      return {
        problem: `has \`${field}\`, which is none of ${[...fields, codeField(set)].filter(Boolean).join(", ")}`,
      };
  }
  if (row[identity] === undefined) return { problem: `has no \`${identity}\`` };
  return { row, ...(code !== undefined && { code }) };
}

const NUMBER =
  "is a number, and a number cannot hold an ICCID: its last digits are already rounded. Write it in quotes";

const wrongValue = (identity: string, field: string, value: unknown): string => {
  if (typeof value === "symbol") return `has a \`${field}\` that is not known yet`;
  return field === identity && typeof value === "number"
    ? `has an \`${field}\` that ${NUMBER}`
    : `has a \`${field}\` that must be text`;
};

/** The field of a row that registers it. */
const codeField = ({ codes, member }: SetTable): string | undefined =>
  codes === undefined ? undefined : registersBy(member);

const CODE_FIELDS = ["of", "code"] as const;

/** The codes of a text of codes, by ICCID. */
export function codesIn(text: string): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const line of text.split("\n")) {
    const { of, code } = readLine(CODE_FIELDS, line) ?? {};
    if (of !== undefined && code !== undefined) codes.set(of, code);
  }
  return codes;
}

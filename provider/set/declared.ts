/** What a set declares of one member: what its line says, and for the rest what is declared for all. */
import { type Properties, same, type Value } from "../core/terms/value";
import type { SetTable } from "../resources/definition";
import { type Lines, linesOf, type Row, readLine } from "./lines";

/** A set as a program declares it, or as a state has it. */
export interface Declared {
  readonly lines: Lines;
  /** The declaration of one member; `undefined` when the set has no such member. */
  of(iccid: string): Properties | undefined;
  /** The same, with what stands in its line though no program can declare it. */
  told(iccid: string): Properties | undefined;
}

/** `properties` are inputs, or the outputs of a state. */
export function declaredIn(set: SetTable, properties: Properties): Declared {
  const lines = linesOf(typeof properties.sims === "string" ? properties.sims : "");
  const fields = Object.keys(set.columns);
  const common = commonOf(set, properties);
  const told = (iccid: string): Properties | undefined => {
    const line = lines.get(iccid);
    return line === undefined ? undefined : { ...common, ...readLine(fields, line) };
  };
  return {
    lines,
    told,
    of(iccid) {
      const line = lines.get(iccid);
      return line === undefined ? undefined : { ...common, ...declarable(set, readLine(fields, line) ?? {}) };
    },
  };
}

/** What holds for all members that do not say otherwise. */
const commonOf = (set: SetTable, properties: Properties): Properties =>
  Object.fromEntries(
    set.common.flatMap((field): [string, Value][] => {
      const value = properties[field];
      return value === undefined ? [] : [[field, value]];
    }),
  );

/** What a refresh found and nobody can declare, such as `scheduled`, is no declaration: `ignoreChanges` hands it back. */
function declarable({ member }: SetTable, row: Row): Row {
  const { lifecycle } = member;
  const field = lifecycle?.fields.status ?? "";
  const status = row[field];
  if (status === undefined || lifecycle?.writable.includes(status)) return row;
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== field));
}

/** Members by what has become of them since `before`. */
export interface Changed {
  /** Declared now, and not in the state. */
  readonly added: readonly string[];
  /** In the state, and declared otherwise now. */
  readonly changed: readonly string[];
  /** In the state, and not declared any more. */
  readonly removed: readonly string[];
  /** In the state as declared; known by their number. */
  readonly unchanged: number;
}

/** `unsettled`: members that an earlier run left unfinished though their line is as declared. */
export function changedSince(
  set: SetTable,
  before: Declared,
  now: Declared,
  commonChanged: boolean,
  unsettled: ReadonlySet<string>,
): Changed {
  const added: string[] = [];
  const changed: string[] = [];
  for (const [iccid, line] of now.lines) {
    const old = before.lines.get(iccid);
    if (old === undefined) added.push(iccid);
    else if (unsettled.has(iccid)) changed.push(iccid);
    else if ((commonChanged || old !== line) && asksForMore(set, before.of(iccid) ?? {}, now.of(iccid) ?? {}, old))
      changed.push(iccid);
  }
  const removed = [...before.lines.keys()].filter((iccid) => !now.lines.has(iccid));
  return { added, changed, removed, unchanged: now.lines.size - added.length - changed.length };
}

/** Whether something is declared that the state does not show. What is declared no longer is left as it is. */
function asksForMore(set: SetTable, before: Properties, now: Properties, line: string): boolean {
  // A status that nobody can declare stands in the line alone.
  const shown = { ...before, ...readLine(Object.keys(set.columns), line) };
  return Object.keys(now).some((field) => !(field in shown) || !same(shown[field], now[field]));
}

/** Whether what is declared for all members has changed. */
export const commonChanged = (set: SetTable, before: Properties, now: Properties): boolean =>
  set.common.some((field) => field in before !== field in now || !same(before[field], now[field]));

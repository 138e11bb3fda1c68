/** What a set declares of one member: what its line says, and for the rest what is declared for all. */
import { type Properties, pick } from "../core/terms/value";
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
  // What holds for all members that do not say otherwise.
  const common = pick(properties, ...set.common);
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

/** What a refresh found and nobody can declare, such as `scheduled`, is no declaration: `ignoreChanges` hands it back. */
function declarable({ member }: SetTable, row: Row): Row {
  const { lifecycle } = member;
  const field = lifecycle?.fields.status ?? "";
  const status = row[field];
  if (status === undefined || lifecycle?.writable.includes(status)) return row;
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== field));
}

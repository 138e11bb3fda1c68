/** Two declarations of a set side by side, such as a state's and a program's: what has become of each member. */
import { UNSETTLED } from "../core/state/memory";
import { type Properties, same } from "../core/terms/value";
import type { SetTable } from "../resources/definition";
import { type Declared, declaredIn } from "./declared";
import { readLine } from "./lines";
import { named } from "./outputs";

export interface Compared {
  readonly before: Declared;
  readonly now: Declared;
  /** Declared now, and not in the state. */
  readonly added: readonly string[];
  /** In the state, and declared otherwise now, or left unfinished by an earlier run. */
  readonly changed: readonly string[];
  /** In the state, and not declared any more. */
  readonly removed: readonly string[];
  /** In the state as declared; known by their number. */
  readonly unchanged: number;
}

/** `outputs` are a state's, `inputs` what check gave. It reads every line of both: once a verb is enough. */
export function compare(set: SetTable, outputs: Properties, inputs: Properties): Compared {
  const before = declaredIn(set, outputs);
  const now = declaredIn(set, inputs);
  const common = commonChanged(set, outputs, inputs);
  const unsettled = named(outputs, UNSETTLED);
  const added: string[] = [];
  const changed: string[] = [];
  for (const [iccid, line] of now.lines) {
    const old = before.lines.get(iccid);
    if (old === undefined) added.push(iccid);
    else if (unsettled.has(iccid)) changed.push(iccid);
    else if ((common || old !== line) && asksForMore(set, before.of(iccid) ?? {}, now.of(iccid) ?? {}, old))
      changed.push(iccid);
  }
  const removed = [...before.lines.keys()].filter((iccid) => !now.lines.has(iccid));
  return { before, now, added, changed, removed, unchanged: now.lines.size - added.length - changed.length };
}

/** Whether any member has to be looked at; otherwise only the state changes. */
export const hasWork = ({ added, changed, removed }: Compared): boolean =>
  added.length + changed.length + removed.length > 0;

/** Whether something is declared that the state does not show. What is declared no longer is left as it is. */
function asksForMore(set: SetTable, before: Properties, now: Properties, line: string): boolean {
  // A status that nobody can declare stands in the line alone.
  const shown = { ...before, ...readLine(Object.keys(set.columns), line) };
  return Object.keys(now).some((field) => !(field in shown) || !same(shown[field], now[field]));
}

/** Whether what is declared for all members has changed. */
export const commonChanged = (set: SetTable, before: Properties, now: Properties): boolean =>
  set.common.some((field) => field in before !== field in now || !same(before[field], now[field]));

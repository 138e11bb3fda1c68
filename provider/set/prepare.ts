/** From two declarations of a set to its plan: what has changed between them, how it looks on the account, and what is to be done. */
import type { Context } from "../core/live/context";
import { resolve } from "../core/live/references";
import { policyOf } from "../core/plan/last-state";
import { Refused } from "../core/plan/refusal";
import { UNSETTLED } from "../core/state/memory";
import { isMoving } from "../core/terms/moving";
import { subject } from "../core/terms/subject";
import { canonical, type Properties, text, type Value } from "../core/terms/value";
import type { SetTable } from "../resources/definition";
import { type Changed, changedSince, commonChanged, type Declared, declaredIn } from "./declared";
import { type Looks, lookAt } from "./look";
import { codesIn } from "./members";
import { named } from "./outputs";
import { type Member, planSet, type SetPlan } from "./plan";

/** What a run of a set begins with. */
export interface Prepared {
  readonly before: Declared;
  readonly now: Declared;
  readonly changed: Changed;
  /** What is declared of members that are to be looked at, with SIDs in place of names. */
  readonly resolved: ReadonlyMap<string, Properties>;
  /** What registers members, by ICCID. */
  readonly codes: ReadonlyMap<string, string>;
  readonly looks: Looks;
  readonly plan: SetPlan;
  /** The policy by which members are let go of that left the list. */
  readonly chosen: string | undefined;
}

/** What has changed between the outputs of a state and checked inputs. */
export function changesOf(set: SetTable, outputs: Properties, inputs: Properties) {
  const before = declaredIn(set, outputs);
  const now = declaredIn(set, inputs);
  const common = commonChanged(set, outputs, inputs);
  const unsettled = named(outputs, UNSETTLED);
  return { before, now, changed: changedSince(set, before, now, common, unsettled) };
}

/** Looks at every member that may need something, and sends nothing. `outputs` are those of the state. */
export async function prepare(
  context: Context,
  set: SetTable,
  outputs: Properties,
  inputs: Properties,
): Promise<Prepared> {
  const { table, claims, clock } = context;
  const { before, now, changed } = changesOf(set, outputs, inputs);
  const chosen = text(inputs[set.removal]) ?? table.removal.default;
  const retains = policyOf(table, chosen)?.act === "retain";
  const codes = codesIn(set.codes === undefined ? "" : (text(inputs[set.codes]) ?? ""));
  const { resolved, refused } = await allResolved(context, now, [...changed.added, ...changed.changed]);
  const account = accountOf(context, inputs);
  const leaving = changed.removed.filter((iccid) => !claims.hold("", { ...account, [table.identity]: iccid }));
  const looked = retains ? [...resolved.keys()] : [...resolved.keys(), ...leaving];
  const looks = await lookAt(context, looked, groupsOf(context, resolved));
  const live = new Map([...looks].map(([iccid, { value }]) => [iccid, value]));
  function* members(): Generator<Member> {
    for (const [iccid, wanted] of resolved)
      yield {
        iccid,
        wanted,
        known: before.lines.has(iccid),
        moving: isMoving(table, before.told(iccid) ?? {}),
        registers: codes.has(iccid),
        refused: refused.get(iccid),
      };
    for (const iccid of leaving) yield { iccid, wanted: undefined, known: true, registers: false };
  }
  const plan = planSet(table, members(), live, { unchanged: changed.unchanged, chosen, now: clock.now() });
  return { before, now, changed, resolved, codes, looks, plan, chosen };
}

export const accountOf = ({ table }: Pick<Context, "table">, properties: Properties): Properties => {
  const { account } = table.roles;
  const value = account === undefined ? undefined : properties[account];
  return account === undefined || value === undefined ? {} : { [account]: value };
};

/** The declarations of these members with SIDs in place of names, each name looked up once; and whose names the account does not have. */
async function allResolved(context: Context, now: Declared, iccids: readonly string[]) {
  const { table } = context;
  const references = Object.keys(table.fields).filter((field) => table.fields[field]?.reference);
  const known = new Map<string, Promise<Properties | Refused>>();
  const resolved = new Map<string, Properties>();
  const refused = new Map<string, string>();
  for (const iccid of iccids) {
    const wanted = now.of(iccid) ?? {};
    const key = canonical(references.map((field) => wanted[field] ?? null));
    const asked = known.get(key) ?? sidsOf(context, wanted, references);
    known.set(key, asked);
    const found = await asked;
    resolved.set(iccid, found instanceof Refused ? wanted : { ...wanted, ...found });
    if (found instanceof Refused) refused.set(iccid, found.message.slice(subject(table, wanted).length + 2));
  }
  return { resolved, refused };
}

const sidsOf = (context: Context, wanted: Properties, references: readonly string[]): Promise<Properties | Refused> =>
  resolve(context, {}, wanted).then(
    (found) =>
      Object.fromEntries(
        references.flatMap((field): [string, Value][] => {
          const value = found[field];
          return value === undefined ? [] : [[field, value]];
        }),
      ),
    (error: unknown) => {
      if (error instanceof Refused) return error;
      throw error;
    },
  );

/** The one Fleet or plan that all of them are declared to be in: its list shows those that are there already. */
function groupsOf({ table }: Context, resolved: ReadonlyMap<string, Properties>): string[] {
  const field = table.lifecycle?.fields.assignment ?? "";
  const sid = table.fields[field]?.reference?.sid;
  const groups = new Set([...resolved.values()].map((wanted) => text(wanted[field]) ?? ""));
  const [only = ""] = groups;
  return groups.size === 1 && sid?.test(only) ? [only] : [];
}

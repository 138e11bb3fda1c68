/** From two declarations of a set to its plan: how it looks on the account, and what is to be done. */
import type { Context } from "../core/live/context";
import { resolve } from "../core/live/references";
import { policyOf } from "../core/plan/last-state";
import { Refused } from "../core/plan/refusal";
import { isMoving } from "../core/terms/moving";
import { subject } from "../core/terms/subject";
import { canonical, type Properties, pick, text } from "../core/terms/value";
import type { Compared } from "./compare";
import type { Declared } from "./declared";
import { type Looks, lookAt, onlyGroup } from "./look";
import { codesIn } from "./members";
import { type Member, planSet, type SetPlan } from "./plan";
import type { SetRun } from "./run";

/** What a run of a set begins with. */
export interface Prepared {
  readonly before: Declared;
  readonly now: Declared;
  /** What is declared of members that are to be looked at, with SIDs in place of names. */
  readonly resolved: ReadonlyMap<string, Properties>;
  /** What registers members, by ICCID. */
  readonly codes: ReadonlyMap<string, string>;
  readonly looks: Looks;
  readonly plan: SetPlan;
  /** The policy by which members are let go of that left the list. */
  readonly chosen: string | undefined;
}

/** Looks at every member that may need something, and sends nothing. */
export async function prepare(
  { set, context }: Pick<SetRun, "set" | "context">,
  { before, now, added, changed, removed, unchanged }: Compared,
  inputs: Properties,
): Promise<Prepared> {
  const { table, clock } = context;
  const chosen = text(inputs[set.removal]) ?? table.removal.default;
  const retains = policyOf(table, chosen)?.act === "retain";
  const codes = codesIn(set.codes === undefined ? "" : (text(inputs[set.codes]) ?? ""));
  const { resolved, refused } = await allResolved(context, now, [...added, ...changed]);
  const leaving = unclaimed(context, inputs, removed);
  const looked = retains ? [...resolved.keys()] : [...resolved.keys(), ...leaving];
  const assignment = table.lifecycle?.fields.assignment ?? "";
  // The list of the Fleet or plan that all are declared to be in shows those that are there already.
  const groups = onlyGroup(
    table,
    [...resolved.values()].map((wanted) => text(wanted[assignment]) ?? ""),
  );
  const looks = await lookAt(context, looked, groups);
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
  const plan = planSet(table, members(), live, { unchanged, chosen, now: clock.now() });
  return { before, now, resolved, codes, looks, plan, chosen };
}

/** Of members that are to be let go of, those that no other resource of the program declares. `options` say whose they are. */
export function unclaimed({ table, claims }: Context, options: Properties, iccids: Iterable<string>): string[] {
  const account = pick(options, table.roles.account ?? "");
  return [...iccids].filter((iccid) => !claims.hold("", { ...account, [table.identity]: iccid }));
}

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
    (found) => pick(found, ...references),
    (error: unknown) => {
      if (error instanceof Refused) return error;
      throw error;
    },
  );

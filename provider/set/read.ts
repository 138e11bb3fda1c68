/** read of a set: its members from list pages. One that has drifted is a line with live values; one that is gone has no line any more. */
import { UNSETTLED } from "../core/state/memory";
import { isMoving } from "../core/terms/moving";
import { nameIn } from "../core/terms/references";
import { type Properties, text, type Value } from "../core/terms/value";
import type { Found } from "../core/verbs/read";
import { KoreError } from "../errors";
import { nounOf } from "./apply";
import { type Declared, declaredIn } from "./declared";
import { lookAt, onlyGroup } from "./look";
import { count, lineOf, MOVING, named, optionsOf, outputsOf } from "./outputs";
import type { SetRun } from "./run";
import { listed, number } from "./telling";

/** `outputs` are those of the state. */
export async function readSet(run: SetRun, id: string, outputs: Properties): Promise<Found> {
  const { set, context } = run;
  if (typeof outputs.sims !== "string")
    throw new KoreError(
      `${set.noun} ${JSON.stringify(id)}: a set cannot be looked up, because it exists in this stack alone. Use \`getSims\`, or declare it.`,
    );
  const before = declaredIn(set, outputs);
  const assigned = await assignments(run, before);
  const looks = await lookAt(context, before.lines.keys(), assigned.groups);
  const moved = named(outputs, MOVING);
  const lines = new Map<string, string>();
  const summary = new Map<string, number>();
  const moving: string[] = [];
  const told: Record<Kind, string[]> = { drifted: [], gone: [], underWay: [] };
  for (const [iccid, line] of before.lines) {
    const live = looks.get(iccid)?.value;
    if (live === undefined) {
      told.gone.push(iccid);
      continue;
    }
    const moves = moved.has(iccid) && isMoving(context.table, live);
    if (moves) moving.push(iccid);
    const shown = lineOf(set, line, assigned.resolved(iccid), live, { moves });
    lines.set(iccid, shown);
    count(set, summary, live);
    if (shown !== line) told[isMoving(context.table, live) ? "underWay" : "drifted"].push(iccid);
  }
  tell(run, before.lines.size, told);
  const unsettled = [...named(outputs, UNSETTLED)].filter((iccid) => lines.has(iccid));
  const kept = outputsOf(set, outputs, { lines, summary, unsettled, moving });
  return { sid: id, outputs: kept, inputs: { ...optionsOf(set, outputs), sims: kept.sims ?? "" } };
}

type Kind = "drifted" | "gone" | "underWay";

const SAYS: Readonly<Record<Kind, string>> = {
  drifted: "not as declared, moved to elsewhere included",
  gone: "not on the account any more",
  underWay: "in the middle of a move that this stack did not ask for",
};

function tell(run: SetRun, size: number, told: Readonly<Record<Kind, readonly string[]>>): void {
  const lines = (["drifted", "gone", "underWay"] as const)
    .filter((kind) => told[kind].length > 0)
    .map((kind) => `  ${number(told[kind].length)} ${SAYS[kind]}: ${listed(told[kind])}`);
  if (lines.length > 0) run.context.report([`${nounOf(run, size)}:`, ...lines].join("\n"));
}

/** What names of Fleets and plans mean now, each looked up once; and the one that all members are in, if there is one. */
async function assignments({ context }: SetRun, before: Declared) {
  const { table, shared } = context;
  const references = Object.entries(table.fields).flatMap(([field, { reference }]) =>
    reference ? [{ field, reference }] : [],
  );
  const meant = new Map<string, string>();
  const groups: string[] = [];
  const assignment = table.lifecycle?.fields.assignment ?? "";
  for (const iccid of before.lines.keys()) {
    const told = before.told(iccid) ?? {};
    for (const { field, reference } of references) {
      const name = nameIn(reference, told[field]);
      if (name === undefined || meant.has(name)) continue;
      // A name that means nothing now says nothing about where a member is: it shows as drift.
      meant.set(name, (await shared.names.glance(reference, table.service, name))?.sid ?? name);
    }
    const group = text(told[assignment]) ?? "";
    groups.push(meant.get(group) ?? group);
  }
  return {
    groups: onlyGroup(table, groups),
    resolved: (iccid: string): Properties => {
      const told = before.of(iccid) ?? {};
      return Object.fromEntries(
        Object.entries(told).map(([field, value]): [string, Value] => [
          field,
          table.fields[field]?.reference && typeof value === "string" ? (meant.get(value) ?? value) : value,
        ]),
      );
    },
  };
}

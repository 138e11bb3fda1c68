/** The verbs of sets within one command: what they share with the resources of their members, and the report of the whole run. */
import { createHash } from "node:crypto";
import type { Claims } from "../core/live/claims";
import type { Context } from "../core/live/context";
import type { Naming } from "../core/plan/auto-name";
import type { Checked } from "../core/plan/check";
import type { Diff } from "../core/plan/diff";
import type { Failure } from "../core/plan/malformed";
import { hasUnknown, type Properties, pick } from "../core/terms/value";
import type { Created } from "../core/verbs/create";
import type { Found } from "../core/verbs/read";
import type { SetTable } from "../resources/definition";
import { apply, foresee, nounOf } from "../set/apply";
import { asTable, checkSet, TOLD } from "../set/check";
import { type Compared, compare, hasWork } from "../set/compare";
import type { Declared } from "../set/declared";
import { destroySet } from "../set/destroy";
import { diffSet } from "../set/diff";
import { MOVING, named, outputsOf, summaryIn } from "../set/outputs";
import { readSet } from "../set/read";
import { type ReportRow, reportText } from "../set/report";
import type { SetRun } from "../set/run";
import { accountIn, heldTwice, identityOf } from "./claims";
import type { Clients, Ends, Outside } from "./clients";
import { cancellable, type Verb } from "./limits";
import { refuseUnknown } from "./unsent";

/** How long a verb of a set may take where nobody says otherwise. */
const TIMEOUT = "60m";

export interface SetVerbs {
  check(set: SetTable, before: Properties, declared: Properties, naming: Naming | undefined): Checked;
  /** Tells what `up` would do to a set that a preview has checked. What would be refused whole is a failure. */
  foresee(set: SetTable, outputs: Properties, inputs: Properties): Promise<Failure[]>;
  diff(set: SetTable, outputs: Properties, inputs: Properties): Diff;
  create(set: SetTable, inputs: Properties, ends: Ends): Promise<Created>;
  read(set: SetTable, id: string, outputs: Properties, ends: Ends): Promise<Found>;
  update(set: SetTable, id: string, outputs: Properties, inputs: Properties, ends: Ends): Promise<Properties>;
  delete(set: SetTable, id: string, outputs: Properties, ends: Ends): Promise<void>;
}

/** What sets need of the session. */
export interface Around {
  readonly outside: Outside;
  readonly clients: Clients;
  readonly claimsOn: (table: SetTable["member"]) => Claims;
  readonly words: (error: unknown) => string;
}

export function createSets({ outside, clients, claimsOn, words }: Around): SetVerbs {
  const reported: ReportRow[] = [];
  const path = outside.env.KORE_REPORT;
  const note = (rows: readonly ReportRow[]) => {
    for (const row of rows) reported.push(row);
    if (path) outside.write?.(path, reportText(path, reported));
  };
  const acting = <T>(
    set: SetTable,
    verb: Verb,
    properties: Properties,
    ends: Ends,
    act: (run: SetRun) => Promise<T>,
  ): Promise<T> =>
    cancellable(ends.signal, set.noun, (signal) => {
      const { member } = set;
      const given = clients.context(member, verb, properties, { ...ends, signal, otherwise: TIMEOUT });
      const context: Context = { ...given, claims: claimsOn(member) };
      const { approve: approved } = clients.choices();
      return act({ set, context, pace: clients.pace(), approved, words, ...(path && { note }) });
    });

  return {
    check(set, before, declared, naming) {
      const { inputs, failures, declared: now } = checkSet(set, before, declared);
      const claims = claimsOn(set.member);
      const name = naming?.name ?? idOf(now.lines.keys());
      const member = membersOn(set, inputs, now);
      claims.declaresAll(name, member.declares);
      return { inputs, failures: [...failures, ...twice(set, claims, name, now, member.shown)] };
    },
    async foresee(set, outputs, inputs) {
      if (hasUnknown(inputs)) return [];
      const compared = compare(set, outputs, inputs);
      if (Object.keys(outputs).length > 0 && !hasWork(compared)) return [];
      if (clients.choices().preview === "offline") {
        outside.report(offline(set, compared));
        return [];
      }
      const reason = await acting(set, "read", inputs, {}, (run) => foresee(run, { inputs, compared }));
      return reason === undefined ? [] : [{ property: "", reason }];
    },
    diff: diffSet,
    async create(set, inputs, ends) {
      refuseUnknown(asTable(set), inputs);
      const compared = compare(set, {}, inputs);
      const sid = idOf(compared.now.lines.keys());
      const wanted = { outputs: {}, inputs, compared };
      return { sid, outputs: await acting(set, "create", inputs, ends, (run) => apply(run, sid, wanted)) };
    },
    read: (set, id, outputs, ends) => acting(set, "read", outputs, ends, (run) => readSet(run, id, outputs)),
    async update(set, id, outputs, inputs, ends) {
      refuseUnknown(asTable(set), inputs);
      const compared = compare(set, outputs, inputs);
      if (!hasWork(compared)) return onlyInState(set, outputs, inputs, compared);
      return acting(set, "update", inputs, ends, (run) => apply(run, id, { outputs, inputs, compared }));
    },
    delete: (set, _, outputs, ends) => acting(set, "delete", outputs, ends, (run) => destroySet(run, outputs)),
  };
}

/** A set has no SID: its id is made of the SIMs that it was made with, and stays. */
function idOf(iccids: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const iccid of [...iccids].sort()) hash.update(`${iccid}\n`);
  return `set-${hash.digest("hex").slice(0, 12)}`;
}

/** What the program declares of a member, for the claims of the run. */
function membersOn(set: SetTable, inputs: Properties, now: Declared) {
  const { member } = set;
  const chosen = pick(inputs, member.roles.account ?? "");
  const prefix = accountIn(member, chosen);
  return {
    shown: (iccid: string): Properties => ({ ...chosen, [member.identity]: iccid }),
    declares: (identity: string) => (identity.startsWith(prefix) ? now.of(identity.slice(prefix.length)) : undefined),
  };
}

/** SIMs that another set or resource of the program declares as well. */
function twice(
  set: SetTable,
  claims: Claims,
  name: string,
  now: Declared,
  shown: (iccid: string) => Properties,
): Failure[] {
  const failures: Failure[] = [];
  if (claims.isAlone(name)) return failures;
  for (const iccid of now.lines.keys()) {
    const other = identityOf(set.member, shown(iccid)) && claims.besides(name, shown(iccid));
    if (other === undefined) continue;
    const where = other === "" ? "" : ` (the ${set.noun} ${JSON.stringify(other)})`;
    failures.push({ property: "sims", reason: `${heldTwice(set.member, shown(iccid))}${where}` });
    if (failures.length >= TOLD) break;
  }
  return failures;
}

/** What changes without a look at any member: options, and what is declared no longer. */
const onlyInState = (set: SetTable, outputs: Properties, inputs: Properties, { now }: Compared): Properties =>
  outputsOf(set, inputs, {
    lines: now.lines,
    summary: summaryIn(outputs),
    unsettled: [],
    moving: named(outputs, MOVING),
  });

/** What a preview can tell without the account. */
const offline = (set: SetTable, { now, added, changed, removed, unchanged }: Compared): string =>
  `${nounOf({ set }, now.lines.size)}: ${added.length} new, ${changed.length} changed, ` +
  `${removed.length} let go, ${unchanged} unchanged (kore:preview is offline: the account was not looked at)`;

/**
 * One command: what it remembers from one resource to the next, and the six verbs on plain values. A host (Pulumi's dynamic protocol, or a
 * plugin of its own) only spells them.
 */
import type { Claims } from "../core/live/claims";
import { leftName, type Naming } from "../core/plan/auto-name";
import { type Checked, check } from "../core/plan/check";
import { type Diff, diff, refuse } from "../core/plan/diff";
import type { Failure } from "../core/plan/malformed";
import { notices } from "../core/plan/notices";
import { Refused } from "../core/plan/refusal";
import { FOLLOWS } from "../core/state/memory";
import { inRole } from "../core/terms/roles";
import { subject } from "../core/terms/subject";
import { canonical, type Properties, text, UNKNOWN, type Value, without } from "../core/terms/value";
import { type Created, create } from "../core/verbs/create";
import { type Found, read } from "../core/verbs/read";
import { remove } from "../core/verbs/remove";
import { update } from "../core/verbs/update";
import { KoreError } from "../errors";
import { isSet, type Resource, SID, type Table } from "../resources/definition";
import { createClaims, heldTwice, identityOf } from "./claims";
import { createClients, type Ends, type Outside } from "./clients";
import { known } from "./known";
import { cancellable, type Verb } from "./limits";
import { createPreviewing } from "./previewing";
import { createSets } from "./sets";
import { createTelling, type Telling } from "./telling";
import { planned, refuseUnknown } from "./unsent";

/** How a host asks for a verb that may write. */
export interface Asked extends Ends {
  /** Send nothing, and tell what would be: the declared values as outputs. What is made has no SID yet: it is `""`. */
  readonly preview?: boolean | undefined;
}

/** Each verb knows what the ones before it, on any resource of the command, have seen. Errors are raised; `words` says them. */
export interface Session {
  /** Takes the stack's configuration. Nothing is validated before it is used. */
  configure(get: (key: string) => string | undefined): void;
  /** `before` are the inputs in the state, none for a new resource; `naming` is what the program calls it. */
  check(resource: Resource, before: Properties, declared: Properties, naming?: Naming): Checked;
  /**
   * In a preview, after a check without failures: what `up` would refuse once it has looked at the account. What it would write to an object that
   * is new to the state is reported. Nothing is sent for what the state has as it is declared, and nothing is written. `secret`: inputs
   * whose values are not shown.
   */
  foresee(
    resource: Resource,
    before: Properties,
    inputs: Properties,
    secret?: readonly string[],
  ): Promise<readonly Failure[]>;
  /** In a preview, after a diff that found a change: the same for what only the outputs in the state can tell, such as the members of a set. */
  foreseeChange(resource: Resource, before: Properties, inputs: Properties): Promise<readonly Failure[]>;
  /** `before` are the outputs in the state, `inputs` what check gave, or, within a refresh, the state's own. */
  diff(resource: Resource, sid: string, before: Properties, inputs: Properties): Diff;
  create(resource: Resource, inputs: Properties, asked?: Asked): Promise<Created>;
  /** `undefined` when the object is gone. `id` is a SID, or in a lookup (nothing `before`) a unique name. */
  read(resource: Resource, id: string, before: Properties, asked?: Ends): Promise<Found | undefined>;
  /** The new outputs. */
  update(resource: Resource, sid: string, before: Properties, inputs: Properties, asked?: Asked): Promise<Properties>;
  delete(resource: Resource, sid: string, before: Properties, asked?: Ends): Promise<void>;
  readonly words: Telling;
}

export function createSession(outside: Outside): Session {
  const clients = createClients(outside);
  const words = createTelling();
  const previewing = createPreviewing(clients, words, outside.report);
  const claims = new Map<string, Claims>();
  // Within a refresh Pulumi calls diff as well, after read and with the inputs of the state instead of checked ones: it only compares,
  // and a refusal would end the whole command.
  const checked = new Set<string>();
  const refreshed = new Set<string>();
  // Pulumi checks a replacement a second time, and creates it, without the old inputs: which SIM the new one follows is only known from
  // the first check. That is no input; only a replacement that stops half-way keeps it in the state.
  const follows = new Map<string, Value>();

  const claimsOn = (table: Table) => known(claims, table.type, () => createClaims(table));
  const sets = createSets({ outside, clients, claimsOn, words });
  const keyOf = (table: Table, declared: Properties) => `${table.type} ${identityOf(table, declared) ?? ""}`;
  const contextOf = (table: Table, verb: Verb, properties: Properties, ends: Ends) => ({
    ...clients.context(table, verb, properties, ends),
    claims: claimsOn(table),
  });
  /** Settings that cannot work, such as a missing secret, are a failure of each resource that needs them: said at preview, before any request. */
  const unconfigured = (table: Table, inputs: Properties): Failure[] => {
    const account = inRole(table, "account", inputs);
    try {
      if (account !== UNKNOWN) clients.validate(text(account));
      return [];
    } catch (error) {
      if (!(error instanceof KoreError)) throw error;
      return [{ property: "", reason: words(error) }];
    }
  };
  const acting = <T>(
    table: Table,
    verb: Verb,
    properties: Properties,
    ends: Ends,
    act: (context: ReturnType<typeof contextOf>) => Promise<T>,
  ): Promise<T> =>
    cancellable(ends.signal, subject(table, properties), (signal) =>
      act(contextOf(table, verb, properties, { ...ends, signal })),
    );

  return {
    words,
    configure: clients.configure,

    check(table, before, declared, naming) {
      if (isSet(table)) {
        const { inputs, failures } = sets.check(table, before, declared, naming);
        return { inputs, failures: [...failures, ...unconfigured(table.member, inputs)] };
      }
      const result = check(table, before, declared, naming);
      const inputs = without(result.inputs, FOLLOWS);
      const { [FOLLOWS]: followed } = result.inputs;
      if (followed !== undefined) follows.set(keyOf(table, inputs), followed);
      claimsOn(table).declares(inputs, before);
      previewing.declares(table, before, inputs);
      const inSet = claimsOn(table).inSet(inputs)
        ? [{ property: table.identity, reason: heldTwice(table, inputs) }]
        : [];
      const failures = [...result.failures, ...inSet, ...unconfigured(table, inputs)];
      if (failures.length === 0) for (const line of notices(table, before, inputs)) outside.report(line);
      checked.add(canonical(inputs));
      return { inputs, failures };
    },

    foresee: async (table, before, inputs, secret) => {
      if (!isSet(table)) return previewing.look(table, before, inputs, secret);
      // A set that is in the state is told of by its diff.
      return Object.keys(before).length === 0 ? sets.foresee(table, {}, inputs) : [];
    },

    foreseeChange: async (table, before, inputs) => (isSet(table) ? sets.foresee(table, before, inputs) : []),

    diff(table, sid, before, inputs) {
      if (isSet(table)) return sets.diff(table, before, inputs);
      const found = diff(table, before, inputs);
      const declared = checked.has(canonical(inputs));
      if (!refreshed.has(sid) || declared) refuse(table, before, inputs, found);
      if (declared && found.replaces.length === 0 && !claimsOn(table).keeps(sid, inputs))
        throw new Refused(heldTwice(table, before));
      return found;
    },

    async create(table, inputs, asked = {}) {
      if (isSet(table)) return asked.preview ? { sid: "", outputs: inputs } : sets.create(table, inputs, asked);
      if (!asked.preview) refuseUnknown(table, inputs);
      claimsOn(table).makes(inputs);
      if (asked.preview) {
        const [first, ...more] = await previewing.look(table, {}, inputs);
        if (first) throw new Refused([first, ...more].map(({ reason }) => reason).join("\n"));
        return { sid: "", outputs: planned(table, {}, inputs) };
      }
      const followed = follows.get(keyOf(table, inputs));
      const complete: Properties = followed === undefined ? inputs : { ...inputs, [FOLLOWS]: followed };
      return acting(table, "create", inputs, asked, (context) => create(context, complete));
    },

    async read(table, id, before, asked = {}) {
      if (isSet(table)) return sets.read(table, id, before, asked);
      const found = await acting(table, "read", { ...before, [SID]: before[SID] ?? id }, asked, (context) =>
        read(context, id, before),
      );
      if (!found) return undefined;
      refreshed.add(found.sid);
      const left = leftName(table, before, found.outputs);
      return { sid: found.sid, outputs: { ...found.outputs, ...left }, inputs: { ...found.inputs, ...left } };
    },

    async update(table, sid, before, inputs, asked = {}) {
      if (isSet(table))
        return asked.preview ? { ...before, ...inputs } : sets.update(table, sid, before, inputs, asked);
      if (asked.preview) return planned(table, before, inputs);
      refuseUnknown(table, { ...inputs, [SID]: sid });
      return acting(table, "update", { ...inputs, [SID]: sid }, asked, (context) =>
        update(context, sid, before, inputs),
      );
    },

    delete: (table, sid, before, asked = {}) =>
      isSet(table)
        ? sets.delete(table, sid, before, asked)
        : acting(table, "delete", { ...before, [SID]: sid }, asked, (context) => remove(context, sid, before)),
  };
}

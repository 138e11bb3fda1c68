/** Pulumi's dynamic protocol on one side, the engine's verbs on the other. Alone knows `__provider`, half-made objects and unknown values. */
import { check } from "../core/plan/check";
import { diff, refuse } from "../core/plan/diff";
import { notices } from "../core/plan/notices";
import { Refused } from "../core/plan/refusal";
import { FOLLOWS } from "../core/state/memory";
import { inRole } from "../core/terms/roles";
import { canonical, type Properties, same, text, UNKNOWN, type Value, without } from "../core/terms/value";
import { create } from "../core/verbs/create";
import { read } from "../core/verbs/read";
import { remove } from "../core/verbs/remove";
import { update } from "../core/verbs/update";
import { KoreError } from "../errors";
import type { Table } from "../resources/definition";
import { heldTwice } from "../run/claims";
import type { Process } from "../run/clients";
import type { Random } from "../time/clock";
import { present } from "./errors";
import { fromPulumi, toPulumi } from "./unknown";

type Bag = Record<string, unknown>;

/** What Pulumi's dynamic host calls; assignable to `pulumi.dynamic.ResourceProvider`. */
export interface DynamicProvider {
  configure(request: { readonly config: { get(key: string): string | undefined } }): Promise<void>;
  check(olds: Bag, news: Bag): Promise<{ inputs: Bag; failures: { property: string; reason: string }[] }>;
  diff(
    id: string,
    olds: Bag,
    news: Bag,
  ): Promise<{ changes: boolean; replaces: string[]; deleteBeforeReplace: boolean }>;
  create(inputs: Bag): Promise<{ id: string; outs: Bag }>;
  read(id: string, props: Bag): Promise<{ id: string; props: Bag; inputs?: Bag }>;
  update(id: string, olds: Bag, news: Bag): Promise<{ outs: Bag }>;
  delete(id: string, props: Bag): Promise<void>;
}

/** The text of the provider's code, which the host keeps among the properties. */
const CODE = "__provider";
/** The resource's name, which the SDK passes for resources that may have to choose one. Not kept. */
const NAME = "__autoName";
/** Set by the SDK in previews. Not kept. */
const PREVIEW = "__preview";

export function dynamicProvider(table: Table, process: Process, random: Random, debug: () => boolean): DynamicProvider {
  // A refresh calls diff too, after read and with the inputs of the state instead of checked ones: it only compares, and a
  // refusal would end it.
  const checked = new Set<string>();
  const refreshed = new Set<string>();
  // For a replacement the engine checks a second time without the old inputs, and creates with what that gives: whom it
  // follows is only known from the first time. It is no input; only what stops half-way keeps it in the state.
  const follows = new Map<string, Value>();

  const guarded = async <T>(bag: Bag, verb: () => Promise<T> | T): Promise<T> => {
    try {
      return await verb();
    } catch (error) {
      throw present(error, bag[CODE], debug());
    }
  };

  return {
    // Not awaited by concurrent first calls (the host caches the provider before it configures it): keep it synchronous.
    async configure({ config }) {
      process.configure((key) => config.get(key));
    },

    check: (olds, news) =>
      guarded(news, () => {
        const declared = fromPulumi(news);
        const name = chosenFrom(declared[NAME]);
        const before = own(fromPulumi(olds));
        const result = check(table, before, own(declared), random, name);
        const inputs = without(result.inputs, FOLLOWS);
        const { [FOLLOWS]: followed } = result.inputs;
        if (followed !== undefined) follows.set(canonical(inputs), followed);
        const failures = [...result.failures, ...unconfigured(process, inRole(table, "account", inputs))];
        if (failures.length === 0) for (const line of notices(table, before, inputs)) process.report(line);
        checked.add(canonical(inputs));
        process.holders(table).declares(inputs, same(before[table.identity], inputs[table.identity]));
        return { inputs: toPulumi(inputs), failures };
      }),

    diff: (id, olds, news) =>
      guarded(news, () => {
        const outputs = fromPulumi(olds);
        const inputs = own(fromPulumi(news));
        const found = diff(table, outputs, inputs);
        const declared = checked.has(canonical(inputs));
        if (!refreshed.has(id) || declared) refuse(table, outputs, inputs, found);
        if (declared && found.replaces.length === 0 && !process.holders(table).keeps(id, inputs))
          throw new Refused(heldTwice(table, outputs));
        // Outputs without code can be neither refreshed nor destroyed: an update writes it back.
        const changes = found.reasons.length > 0 || olds[CODE] === undefined;
        return { changes, replaces: [...found.replaces], deleteBeforeReplace: false };
      }),

    create: (inputs) =>
      guarded(inputs, async () => {
        const declared = own(fromPulumi(inputs));
        const followed = follows.get(canonical(declared));
        const complete: Properties = followed === undefined ? declared : { ...declared, [FOLLOWS]: followed };
        const { sid, outputs } = await create(process.context(table, "create", declared), complete);
        return { id: sid, outs: toPulumi(outputs) };
      }),

    read: (id, props) =>
      guarded(props, async () => {
        const before = own(fromPulumi(props));
        const found = await read(process.context(table, "read", before), id, before);
        if (!found) return { id: "", props: {} };
        refreshed.add(found.sid);
        return { id: found.sid, props: toPulumi(found.outputs), inputs: toPulumi(found.inputs) };
      }),

    update: (id, olds, news) =>
      guarded(news, async () => {
        const declared = own(fromPulumi(news));
        const context = process.context(table, "update", declared);
        return { outs: toPulumi(await update(context, id, own(fromPulumi(olds)), declared)) };
      }),

    delete: (id, props) =>
      guarded(props, async () => {
        const before = own(fromPulumi(props));
        await remove(process.context(table, "delete", before), id, before);
      }),
  };
}

/** The properties that are ours. */
const own = (properties: Properties): Properties => without(properties, CODE, NAME, PREVIEW);

/** The resource's name, alone or with its project and stack. */
const chosenFrom = (told: Value | undefined): string | undefined =>
  text(typeof told === "object" && told !== null && "name" in told ? told.name : told);

/** Settings that cannot work are a failure of the declaration that needs them: said at preview, before any request. */
function unconfigured(process: Process, account: Value | undefined): { property: string; reason: string }[] {
  try {
    if (account !== UNKNOWN) process.validate(text(account));
    return [];
  } catch (error) {
    if (!(error instanceof KoreError)) throw error;
    return [{ property: "", reason: error.message }];
  }
}

/** The looks of one preview: which resources are looked at, what is said of them, and what becomes of an account that cannot be looked at. */
import type { Failure } from "../core/plan/malformed";
import { Refused } from "../core/plan/refusal";
import { inRole } from "../core/terms/roles";
import { subject } from "../core/terms/subject";
import { hasUnknown, type Properties, same, text } from "../core/terms/value";
import { type Foreseeing, type Foreseen, foresee, foreseeNames } from "../core/verbs/foresee";
import { foretell } from "../core/verbs/foretell";
import { KoreError } from "../errors";
import { ApiError } from "../http/errors";
import type { Reference, Table } from "../resources/definition";
import { Late, unlessLate } from "../time/unless-late";
import { identityOf } from "./claims";
import type { Clients } from "./clients";
import type { Telling } from "./telling";

/** So long a look may take, in milliseconds: then a preview goes on without it. */
const PATIENCE = 20_000;

/** What stands for a secret. */
const SECRET = "[secret]";

export interface Previewing {
  /** check: a resource declares this. `before` are its inputs in the state. */
  declares(table: Table, before: Properties, inputs: Properties): void;
  /**
   * What `up` would refuse of a checked declaration; what it would write is reported. Reads only, and nothing for what the state has as it is
   * declared. `secret`: inputs whose values must not be reported.
   */
  look(table: Table, before: Properties, inputs: Properties, secret?: readonly string[]): Promise<readonly Failure[]>;
}

export function createPreviewing(clients: Clients, words: Telling, report: (line: string) => void): Previewing {
  /** Names that the program declares, with the kind and the account that they are of. */
  const declared = new Set<string>();
  /** Resources of the state that keep their object: Pulumi checks what it replaces again, as if nothing had been there. */
  const kept = new Set<string>();
  /** What looking at an account came to, where it makes no sense to look again: a failure of all that is on it, or nothing. */
  const closed = new Map<string, KoreError | undefined>();
  let saidHow = false;
  let refusedAny = false;

  const accountOf = (table: Table, inputs: Properties) => text(inRole(table, "account", inputs)) ?? "";
  const nameKey = (service: string, path: string, account: string, name: string) =>
    JSON.stringify([service, path, account, name]);
  const keyOf = (table: Table, inputs: Properties) => `${table.type} ${identityOf(table, inputs) ?? ""}`;
  const contextOf = (table: Table, inputs: Properties) => ({
    ...clients.context(table, "read", inputs, { timeout: PATIENCE }),
    // The first that is missing fails the preview, and is asked for by itself; 800 more need not be.
    believes: refusedAny,
    coming: ({ path }: Reference, name: string) =>
      declared.has(nameKey(table.service, path, accountOf(table, inputs), name)),
  });
  const tell = (table: Table, foreseen: Foreseen, line: string | undefined, hide: Hide) => {
    if (line !== undefined) return report(hide(line));
    if (foreseen.is !== "rest" || saidHow) return;
    saidHow = true;
    report(
      `This preview looks at the account: a ${table.noun} that is new to the state, exists and has no line here shows all that is declared. Nothing is written to it.`,
    );
  };
  /** What the account is to be asked, if anything. */
  const questionOf = (
    table: Table,
    before: Properties,
    inputs: Properties,
    secret: readonly string[],
  ): ((context: Foreseeing) => Promise<unknown>) | undefined => {
    if (Object.keys(before).length === 0) {
      if (kept.has(keyOf(table, inputs))) return undefined;
      return async (context) => {
        const foreseen = await foresee(context, inputs);
        tell(table, foreseen, await foretell(context, foreseen, secret), hiding(inputs, secret));
      };
    }
    if (!same(before[table.identity], inputs[table.identity])) return undefined;
    // What diff would refuse ends Pulumi's run at the first such resource. It sees the outputs of the state and check does not: so the live object is asked.
    if (isMoved(Object.values(table.lifecycle?.fields ?? {}), before, inputs))
      return (context) => foresee(context, inputs);
    const references = Object.keys(table.fields).filter((field) => table.fields[field]?.reference);
    return isMoved(references, before, inputs) ? (context) => foreseeNames(context, inputs) : undefined;
  };
  const failed = (table: Table, inputs: Properties, hide: Hide, error: unknown): readonly Failure[] => {
    if (!(error instanceof KoreError)) throw error;
    if (error instanceof Refused) {
      refusedAny = true;
      return [{ property: "", reason: words(error) }];
    }
    const passes =
      error instanceof Late || (error instanceof ApiError && (error.status === undefined || error.isTransient));
    if (error.global || passes) closed.set(accountOf(table, inputs), passes ? undefined : error);
    if (error.global && !passes) return [{ property: "", reason: words(error) }];
    const how = `this preview goes on ${passes ? "without the account, " : ""}by state and program alone`;
    report(hide(`warning: ${subject(table, inputs)}: could not be looked at; ${how}. ${error.message}`));
    return [];
  };

  return {
    declares(table, before, inputs) {
      const name = text(inRole(table, "name", inputs));
      if (name) declared.add(nameKey(table.service, table.path, accountOf(table, inputs), name));
      if (Object.keys(before).length > 0 && keyOf(table, before) === keyOf(table, inputs))
        kept.add(keyOf(table, inputs));
    },

    async look(table, before, inputs, secret = []) {
      const ask = questionOf(table, before, inputs, secret);
      if (ask === undefined || identityOf(table, inputs) === undefined || !clients.looks()) return [];
      const account = accountOf(table, inputs);
      if (closed.has(account)) {
        const error = closed.get(account);
        return error ? [{ property: "", reason: words(error) }] : [];
      }
      try {
        const context = contextOf(table, inputs);
        await unlessLate(ask(context), PATIENCE, context.clock);
        return [];
      } catch (error) {
        return failed(table, inputs, hiding(inputs, secret), error);
      }
    },
  };
}

type Hide = (line: string) => string;

/** Takes the values of secret inputs out of a line, wherever they stand in it. */
const hiding =
  (inputs: Properties, secret: readonly string[]): Hide =>
  (line) =>
    secret.reduce((left, field) => left.replaceAll(text(inputs[field]) || SECRET, SECRET), line);

/** Whether the program declares another value than before, as far as that is known. */
const isMoved = (fields: readonly string[], before: Properties, inputs: Properties): boolean =>
  fields.some((field) => !hasUnknown(inputs[field]) && !same(before[field], inputs[field]));

/** What `create` would do with an object, found out by reading alone: previews and lookups ask it. It raises what `create` would refuse before its first write. */
import type { Make, Reference } from "../../resources/definition";
import { OLDEST } from "../../shared/reader";
import type { Looking } from "../live/context";
import { resolve } from "../live/references";
import { type Change, changes, plan } from "../plan/plan";
import { refused } from "../plan/refusal";
import { NOTHING } from "../state/memory";
import { nameIn } from "../terms/references";
import { hasUnknown, type Properties, text, UNKNOWN } from "../terms/value";
import { find, notThere, refuseAhead } from "./adopt";
import { findByName, takeOver } from "./make";

/** A look that writes nothing, and what the program is known to make itself. */
export interface Foreseeing extends Looking {
  /** Whether another resource of the program declares an object of this kind and name: it need not be there yet. */
  readonly coming: (reference: Reference, name: string) => boolean;
  /**
   * Whether pages that show all may say that an object is not there. Otherwise it is asked for by itself before it is refused: while a list is
   * read, what moves in it can be overlooked.
   */
  readonly believes: boolean;
}

export type Foreseen =
  /** It would be made, and nobody needs to be told more than the declaration says. */
  | { readonly is: "made" }
  /** It shows all that is declared. */
  | { readonly is: "rest"; readonly live: Properties }
  /** A move is under way: what is written depends on where it ends. */
  | { readonly is: "moving"; readonly live: Properties }
  /** `there`: the account has it; otherwise it would be brought in first. */
  | {
      readonly is: "changes";
      readonly live: Properties;
      readonly there: boolean;
      readonly changes: readonly Change[];
    };

/** `declared` is checked. What is not known yet is left out of the look; without a known identity there is nothing to look for. */
export async function foresee(asked: Foreseeing, declared: Properties): Promise<Foreseen> {
  const { table } = asked;
  const context = browsing(asked);
  const known = await withoutComing(context, knownOf(context, declared));
  const { create: way } = table;
  if (way.way === "make") return foreseeMaking(context, way, known);
  // Another one is made in any case, and there is nothing to look for.
  if (way.way === "order") return { is: "made" };
  const isRegistered = way.register !== undefined && declared[way.register.needs] !== undefined;
  const { reader } = context.shared;
  const overlooked = () => !((isRegistered || asked.believes) && reader.showsAll("", OLDEST.shown));
  const alone = async () => (overlooked() ? find(context, way, known) : undefined);
  const found = await findShared(context, known, alone);
  if (found) return foreseeUpdate(context, found, known);
  if (!isRegistered) throw notThere(context, way, known);
  const live = await refuseAhead(context, known);
  return {
    is: "changes",
    live,
    there: false,
    changes: changes(table, live, await resolve(context, {}, known), UPDATE),
  };
}

/** Raises `Refused` for a declared name that stands for nothing, whatever becomes of the object. */
export async function foreseeNames(asked: Foreseeing, declared: Properties): Promise<void> {
  const context = browsing(asked);
  await resolve(context, {}, await withoutComing(context, knownOf(context, declared)));
}

/** The object of this identity, on a page that many looks share, or by itself. */
async function findShared(
  { table, shared }: Looking,
  known: Properties,
  alone: () => Promise<Properties | undefined>,
): Promise<Properties | undefined> {
  const identity = text(known[table.identity]);
  if (identity === undefined) return alone();
  return (await shared.reader.read(identity, { group: "", oldest: OLDEST.shown }, alone)).value;
}

async function foreseeMaking(context: Looking, way: Make, known: Properties): Promise<Foreseen> {
  const found = await findByName(context, way, known);
  if (found) {
    takeOver(context, way, found, known);
    return foreseeUpdate(context, found, known);
  }
  await resolve(context, {}, known);
  return { is: "made" };
}

const UPDATE = ["update"] as const;

/** Of an object that is there. A plan holds the first request alone; told are all changes. */
async function foreseeUpdate(context: Looking, live: Properties, known: Properties): Promise<Foreseen> {
  const { table } = context;
  const resolved = await resolve(context, live, known);
  const next = plan(table, live, resolved, NOTHING);
  if (next.is === "refused") throw refused(table, next.refusal, live, resolved);
  if (next.is !== "send") return { is: next.is, live };
  return { is: "changes", live, there: true, changes: changes(table, live, resolved, UPDATE) };
}

/** The same look, whose names come from list pages: 800 SIMs of 40 Fleets must not cost 40 requests. */
function browsing({ shared, ...rest }: Foreseeing): Foreseeing {
  const { names, reader } = shared;
  return { ...rest, shared: { reader, names: { ...names, find: names.browse } } };
}

/** What is known of a declaration. An assignment that is not known is still one. */
function knownOf({ table }: Looking, declared: Properties): Properties {
  const assignment = table.lifecycle?.fields.assignment;
  const fields = Object.entries(declared).filter(([field, value]) => field === assignment || !hasUnknown(value));
  return Object.fromEntries(fields);
}

/** A name that another resource is about to give stands for an object that nobody knows yet. */
async function withoutComing(context: Foreseeing, known: Properties): Promise<Properties> {
  const { table, shared, coming } = context;
  const later: Record<string, typeof UNKNOWN> = {};
  for (const [field, { reference }] of Object.entries(table.fields)) {
    const name = nameIn(reference, known[field]);
    if (!reference || name === undefined || !coming(reference, name)) continue;
    if ((await shared.names.browse(reference, table.service, name)) === undefined) later[field] = UNKNOWN;
  }
  return { ...known, ...later };
}

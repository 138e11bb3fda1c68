/** What the model has to know of a SIM product: names, statuses, and what KORE's documents forbid and expect. */
import type { Emulator } from "../emulator";
import { UnknownResource } from "../emulator/control/lookup";
import type { SeedData } from "../emulator/seed/seed-data";

/** A SIM as it truly is, in the words of both products: a Fleet or a rate plan is its group. */
export interface Truth {
  readonly sid: string;
  readonly iccid: string;
  readonly status: string;
  readonly group: string | null;
  readonly name: string;
  /** A queued update: what becomes of it. */
  readonly move: Move | null;
}

export interface Move {
  readonly from: string;
  readonly to: string;
  readonly group: string | null;
  readonly fails: boolean;
}

/** Where a SIM rests, or will when nothing else happens. */
export interface Rest {
  readonly status: string;
  readonly group: string | null;
}

/** What is asked for: absent is left, a null group is none. */
export interface Wish {
  readonly status?: string | undefined;
  readonly group?: string | null | undefined;
}

/** A sentence of the documents that a request, or a declaration, can contradict. */
export interface Law {
  readonly code: number;
  readonly says: string;
  forbids(rest: Rest, wish: Wish): boolean;
}

export interface Change {
  readonly status?: string;
  readonly group?: string | null;
  readonly name?: string;
}

export interface SimModel {
  readonly title: string;
  readonly api: "supersim" | "wireless";
  readonly kind: "sim" | "wirelessSim";
  /** The group's input, its request parameter and its output. */
  readonly group: { readonly input: string; readonly parameter: string; readonly output: string };
  readonly update: string;
  /** Declared ones, in the order of how harmless they are. */
  readonly statuses: readonly string[];
  readonly pending: readonly string[];
  /** Two of them, by SID and by name. */
  readonly groups: readonly { readonly sid: string; readonly name: string }[];
  /** One list for each place in the program: the cards that can stand there. */
  readonly cards: readonly (readonly Card[])[];
  readonly seed: SeedData;
  /** What somebody else can make of a SIM in one go. */
  readonly changes: readonly Change[];
  readonly laws: readonly Law[];
  /** Moves of which the documents say nothing: the API decides. */
  readonly undocumented: readonly (readonly [from: string, to: string])[];
  /** A status seen that fulfils another one declared. */
  readonly fulfils: readonly (readonly [seen: string, declared: string])[];
  /** Declared before and declared now: refused whatever the SIM is. */
  readonly noWayBack: { readonly from: readonly string[]; readonly to: string };
  /** What `onDelete` leaves behind; the first is the default. An absent member stays as it was. */
  readonly endings: Readonly<Record<string, Ending>>;
  look(emulator: Emulator, iccid: string): Truth | undefined;
  change(emulator: Emulator, sid: string, change: Change): void;
}

export interface Card {
  readonly iccid: string;
  /** For a card that is not on the account yet. */
  readonly registrationCode?: string;
}

export interface Ending {
  readonly status?: string;
  /** Statuses that stay as they are. */
  readonly unless?: readonly string[];
  readonly group?: null;
  readonly gone?: true;
}

/** Where it rests when the move under way has ended. */
export function rest({ status, group, move }: Truth): Rest {
  if (move === null) return { status, group };
  return move.fails ? { status: move.from, group } : { status: move.to, group: move.group };
}

/** A declaration or a request, less what holds already. */
export function needed({ fulfils }: SimModel, at: Rest, wish: Wish): Wish {
  const holds =
    at.status === wish.status || fulfils.some(([seen, declared]) => seen === at.status && declared === wish.status);
  return { status: holds ? undefined : wish.status, group: at.group === wish.group ? undefined : wish.group };
}

/** What a search gives, or undefined where the emulator knows nothing of that name. */
export function known<T>(search: () => T): T | undefined {
  try {
    return search();
  } catch (error) {
    if (error instanceof UnknownResource) return undefined;
    throw error;
  }
}

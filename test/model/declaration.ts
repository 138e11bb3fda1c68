/** What a program can declare of one SIM, and whether a SIM shows it. */

import type { Bag } from "./kept";
import type { Card, SimModel, Truth, Wish } from "./sim-model";
import { rest } from "./sim-model";

export interface Declaration {
  readonly card: Card;
  readonly status?: string;
  /** A group's SID or name, `""` for none. */
  readonly group?: string;
  readonly uniqueName?: string;
  readonly skipAwait?: boolean;
  readonly onDelete?: string;
  /** For every verb. */
  readonly timeout?: string;
}

export function inputsOf(product: SimModel, { card, group, timeout, ...rest }: Declaration): Bag {
  return {
    ...card,
    ...rest,
    ...(group !== undefined && { [product.group.input]: group }),
    ...(timeout !== undefined && { timeouts: { create: timeout, update: timeout, delete: timeout } }),
  };
}

/** With SIDs in place of names. */
export const wishOf = (product: SimModel, status: unknown, group: unknown): Wish => ({
  status: typeof status === "string" ? status : undefined,
  group: group === undefined ? undefined : groupSid(product, String(group)),
});

function groupSid(product: SimModel, group: string): string | null {
  if (group === "") return null;
  return product.groups.find(({ name }) => name === group)?.sid ?? group;
}

/** What a SIM does not show of a wish and a name; empty when it shows everything. */
export function missing(product: SimModel, sim: Truth, wish: Wish, name: unknown, atRest = false): string[] {
  const { status, group } = atRest ? rest(sim) : sim;
  const fulfilled = product.fulfils.some(([seen, declared]) => seen === status && declared === wish.status);
  return [
    ...(wish.status === undefined || wish.status === status || fulfilled ? [] : [`status ${wish.status}`]),
    ...(wish.group === undefined || wish.group === group ? [] : [`${product.group.input} ${wish.group}`]),
    ...(name === undefined || name === sim.name ? [] : [`uniqueName "${String(name)}"`]),
  ];
}

export function declarationShown({ card: _, ...declared }: Declaration): string {
  return Object.entries(declared)
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(", ");
}

/** A sequence as a person reads it: cards and groups by short names, one line a command, a request, an ending. */
import type { RequestRecord } from "../emulator";
import type { SimModel, Truth } from "./sim-model";

/** `card 1a`: the place in the program and which of its cards. */
export function short(product: SimModel, iccid: string): string {
  for (const [place, cards] of product.cards.entries())
    for (const [index, card] of cards.entries()) if (card.iccid === iccid) return `card ${place + 1}${"ab"[index]}`;
  return iccid;
}

/** `POST /v1/Sims/HS… Status=active Fleet=HF… -> 202`, with what a fault did to it. */
export function shown({ method, path, query, form, status, faults }: RequestRecord, product: SimModel): string {
  const values = Object.entries({ ...query, ...form }).map(([key, value]) => `${key}=${named(product, String(value))}`);
  const struck = faults.length > 0 ? ` (${faults.join()})` : "";
  return `${method} ${path} ${values.join(" ")} -> ${status || "no answer"}${struck}`;
}

export const truthsShown = (product: SimModel, truths: readonly Truth[]): string =>
  truths
    .map(({ iccid, sid, status, group, name, move }) => {
      const moving = move ? ` (to ${move.to} in ${named(product, move.group)}${move.fails ? ", will fail" : ""})` : "";
      return `${short(product, iccid)} ${sid.slice(0, 2)}…${sid.slice(-2)} ${status} in ${named(product, group)}${moving}${name && ` "${name}"`}`;
    })
    .join("; ");

const named = (product: SimModel, value: string | null): string =>
  value === null ? "none" : (product.groups.find(({ sid }) => sid === value)?.name ?? value);

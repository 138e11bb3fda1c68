/** What the documents let one expect of a declaration: that it is reached, that it is refused, or that they do not say. */
import { type Declaration, wishOf } from "./declaration";
import type { Player } from "./player";
import { needed, rest, type Truth } from "./sim-model";

export type Expectation = "reached" | "refused" | "either";

/** State and `truths` are as a refresh has just seen them. */
export function expected(
  { playground: { product }, stack, declared: all }: Player,
  place: number,
  declared: Declaration,
  truths: readonly Truth[],
): Expectation {
  const { card, status } = declared;
  const sim = truths.find(({ iccid }) => iccid === card.iccid);
  // Whoever does not wait for moves does not learn before their end where they lead.
  if (declared.skipAwait && sim?.move) return "either";
  if (sim === undefined && card.registrationCode === undefined) return "refused";
  const at = sim ? rest(sim) : { status: "new", group: null };
  const wish = needed(product, at, wishOf(product, status, declared.group));
  if (product.laws.some((law) => law.forbids(at, wish))) return "refused";

  const old = stack.live.get(place);
  const { from, to } = product.noWayBack;
  const back = old?.inputs.iccid === card.iccid && from.includes(String(old?.inputs.status)) && status === to;
  const silent = product.undocumented.some(([seen, asked]) => seen === at.status && asked === wish.status);
  const name = declared.uniqueName;
  const wantedTwice = [...all].some(([other, { uniqueName }]) => other !== place && uniqueName === name);
  // A name that the replaced SIM is known to have is handed on.
  const handedOn = old?.inputs.uniqueName === name ? old?.inputs.iccid : undefined;
  const others = truths.filter(({ iccid }) => iccid !== card.iccid && iccid !== handedOn);
  const taken = others.some((other) => other.name === name);
  return back || silent || (name && (taken || wantedTwice)) ? "either" : "reached";
}

/** The guard of a set: how many SIMs a run may take off the air or move, and the checksum by which exactly one plan may do more. */
import { createHash } from "node:crypto";
import { hasUnknown, type Value } from "../core/terms/value";
import type { Table } from "../resources/definition";
import { share } from "../resources/share";
import { changeLine, type Effects, effectsOf, type SetPlan, writesOf } from "./plan";

export type Kind = "offline" | "moved" | "irreversible";
const KINDS = ["offline", "moved", "irreversible"] as const satisfies readonly Kind[];

/** The default for `offline` and `moved`: of the larger of the sets before and after. */
const GRADES = [
  { upTo: 9, share: undefined },
  { upTo: 100, share: 0.5 },
  { upTo: 1_000, share: 0.2 },
  { upTo: Number.POSITIVE_INFINITY, share: 0.05 },
] as const;

/** What a plan has too much of. */
export interface Excess {
  readonly kind: Kind;
  readonly count: number;
  readonly limit: number;
  /** Where the limit comes from: `5% of 2,000`, `declared`. */
  readonly because: string;
}

export type Counts = Readonly<Record<Kind, number>>;

export function countsOf(table: Table, { entries }: SetPlan): Counts {
  const counts = { offline: 0, moved: 0, irreversible: 0 };
  for (const entry of entries) {
    const effects: Effects = effectsOf(table, entry);
    for (const kind of KINDS) if (effects[kind]) counts[kind] += 1;
  }
  return counts;
}

/** What is over its limit. `size` is the larger of the sets before and after; `declared` the input `maxDisruption`. */
export function excessOf(counts: Counts, size: number, declared: Value | undefined): readonly Excess[] {
  return KINDS.flatMap((kind) => {
    const { limit, because } = limitOf(kind, size, declared);
    return counts[kind] > limit ? [{ kind, count: counts[kind], limit, because }] : [];
  });
}

interface Limit {
  readonly limit: number;
  readonly because: string;
}

function limitOf(kind: Kind, size: number, declared: Value | undefined): Limit {
  const own = ownLimit(kind, declared);
  if (typeof own === "number") return { limit: own, because: "as declared" };
  const percent = typeof own === "string" ? share.exec(own)?.[1] : undefined;
  if (percent !== undefined) return ofSize(Number(percent) / 100, size);
  const grade = kind === "irreversible" ? undefined : GRADES.find(({ upTo }) => size <= upTo)?.share;
  return grade === undefined ? { limit: Number.POSITIVE_INFINITY, because: "no limit" } : ofSize(grade, size);
}

const ofSize = (part: number, size: number): Limit => ({
  // 0.07 * 100 is 7.000000000000001, and 0.29 * 100 is 28.999999999999996.
  limit: Math.floor(part * size + 1e-9),
  because: `${Math.round(part * 10_000) / 100}% of ${size.toLocaleString("en-US")}`,
});

/** A number or a share holds for what is limited by default; an object names each. */
function ownLimit(kind: Kind, declared: Value | undefined): Value | undefined {
  if (declared === undefined || hasUnknown(declared)) return undefined;
  if (typeof declared === "object" && declared !== null && !Array.isArray(declared) && kind in declared)
    return Object.entries(declared).find(([key]) => key === kind)?.[1];
  return typeof declared === "object" || kind === "irreversible" ? undefined : declared;
}

/** Of exactly this plan, whatever the order of its members: twelve hex digits. */
export function checksumOf(table: Table, { entries }: SetPlan): string {
  const lines = entries.filter((entry) => writesOf(entry) > 0).map((entry) => changeLine(table, entry));
  return createHash("sha256").update(lines.sort().join("\n")).digest("hex").slice(0, 12);
}

/** Whether `approved`, one or several checksums in whatever punctuation, has this one. */
export const isApproved = (checksum: string, approved: string | undefined): boolean =>
  (approved ?? "")
    .toLowerCase()
    .split(/[^0-9a-f]+/)
    .includes(checksum);

/** From a few words about a set to the table that its verbs read: what its members are, and what can be declared of all of them. */
import { type ZodObject, type ZodType, z } from "zod";
import type { SetTable, Table } from "./definition";
import { snake } from "./kinds";
import { share } from "./share";
import { wrong } from "./wrong-type";

/** What a set states about itself. */
interface SetDefinition {
  readonly type: `kore/${string}:${string}`;
  readonly noun: string;
  readonly member: Table;
  /** The fields of a line after the identity. */
  readonly fields: readonly string[];
  readonly common: readonly string[];
  readonly codes?: string;
}

/** The option that chooses how a SIM that leaves the list is let go of. */
const REMOVAL = "onRemove";

export function defineSet({ type, noun, member, fields, common, codes }: SetDefinition): SetTable {
  const shape: Readonly<Record<string, ZodType>> = member.inputs.shape;
  const { patience, timeouts, account, removal = "" } = member.roles;
  const own = [...common, ...[patience, timeouts, account].flatMap((field) => field ?? [])];
  return {
    type,
    noun,
    member,
    columns: Object.fromEntries([member.identity, ...fields].map((field) => [field, snake(field)])),
    common,
    ...(codes !== undefined && { codes }),
    removal: REMOVAL,
    inputs: inputsOf(shape, own, removal, codes),
  };
}

function inputsOf(
  shape: Readonly<Record<string, ZodType>>,
  own: readonly string[],
  removal: string,
  codes: string | undefined,
): ZodObject {
  return z.strictObject({
    sims: z
      .string(wrong("text", "must be a list of ICCIDs or rows"))
      .min(1, { error: "has no SIM. A set cannot be empty: to let all its SIMs go, destroy the resource" }),
    ...Object.fromEntries(own.flatMap((field) => (shape[field] ? [[field, shape[field]]] : []))),
    ...(shape[removal] && { [REMOVAL]: shape[removal] }),
    maxDisruption: disruption.optional(),
    ...(codes !== undefined && { [codes]: z.string(wrong("text", "must be text")).optional() }),
  });
}

const inDisruption = wrong(
  "object",
  'must be a count, a share such as "5%", or an object such as { offline: "5%", moved: 100, irreversible: 0 }',
);
const limit = z.union(
  [z.int(inDisruption).min(0, inDisruption), z.string(inDisruption).regex(share, inDisruption)],
  inDisruption,
);
const disruption = z.union(
  [limit, z.strictObject({ offline: limit, moved: limit, irreversible: limit }).partial()],
  inDisruption,
);

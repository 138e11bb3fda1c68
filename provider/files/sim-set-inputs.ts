/** The inputs of a SimSet: what its SIMs share, each checked as the same input of one SIM is, and the list of them. */
import { type ZodType, z } from "zod";
import { sim, wirelessSim } from "../resources";
import { wrong } from "../resources/wrong-type";

const inLimit = { error: 'must be a whole number of SIMs, or a share of them such as "5%"' };

/** So many SIMs, or such a share of them. */
const limit = z.union(
  [z.int(inLimit).min(0, inLimit), z.string().regex(/^(?:100|\d{1,2}(?:\.\d+)?)%$/, inLimit)],
  inLimit,
);

const KINDS = "offline, moved and irreversible";

/** How many SIMs one run may take offline, move while connected, or lead where nothing leads back. */
const maxDisruption = z.union(
  [
    limit,
    z
      .strictObject(
        { offline: limit, moved: limit, irreversible: limit },
        {
          error: (issue) => (issue.code === "unrecognized_keys" ? `is not known: the limits are ${KINDS}` : undefined),
        },
      )
      .partial(),
  ],
  wrong("object", `must be a number of SIMs, a share such as "5%", or an object of ${KINDS}`),
);

/** What all SIMs of a set share, whichever product they are of. `onRemove` takes what `onDelete` of one SIM does. */
const shared = ({ onDelete, skipAwait, timeouts, account }: Shared) => ({
  onRemove: onDelete,
  maxDisruption: maxDisruption.optional(),
  skipAwait,
  timeouts,
  account,
});

type Shared = Pick<typeof sim.inputs.shape, "skipAwait" | "timeouts" | "account"> & { readonly onDelete: ZodType };

const { iccid, uniqueName, status, fleet, registrationCode } = sim.inputs.shape;
const wireless = wirelessSim.inputs.shape;

/** A SIM of a list: an ICCID alone, or a row that says what is its own. */
const member = {
  supersim: z.strictObject({ iccid, uniqueName, status, fleet, registrationCode }),
  wireless: z.strictObject({
    iccid: wireless.iccid,
    uniqueName: wireless.uniqueName,
    status: wireless.status,
    ratePlan: wireless.ratePlan,
  }),
} as const;

/** One or more of them. */
const sims = <Row extends ZodType>(row: Row) => {
  const error = wrong("list", "must be a list of ICCIDs, or of rows such as { iccid, status }");
  return z
    .array(
      z.union([iccid, row], wrong("text", "must be an ICCID in quotes, or a row such as { iccid, status }")),
      error,
    )
    .min(1, { error: "is empty: a set has at least one SIM" });
};

export const simSetInputs = {
  supersim: z.strictObject({ sims: sims(member.supersim), status, fleet, ...shared(sim.inputs.shape) }),
  wireless: z.strictObject({
    sims: sims(member.wireless),
    status: wireless.status,
    ratePlan: wireless.ratePlan,
    ...shared(wireless),
  }),
} as const;

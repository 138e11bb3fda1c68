/** Super SIM: very many SIM cards as one resource. */
import type * as pulumi from "@pulumi/pulumi";
import { setText } from "./set-text";
import { autoName, isOfType, KoreResource, pulumiType } from "./shell";
import type { SimStatus, Timeouts } from "./sim";

/** One SIM of a {@link SimSet}. What is left out is as declared for the whole set, or else not managed. */
export interface SimRow {
  /** The number printed on the card, 18 to 22 digits, as a string. */
  readonly iccid: pulumi.Input<string>;
  /** A name, unique among the account's SIMs. `""` clears it. */
  readonly uniqueName?: pulumi.Input<string> | undefined;
  /** The status to be in. */
  readonly status?: pulumi.Input<SimStatus> | undefined;
  /** The Fleet to be in: its SID or unique name. `""` leaves it. */
  readonly fleet?: pulumi.Input<string> | undefined;
  /** The code printed on the card, for a SIM that was never registered to an account. Kept as a secret, apart from the rows. */
  readonly registrationCode?: pulumi.Input<string> | undefined;
}

/** A count of SIMs, or a share such as `"5%"` of the larger of the sets before and after. */
export type Limit = pulumi.Input<number> | pulumi.Input<string>;

/** How many SIMs a run may disturb before it is refused. What is left out has its default. */
export interface Disruption {
  /** Ready or active before, and not afterwards; rows that leave the list included. */
  readonly offline?: Limit;
  /** Moved to another Fleet or rate plan while connected. */
  readonly moved?: Limit;
  /** Led where nothing leads back: out of `new`, to `deactivated`, deleted. Default: no limit. */
  readonly irreversible?: Limit;
}

/** Inputs of a {@link SimSet}. What is left out is not managed: neither written nor compared. */
export interface SimSetArgs {
  /** The SIMs: ICCIDs, or rows that say more. Not empty. */
  readonly sims: pulumi.Input<readonly pulumi.Input<string | SimRow>[]>;
  /** The status of every SIM whose row does not say otherwise. */
  readonly status?: pulumi.Input<SimStatus>;
  /** The Fleet of every SIM whose row does not say otherwise: SID or unique name. */
  readonly fleet?: pulumi.Input<string>;
  /** What becomes of a SIM that leaves the list, and of all when the set is destroyed: as `onDelete` of a `Sim`. Default `deactivate`. */
  readonly onRemove?: pulumi.Input<"deactivate" | "retain" | "release">;
  /**
   * More than this is refused before anything is written. Default for `offline` and `moved`: under 10 SIMs no limit, up to 100 half of
   * them, up to 1,000 a fifth, above that 5 %.
   */
  readonly maxDisruption?: Limit | pulumi.Input<Disruption>;
  /** Return as soon as requests are accepted, without waiting for the moves to happen. Default false. */
  readonly skipAwait?: pulumi.Input<boolean>;
  /** Limits of waiting. Default 60 minutes each. */
  readonly timeouts?: pulumi.Input<Timeouts>;
  /** A name in `kore:accounts`: whose credentials to use. Default: the default credentials. */
  readonly account?: pulumi.Input<string>;
}

/** Very many Super SIMs in one resource, each a line of one text: what one {@link Sim} can be, without the engine's cost for each. */
export class SimSet extends KoreResource {
  /** What Pulumi calls this type, in states and to policies. */
  static readonly __pulumiType = pulumiType("kore/supersim:SimSet");

  /** One SIM a line, sorted by ICCID, in the columns `iccid,unique_name,status,fleet`; what is left out is empty, what is cleared is `""`. */
  declare readonly sims: pulumi.Output<string>;
  /** How many SIMs there are. */
  declare readonly size: pulumi.Output<number>;
  /** How many SIMs were last seen in each status. */
  declare readonly summary: pulumi.Output<Record<string, number>>;

  /** Declares a set of SIMs. */
  constructor(name: string, args: SimSetArgs, opts?: pulumi.CustomResourceOptions) {
    const texts = setText(`kore/supersim:SimSet ${JSON.stringify(name)}`, "simSet", args.sims, opts);
    const inputs = { ...args, ...texts, __autoName: autoName(name) };
    super("kore/supersim:SimSet", "simSet", name, inputs, ["size", "summary"], opts);
  }

  /** Whether it is a SimSet, whichever copy of this package has made it. */
  static override isInstance(obj: unknown): obj is SimSet {
    return isOfType(obj, SimSet.__pulumiType);
  }
}

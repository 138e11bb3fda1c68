/** Super SIM: very many SIM cards as one resource. */
import type * as pulumi from "@pulumi/pulumi";
import type { SetOptions } from "./set-options";
import { setText } from "./set-text";
import { autoName, isOfType, KoreResource, pulumiType } from "./shell";
import type { SimStatus } from "./sim";

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

/** Inputs of a {@link SimSet}. What is left out is not managed: neither written nor compared. */
export interface SimSetArgs extends SetOptions {
  /** The SIMs: ICCIDs, or rows that say more. Not empty. */
  readonly sims: pulumi.Input<readonly pulumi.Input<string | SimRow>[]>;
  /** The status of every SIM whose row does not say otherwise. */
  readonly status?: pulumi.Input<SimStatus>;
  /** The Fleet of every SIM whose row does not say otherwise: SID or unique name. */
  readonly fleet?: pulumi.Input<string>;
  /** What becomes of a SIM that leaves the list, and of all when the set is destroyed: as `onDelete` of a `Sim`. Default `deactivate`. */
  readonly onRemove?: pulumi.Input<"deactivate" | "retain" | "release">;
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

/** Programmable Wireless: very many SIM cards as one resource. */
import type * as pulumi from "@pulumi/pulumi";
import type { SetOptions } from "../set-options";
import { setText } from "../set-text";
import { autoName, isOfType, KoreResource, pulumiType } from "../shell";
import type { SimStatus } from "./sim";

/** One SIM of a {@link SimSet}. What is left out is as declared for the whole set, or else not managed. */
export interface SimRow {
  /** The number printed on the card, 18 to 22 digits, as a string. */
  readonly iccid: pulumi.Input<string>;
  /** A name, unique among the account's wireless SIMs. `""` clears it. */
  readonly uniqueName?: pulumi.Input<string> | undefined;
  /** The status to be in. */
  readonly status?: pulumi.Input<SimStatus> | undefined;
  /** The rate plan to be on: its SID or unique name. `""` takes it away. */
  readonly ratePlan?: pulumi.Input<string> | undefined;
}

/** Inputs of a {@link SimSet}. What is left out is not managed: neither written nor compared. */
export interface SimSetArgs extends SetOptions {
  /** The SIMs: ICCIDs, or rows that say more. Not empty. */
  readonly sims: pulumi.Input<readonly pulumi.Input<string | SimRow>[]>;
  /** The status of every SIM whose row does not say otherwise. */
  readonly status?: pulumi.Input<SimStatus>;
  /** The rate plan of every SIM whose row does not say otherwise: SID or unique name. */
  readonly ratePlan?: pulumi.Input<string>;
  /** What becomes of a SIM that leaves the list, and of all when the set is destroyed: as `onDelete` of a `wireless.Sim`. Default `suspend`. */
  readonly onRemove?: pulumi.Input<"suspend" | "retain" | "deactivate" | "delete">;
}

/** Very many Programmable Wireless SIMs in one resource, each a line of one text: what one {@link Sim} can be, without the engine's cost for each. */
export class SimSet extends KoreResource {
  /** What Pulumi calls this type, in states and to policies. */
  static readonly __pulumiType = pulumiType("kore/wireless:SimSet");

  /** One SIM a line, sorted by ICCID, in the columns `iccid,unique_name,status,rate_plan`; what is left out is empty, what is cleared is `""`. */
  declare readonly sims: pulumi.Output<string>;
  /** How many SIMs there are. */
  declare readonly size: pulumi.Output<number>;
  /** How many SIMs were last seen in each status. */
  declare readonly summary: pulumi.Output<Record<string, number>>;

  /** Declares a set of SIMs. */
  constructor(name: string, args: SimSetArgs, opts?: pulumi.CustomResourceOptions) {
    const texts = setText(`kore/wireless:SimSet ${JSON.stringify(name)}`, "wirelessSimSet", args.sims, opts);
    const inputs = { ...args, ...texts, __autoName: autoName(name) };
    super("kore/wireless:SimSet", "wirelessSimSet", name, inputs, ["size", "summary"], opts);
  }

  /** Whether it is a SimSet of Programmable Wireless, whichever copy of this package has made it. */
  static override isInstance(obj: unknown): obj is SimSet {
    return isOfType(obj, SimSet.__pulumiType);
  }
}

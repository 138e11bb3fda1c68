/** Programmable Wireless: a rate plan as a resource. */
import type * as pulumi from "@pulumi/pulumi";
import { autoName, isOfType, KoreResource, pulumiType } from "../shell";

/**
 * Inputs of a {@link RatePlan}. What is left out gets the API's default, which its documents state in contradicting ways.
 * All but the two names are fixed when the plan is made: changing one needs another `uniqueName` and makes a second plan.
 */
export interface RatePlanArgs {
  /** A name of at most 64 characters that can stand for the SID. Default: the resource's name and seven hex digits, the same in every run. */
  readonly uniqueName?: pulumi.Input<string>;
  /** A description; it need not be unique. */
  readonly friendlyName?: pulumi.Input<string>;
  /** Whether SIMs may use data. */
  readonly dataEnabled?: pulumi.Input<boolean>;
  /** What each SIM may use a month on the home network, in whole megabytes from 0 to 2,000,000. */
  readonly dataLimit?: pulumi.Input<number>;
  /** How data is billed. KORE refuses to activate SIMs on any other than `payg` (33122). */
  readonly dataMetering?: pulumi.Input<"payg" | "quota-1" | "quota-10" | "quota-50">;
  /** Whether SIMs may use SMS Commands. */
  readonly messagingEnabled?: pulumi.Input<boolean>;
  /** Deprecated by KORE. */
  readonly voiceEnabled?: pulumi.Input<boolean>;
  /** Whether SIMs may use other networks than the home network in the United States. */
  readonly nationalRoamingEnabled?: pulumi.Input<boolean>;
  /** What each SIM may use a month on those networks, in whole megabytes from 0 to 2,000,000. */
  readonly nationalRoamingDataLimit?: pulumi.Input<number>;
  /** The services that SIMs may use outside of the United States; the order does not count. */
  readonly internationalRoaming?: pulumi.Input<pulumi.Input<"data" | "messaging">[]>;
  /** What each SIM may use a month outside of the United States, in whole megabytes from 0 to 2,000,000. */
  readonly internationalRoamingDataLimit?: pulumi.Input<number>;
  /** A name in `kore:accounts`: whose credentials to use. Default: the default credentials. */
  readonly account?: pulumi.Input<string>;
}

const OUTPUTS = [
  "sid",
  "uniqueName",
  "friendlyName",
  "dataEnabled",
  "dataLimit",
  "dataMetering",
  "dataLimitStrategy",
  "messagingEnabled",
  "voiceEnabled",
  "nationalRoamingEnabled",
  "nationalRoamingDataLimit",
  "internationalRoaming",
  "internationalRoamingDataLimit",
  "accountSid",
  "dateCreated",
  "url",
] as const;

/** What the SIMs on it may use. A plan of the same `uniqueName` is taken over; destroying deletes it. */
export class RatePlan extends KoreResource {
  /** What Pulumi calls this type, in states and to policies. */
  static readonly __pulumiType = pulumiType("kore/wireless:RatePlan");

  /** `WP…`, the API's identifier; also the resource's id. */
  declare readonly sid: pulumi.Output<string>;
  /** Its name. */
  declare readonly uniqueName: pulumi.Output<string>;
  /** The description, `""` when it has none. */
  declare readonly friendlyName: pulumi.Output<string>;
  /** Whether SIMs may use data. */
  declare readonly dataEnabled: pulumi.Output<boolean>;
  /** Megabytes a SIM and month on the home network. */
  declare readonly dataLimit: pulumi.Output<number>;
  /** How data is billed. */
  declare readonly dataMetering: pulumi.Output<string>;
  /** What happens at the limit, `block` or `throttle`; `""` where the API does not say. */
  declare readonly dataLimitStrategy: pulumi.Output<string>;
  /** Whether SIMs may use SMS Commands. */
  declare readonly messagingEnabled: pulumi.Output<boolean>;
  /** Deprecated by KORE. */
  declare readonly voiceEnabled: pulumi.Output<boolean>;
  /** Whether SIMs may roam in the United States. */
  declare readonly nationalRoamingEnabled: pulumi.Output<boolean>;
  /** Megabytes a SIM and month while roaming in the United States. */
  declare readonly nationalRoamingDataLimit: pulumi.Output<number>;
  /** The services outside of the United States. */
  declare readonly internationalRoaming: pulumi.Output<string[]>;
  /** Megabytes a SIM and month outside of the United States. */
  declare readonly internationalRoamingDataLimit: pulumi.Output<number>;
  /** The account it is on. */
  declare readonly accountSid: pulumi.Output<string>;
  /** When it was made, ISO 8601, UTC. */
  declare readonly dateCreated: pulumi.Output<string>;
  /** Its address in the API. */
  declare readonly url: pulumi.Output<string>;

  /** Declares a rate plan. */
  constructor(name: string, args: RatePlanArgs = {}, opts?: pulumi.CustomResourceOptions) {
    super("kore/wireless:RatePlan", "ratePlan", name, { ...args, __autoName: autoName(name) }, OUTPUTS, opts);
  }

  /** Whether it is a RatePlan, whichever copy of this package has made it. */
  static override isInstance(obj: unknown): obj is RatePlan {
    return isOfType(obj, RatePlan.__pulumiType);
  }
}

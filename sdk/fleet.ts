/** Super SIM: a Fleet as a resource. */
import type * as pulumi from "@pulumi/pulumi";
import { autoName, isOfType, KoreResource, pulumiType } from "./shell";

/** Inputs of a {@link Fleet}. What is left out is not managed: the API's value stays. */
export interface FleetArgs {
  /** A name that can stand for the SID. Default: the resource's name and seven hex digits, the same in every run. */
  readonly uniqueName?: pulumi.Input<string>;
  /** The Network Access Profile that says which networks its SIMs may use: SID or unique name. */
  readonly networkAccessProfile: pulumi.Input<string>;
  /** Whether its SIMs may use data. Fixed when the Fleet is made: changing it needs another `uniqueName`, and the old Fleet stays behind. */
  readonly dataEnabled?: pulumi.Input<boolean>;
  /** Whether its SIMs may use SMS Commands. Fixed when the Fleet is made, as `dataEnabled`. */
  readonly smsCommandsEnabled?: pulumi.Input<boolean>;
  /** What each SIM may use in a billing period, in whole megabytes from 1 to 2,000,000. Reaches the SIMs within 15 minutes. */
  readonly dataLimit?: pulumi.Input<number>;
  /** Where IP Commands from devices are sent. `""` clears it. */
  readonly ipCommandsUrl?: pulumi.Input<string>;
  /** How `ipCommandsUrl` is called. The API's default is POST. */
  readonly ipCommandsMethod?: pulumi.Input<"GET" | "POST">;
  /** Where SMS Commands from devices are sent. `""` clears it. */
  readonly smsCommandsUrl?: pulumi.Input<string>;
  /** How `smsCommandsUrl` is called. The API's default is POST. */
  readonly smsCommandsMethod?: pulumi.Input<"GET" | "POST">;
  /** Take over a Fleet that already has this `uniqueName`. Default true; false makes that an error. */
  readonly adopt?: pulumi.Input<boolean>;
  /**
   * What destroying does, because the API cannot delete a Fleet: `retain` (the default) sends nothing, `rename` frees the name
   * by renaming it to `<uniqueName>-retired-<UTC time>`.
   */
  readonly onDelete?: pulumi.Input<"retain" | "rename">;
  /** A name in `kore:accounts`: whose credentials to use. Default: the default credentials. */
  readonly account?: pulumi.Input<string>;
}

const OUTPUTS = [
  "sid",
  "uniqueName",
  "networkAccessProfileSid",
  "dataEnabled",
  "smsCommandsEnabled",
  "dataLimit",
  "dataMetering",
  "ipCommandsUrl",
  "ipCommandsMethod",
  "smsCommandsUrl",
  "smsCommandsMethod",
  "accountSid",
  "dateCreated",
  "url",
] as const;

/** A group of SIMs that share settings. A Fleet of the same `uniqueName` is taken over, otherwise it is made. */
export class Fleet extends KoreResource {
  /** What Pulumi calls this type, in states and to policies. */
  static readonly __pulumiType = pulumiType("kore/supersim:Fleet");

  /** `HF…`, the API's identifier; also the resource's id. */
  declare readonly sid: pulumi.Output<string>;
  /** Its name. */
  declare readonly uniqueName: pulumi.Output<string>;
  /** The SID of its Network Access Profile. */
  declare readonly networkAccessProfileSid: pulumi.Output<string>;
  /** Whether its SIMs may use data. */
  declare readonly dataEnabled: pulumi.Output<boolean>;
  /** Whether its SIMs may use SMS Commands. */
  declare readonly smsCommandsEnabled: pulumi.Output<boolean>;
  /** Megabytes a SIM and billing period. */
  declare readonly dataLimit: pulumi.Output<number>;
  /** How data is billed; the documents know only `payg`. */
  declare readonly dataMetering: pulumi.Output<string>;
  /** Where IP Commands go, `""` for nowhere. */
  declare readonly ipCommandsUrl: pulumi.Output<string>;
  /** How `ipCommandsUrl` is called. */
  declare readonly ipCommandsMethod: pulumi.Output<string>;
  /** Where SMS Commands go, `""` for nowhere. */
  declare readonly smsCommandsUrl: pulumi.Output<string>;
  /** How `smsCommandsUrl` is called. */
  declare readonly smsCommandsMethod: pulumi.Output<string>;
  /** The account it is on. */
  declare readonly accountSid: pulumi.Output<string>;
  /** When it was made, ISO 8601, UTC. */
  declare readonly dateCreated: pulumi.Output<string>;
  /** Its address in the API. */
  declare readonly url: pulumi.Output<string>;

  /** Declares a Fleet. */
  constructor(name: string, args: FleetArgs, opts?: pulumi.CustomResourceOptions) {
    super("kore/supersim:Fleet", "fleet", name, { ...args, __autoName: autoName(name) }, OUTPUTS, opts);
  }

  /** Whether it is a Fleet, whichever copy of this package has made it. */
  static override isInstance(obj: unknown): obj is Fleet {
    return isOfType(obj, Fleet.__pulumiType);
  }
}

/** Super SIM: a Network Access Profile as a resource. */
import type * as pulumi from "@pulumi/pulumi";
import { autoName, isOfType, KoreResource, pulumiType } from "./shell";

/** Inputs of a {@link NetworkAccessProfile}. What is left out is not managed. */
export interface NetworkAccessProfileArgs {
  /** A name that can stand for the SID. Default: the resource's name and seven hex digits, the same in every run. */
  readonly uniqueName?: pulumi.Input<string>;
  /** SIDs (`HW…`) of the networks that may be used; the order does not count. Missing ones are added before others are removed. */
  readonly networks?: pulumi.Input<pulumi.Input<string>[]>;
  /** Take over a profile that already has this `uniqueName`. Default true; false makes that an error. */
  readonly adopt?: pulumi.Input<boolean>;
  /** What destroying does, because the API cannot delete one: `retain` (the default) sends nothing, `rename` frees the name. */
  readonly onDelete?: pulumi.Input<"retain" | "rename">;
  /** A name in `kore:accounts`: whose credentials to use. Default: the default credentials. */
  readonly account?: pulumi.Input<string>;
}

const OUTPUTS = ["sid", "uniqueName", "networks", "accountSid", "dateCreated", "url"] as const;

/** Which cellular networks the SIMs of its Fleets may use. One of the same `uniqueName` is taken over, otherwise it is made. */
export class NetworkAccessProfile extends KoreResource {
  /** What Pulumi calls this type, in states and to policies. */
  static readonly __pulumiType = pulumiType("kore/supersim:NetworkAccessProfile");

  /** `HA…`, the API's identifier; also the resource's id. */
  declare readonly sid: pulumi.Output<string>;
  /** Its name. */
  declare readonly uniqueName: pulumi.Output<string>;
  /** The SIDs of its networks, in the declared order. */
  declare readonly networks: pulumi.Output<string[]>;
  /** The account it is on. */
  declare readonly accountSid: pulumi.Output<string>;
  /** When it was made, ISO 8601, UTC. */
  declare readonly dateCreated: pulumi.Output<string>;
  /** Its address in the API. */
  declare readonly url: pulumi.Output<string>;

  /** Declares a Network Access Profile. */
  constructor(name: string, args: NetworkAccessProfileArgs = {}, opts?: pulumi.CustomResourceOptions) {
    super(
      "kore/supersim:NetworkAccessProfile",
      "networkAccessProfile",
      name,
      { ...args, __autoName: autoName(name) },
      OUTPUTS,
      opts,
    );
  }

  /** Whether it is a NetworkAccessProfile, whichever copy of this package has made it. */
  static override isInstance(obj: unknown): obj is NetworkAccessProfile {
    return isOfType(obj, NetworkAccessProfile.__pulumiType);
  }
}

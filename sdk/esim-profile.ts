/** Super SIM: an eSIM profile as a resource. */
import type * as pulumi from "@pulumi/pulumi";
import { isOfType, KoreResource, pulumiType } from "./shell";
import type { Timeouts } from "./sim";

/** Inputs of an {@link ESimProfile}: either `eid` or `generateMatchingId`. */
export interface ESimProfileArgs {
  /** The EID of the device's eUICC that will claim it: 32 digits, as a string. Another one orders another profile. */
  readonly eid?: pulumi.Input<string>;
  /** `true`: any capable device can claim it, with the `activationCode`. */
  readonly generateMatchingId?: pulumi.Input<true>;
  /** Where KORE reports that the profile is available, by https. Sent with the order. */
  readonly callbackUrl?: pulumi.Input<string>;
  /** How `callbackUrl` is called. The API's default is POST. */
  readonly callbackMethod?: pulumi.Input<"GET" | "POST">;
  /** Limits of waiting, of which `create` counts. */
  readonly timeouts?: pulumi.Input<Timeouts>;
  /** A name in `kore:accounts`: whose credentials to use. Default: the default credentials. */
  readonly account?: pulumi.Input<string>;
}

const OUTPUTS = [
  "sid",
  "status",
  "simSid",
  "iccid",
  "eid",
  "activationCode",
  "matchingId",
  "smdpPlusAddress",
  "errorCode",
  "errorMessage",
  "accountSid",
  "dateCreated",
  "url",
] as const;
/** Whoever has them can download the SIM. */
const SECRET = ["activationCode", "matchingId"];

/**
 * An eSIM profile: ordered, and waited for until it is available. Its SIM is on the account then: declare it as a `Sim` by `iccid`.
 * Destroying sends nothing: the API cannot delete a profile. Public Beta at KORE.
 */
export class ESimProfile extends KoreResource {
  /** What Pulumi calls this type, in states and to policies. */
  static readonly __pulumiType = pulumiType("kore/supersim:ESimProfile");

  /** `HP…`, the API's identifier; also the resource's id. */
  declare readonly sid: pulumi.Output<string>;
  /** The status last seen: `available`, `downloaded`, `installed` or `failed`. */
  declare readonly status: pulumi.Output<string>;
  /** The SID of its SIM (`HS…`). */
  declare readonly simSid: pulumi.Output<string>;
  /** The number of its SIM: what a `Sim` takes. */
  declare readonly iccid: pulumi.Output<string>;
  /** The EID that may claim it, `""` for one with a matching ID. */
  declare readonly eid: pulumi.Output<string>;
  /** What a device's user scans or types in; secret, `""` for one with an EID. */
  declare readonly activationCode: pulumi.Output<string>;
  /** The part of the activation code that names the profile; secret, `""` for one with an EID. */
  declare readonly matchingId: pulumi.Output<string>;
  /** The server that it is downloaded from. */
  declare readonly smdpPlusAddress: pulumi.Output<string>;
  /** Why it failed, `""` where it did not. */
  declare readonly errorCode: pulumi.Output<string>;
  /** The same in words. */
  declare readonly errorMessage: pulumi.Output<string>;
  /** The account it is on. */
  declare readonly accountSid: pulumi.Output<string>;
  /** When it was ordered, ISO 8601, UTC. */
  declare readonly dateCreated: pulumi.Output<string>;
  /** Its address in the API. */
  declare readonly url: pulumi.Output<string>;

  /** Declares a profile. */
  constructor(name: string, args: ESimProfileArgs, opts: pulumi.CustomResourceOptions = {}) {
    const secret = { additionalSecretOutputs: [...(opts.additionalSecretOutputs ?? []), ...SECRET] };
    // None, so that a profile which had one is replaced.
    const none = args.eid === undefined && args.generateMatchingId !== undefined ? { eid: "" } : {};
    super("kore/supersim:ESimProfile", "esimProfile", name, { ...args, ...none }, OUTPUTS, { ...opts, ...secret });
  }

  /** Whether it is an ESimProfile, whichever copy of this package has made it. */
  static override isInstance(obj: unknown): obj is ESimProfile {
    return isOfType(obj, ESimProfile.__pulumiType);
  }
}

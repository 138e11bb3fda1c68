/** Programmable Wireless: a SIM card as a resource. */
import type * as pulumi from "@pulumi/pulumi";
import { isOfType, KoreResource, pulumiType } from "../shell";
import type { Timeouts } from "../sim";

const STATUSES = ["ready", "active", "suspended", "deactivated"] as const;

/** A status that can be declared. The others are only ever seen. */
export type SimStatus = (typeof STATUSES)[number];

/** Whether a text, such as a cell of a file, is a status that can be declared. An empty cell means not managed. */
export const isSimStatus = (text: unknown): text is SimStatus => STATUSES.some((status) => status === text);

/** Inputs of a {@link Sim}. What is left out is not managed: neither written nor compared. */
export interface SimArgs {
  /** The number printed on the card, 18 to 22 digits, as a string: a number would lose its last digits. Another one replaces the resource. */
  readonly iccid: pulumi.Input<string>;
  /** A name, unique among the account's wireless SIMs, that can stand for the SID in URLs. `""` clears it. */
  readonly uniqueName?: pulumi.Input<string>;
  /** A description; it need not be unique. */
  readonly friendlyName?: pulumi.Input<string>;
  /** The rate plan to be on: its SID or unique name. `""` takes it away, which only a SIM that is neither ready nor active can bear. */
  readonly ratePlan?: pulumi.Input<string>;
  /**
   * The status to be in. The change is asynchronous and waited for. `ready` can only be reached from `new`, and becomes `active`
   * by itself. `deactivated` cannot be undone: after 72 hours the SIM is canceled for good. `ready` and `active` need a rate plan.
   */
  readonly status?: pulumi.Input<SimStatus>;
  /** Where Commands from the device are sent. `""` clears it. */
  readonly commandsCallbackUrl?: pulumi.Input<string>;
  /** How `commandsCallbackUrl` is called. The API's default is POST. */
  readonly commandsCallbackMethod?: pulumi.Input<"GET" | "POST">;
  /** Where SMS from the device that are no Commands are sent. `""` clears it. (The URLs for voice are deprecated by KORE and left out.) */
  readonly smsUrl?: pulumi.Input<string>;
  /** How `smsUrl` is called. The API's default is POST. */
  readonly smsMethod?: pulumi.Input<"GET" | "POST">;
  /** What is called when `smsUrl` fails. `""` clears it. */
  readonly smsFallbackUrl?: pulumi.Input<string>;
  /** How `smsFallbackUrl` is called. The API's default is POST. */
  readonly smsFallbackMethod?: pulumi.Input<"GET" | "POST">;
  /** The account to move to (`AC…`), with the parent account's credentials. Only a SIM that is `new` can move. */
  readonly accountSid?: pulumi.Input<string>;
  /**
   * Any text, such as a date: another one than before resets the SIM's connection, once, and the reset is waited for. Adopting resets nothing.
   * The SIM has to be ready or active.
   */
  readonly connectivityReset?: pulumi.Input<string>;
  /**
   * Where KORE reports the end of an update, by https. Sent with every write; a change of it alone
   * sends nothing. `&` in its query has to be percent-encoded.
   */
  readonly callbackUrl?: pulumi.Input<string>;
  /** How `callbackUrl` is called. The API's default is POST. */
  readonly callbackMethod?: pulumi.Input<"GET" | "POST">;
  /**
   * What destroying does: `suspend` (the default) blocks the SIM, `retain` sends nothing; `deactivate` leads to `canceled` after
   * 72 hours and `delete` deletes the SIM, and neither can be undone. A SIM that is `new` is not suspended.
   */
  readonly onDelete?: pulumi.Input<"suspend" | "retain" | "deactivate" | "delete">;
  /** Return as soon as a request is accepted, without waiting for the move to happen. Default false. */
  readonly skipAwait?: pulumi.Input<boolean>;
  /** Limits of waiting. */
  readonly timeouts?: pulumi.Input<Timeouts>;
  /** A name in `kore:accounts`: whose credentials to use. Default: the default credentials. */
  readonly account?: pulumi.Input<string>;
}

const OUTPUTS = [
  "sid",
  "iccid",
  "uniqueName",
  "friendlyName",
  "status",
  "ratePlanSid",
  "commandsCallbackUrl",
  "commandsCallbackMethod",
  "smsUrl",
  "smsMethod",
  "smsFallbackUrl",
  "smsFallbackMethod",
  "resetStatus",
  "accountSid",
  "dateCreated",
  "url",
] as const;

/** One Programmable Wireless SIM, adopted by its ICCID. What destroying does: see {@link SimArgs.onDelete}. */
export class Sim extends KoreResource {
  /** What Pulumi calls this type, in states and to policies. */
  static readonly __pulumiType = pulumiType("kore/wireless:Sim");

  /** `DE…`, the API's identifier; also the resource's id. */
  declare readonly sid: pulumi.Output<string>;
  /** The card's number. */
  declare readonly iccid: pulumi.Output<string>;
  /** The name, `""` when it has none. */
  declare readonly uniqueName: pulumi.Output<string>;
  /** The description, `""` when it has none. */
  declare readonly friendlyName: pulumi.Output<string>;
  /** The status last seen, `updating`, `scheduled` and `canceled` among them. */
  declare readonly status: pulumi.Output<string>;
  /** The SID of its rate plan, `""` when it has none. */
  declare readonly ratePlanSid: pulumi.Output<string>;
  /** Where Commands go, `""` for nowhere. */
  declare readonly commandsCallbackUrl: pulumi.Output<string>;
  /** How `commandsCallbackUrl` is called. */
  declare readonly commandsCallbackMethod: pulumi.Output<string>;
  /** Where SMS that are no Commands go, `""` for nowhere. */
  declare readonly smsUrl: pulumi.Output<string>;
  /** How `smsUrl` is called. */
  declare readonly smsMethod: pulumi.Output<string>;
  /** What is called when `smsUrl` fails, `""` for nothing. */
  declare readonly smsFallbackUrl: pulumi.Output<string>;
  /** How `smsFallbackUrl` is called. */
  declare readonly smsFallbackMethod: pulumi.Output<string>;
  /** `resetting` while its connection is being reset, else `""`. */
  declare readonly resetStatus: pulumi.Output<string>;
  /** The account it is on. */
  declare readonly accountSid: pulumi.Output<string>;
  /** When the API first knew it, ISO 8601, UTC. */
  declare readonly dateCreated: pulumi.Output<string>;
  /** Its address in the API. */
  declare readonly url: pulumi.Output<string>;

  /** Declares a SIM. */
  constructor(name: string, args: SimArgs, opts?: pulumi.CustomResourceOptions) {
    super("kore/wireless:Sim", "wirelessSim", name, { ...args }, OUTPUTS, opts);
  }

  /** Whether it is a Sim of Programmable Wireless, whichever copy of this package has made it. */
  static override isInstance(obj: unknown): obj is Sim {
    return isOfType(obj, Sim.__pulumiType);
  }
}

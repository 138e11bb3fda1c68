/** Super SIM: a SIM card as a resource. */
import * as pulumi from "@pulumi/pulumi";
import { isOfType, KoreResource, pulumiType } from "./shell";

const STATUSES = ["ready", "active", "inactive"] as const;

/** A status that can be declared. `new` and `scheduled` are only ever seen. */
export type SimStatus = (typeof STATUSES)[number];

/**
 * Whether a text, such as a cell of a file, is a status that can be declared. Compared as it is: no blanks, small letters.
 * An empty cell means not managed: `status: cell === "" ? undefined : …`.
 */
export const isSimStatus = (text: unknown): text is SimStatus => STATUSES.some((status) => status === text);

/** How long a verb may take, waiting for asynchronous moves included, such as `"90s"` or `"1h30m"`. Default 10 minutes each. */
export interface Timeouts {
  /** Adopting, registering included. */
  readonly create?: pulumi.Input<string>;
  /** Updating. */
  readonly update?: pulumi.Input<string>;
  /** Letting go, as `onDelete` says. */
  readonly delete?: pulumi.Input<string>;
}

/** Inputs of a {@link Sim}. What is left out is not managed: neither written nor compared. */
export interface SimArgs {
  /** The number printed on the card, 18 to 22 digits, as a string: a number would lose its last digits. Another one replaces the resource. */
  readonly iccid: pulumi.Input<string>;
  /**
   * The code printed on the card. Needed only for a SIM that was never registered to an account; then it is registered first.
   * Kept as a secret, and never compared after adoption.
   */
  readonly registrationCode?: pulumi.Input<string>;
  /** A name, unique among the account's SIMs, that can stand for the SID in URLs. `""` clears it. */
  readonly uniqueName?: pulumi.Input<string>;
  /**
   * The status to be in. The change is asynchronous and waited for. `ready` can only be reached from `new`, and becomes `active`
   * by itself after 250 KB, five SMS Commands or three months: that is no drift. `ready` and `active` need a Fleet.
   */
  readonly status?: pulumi.Input<SimStatus>;
  /** The Fleet to be in: its SID or unique name. `""` leaves it, which only an inactive or new SIM can. */
  readonly fleet?: pulumi.Input<string>;
  /** The account to move to (`AC…`), with the parent account's credentials. Only a SIM that is `new` can move. */
  readonly accountSid?: pulumi.Input<string>;
  /**
   * Where KORE reports the end of an update, by https. Sent with every write; a change of it alone
   * sends nothing. `&` in its query has to be percent-encoded.
   */
  readonly callbackUrl?: pulumi.Input<string>;
  /** How `callbackUrl` is called. The API's default is POST. */
  readonly callbackMethod?: pulumi.Input<"GET" | "POST">;
  /**
   * What destroying does, because the API cannot delete a SIM: `deactivate` (the default) makes it inactive, `release` also takes
   * it out of its Fleet, `retain` sends nothing. A SIM that is `new` stays so.
   */
  readonly onDelete?: pulumi.Input<"deactivate" | "retain" | "release">;
  /** Return as soon as a request is accepted, without waiting for the move to happen. Default false. */
  readonly skipAwait?: pulumi.Input<boolean>;
  /** Limits of waiting. */
  readonly timeouts?: pulumi.Input<Timeouts>;
  /** A name in `kore:accounts`: whose credentials to use. Default: the default credentials. */
  readonly account?: pulumi.Input<string>;
}

const OUTPUTS = ["sid", "iccid", "uniqueName", "status", "fleetSid", "accountSid", "dateCreated", "url"] as const;

/**
 * One Super SIM. It exists before the program does: creating adopts it by its ICCID and writes only what differs.
 * Destroying never deletes it: see {@link SimArgs.onDelete}.
 */
export class Sim extends KoreResource {
  /** What Pulumi calls this type, in states and to policies. */
  static readonly __pulumiType = pulumiType("kore/supersim:Sim");

  /** `HS…`, the API's identifier; also the resource's id. */
  declare readonly sid: pulumi.Output<string>;
  /** The card's number. */
  declare readonly iccid: pulumi.Output<string>;
  /** The name, `""` when it has none. */
  declare readonly uniqueName: pulumi.Output<string>;
  /** The status last seen: `new`, `ready`, `active`, `inactive` or `scheduled`. */
  declare readonly status: pulumi.Output<string>;
  /** The SID of its Fleet, `""` when it is in none. */
  declare readonly fleetSid: pulumi.Output<string>;
  /** The account it is on. */
  declare readonly accountSid: pulumi.Output<string>;
  /** When the API first knew it, ISO 8601, UTC. */
  declare readonly dateCreated: pulumi.Output<string>;
  /** Its address in the API. */
  declare readonly url: pulumi.Output<string>;

  /** Declares a SIM. */
  constructor(name: string, args: SimArgs, opts?: pulumi.CustomResourceOptions) {
    const { registrationCode } = args;
    const secret = registrationCode === undefined ? {} : { registrationCode: pulumi.secret(registrationCode) };
    super("kore/supersim:Sim", "sim", name, { ...args, ...secret }, OUTPUTS, opts);
  }

  /** Whether it is a Sim, whichever copy of this package has made it. */
  static override isInstance(obj: unknown): obj is Sim {
    return isOfType(obj, Sim.__pulumiType);
  }
}

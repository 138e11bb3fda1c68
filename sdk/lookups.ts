/** Lookups: SIMs as they are, without managing them. They read in previews too, and never write. */
import * as pulumi from "@pulumi/pulumi";
import { refuseTwoCopies } from "./one-copy";

/** A SIM as the API shows it. */
export interface SimInfo {
  /** `HS…`, the API's identifier. */
  readonly sid: string;
  /** The card's number. */
  readonly iccid: string;
  /** The name, `""` when it has none. */
  readonly uniqueName: string;
  /** `new`, `ready`, `active`, `inactive` or `scheduled`. */
  readonly status: string;
  /** The SID of its Fleet, `""` when it is in none. */
  readonly fleetSid: string;
  /** The account it is on. */
  readonly accountSid: string;
  /** When the API first knew it, ISO 8601, UTC. */
  readonly dateCreated: string;
  /** Its address in the API. */
  readonly url: string;
}

/** What tells one SIM from all others. */
interface SimKeys {
  /** The number printed on the card, as a string. */
  readonly iccid: string;
  /** `HS…`. */
  readonly sid: string;
  /** Its name. */
  readonly uniqueName: string;
}

type ExactlyOne<Keys> = {
  [Key in keyof Keys]: Pick<Keys, Key> & { readonly [Other in Exclude<keyof Keys, Key>]?: never };
}[keyof Keys];

/** Which SIM: exactly one of the three. */
export type GetSimArgs = ExactlyOne<SimKeys> & {
  /** A name in `kore:accounts`. Default: the default credentials. */
  readonly account?: string;
};

/** Which SIMs: all that fit both. Nothing given means all of the account. */
export interface GetSimsArgs {
  /** SID or unique name of their Fleet. */
  readonly fleet?: string;
  /** `new`, `ready`, `active`, `inactive` or `scheduled`. */
  readonly status?: string;
  /** A name in `kore:accounts`. Default: the default credentials. */
  readonly account?: string;
}

/** One SIM. Rejects when the account has none, with what was looked for; and when not exactly one key is given. */
export async function getSim({ account, ...by }: GetSimArgs): Promise<SimInfo> {
  return info(await lookups().sim(by, account));
}

/** Arguments of which each, or all, are known only later. */
type Later<Args> = pulumi.Input<{ readonly [Key in keyof Args]: pulumi.Input<Args[Key]> }>;

/** {@link getSim} for arguments that are known only later. */
export const getSimOutput = (args: Later<GetSimArgs>): pulumi.Output<SimInfo> => pulumi.output(args).apply(getSim);

/** All SIMs of a Fleet, in a status, or of the account, 1,000 a request. */
export async function getSims({ account, ...where }: GetSimsArgs = {}): Promise<SimInfo[]> {
  return (await lookups().sims(where, account)).map(info);
}

/** {@link getSims} for arguments that are known only later. */
export const getSimsOutput = (args: Later<GetSimsArgs> = {}): pulumi.Output<SimInfo[]> =>
  pulumi.output(args).apply(getSims);

type Provider = typeof import("pulumi-kore/provider");

let known: ReturnType<Provider["createLookups"]> | undefined;

/**
 * Loaded when first used: most programs only declare, and start faster without it. The configuration is read anew for every lookup:
 * with the Automation API this process runs the programs of several stacks, and Pulumi shows each its own.
 */
function lookups(): ReturnType<Provider["createLookups"]> {
  refuseTwoCopies();
  if (!known) {
    const provider: Provider = require("pulumi-kore/provider");
    known = provider.createLookups(provider.outside, (key) => pulumi.runtime.allConfig()[key]);
  }
  return known;
}

const info = (live: Readonly<Record<string, unknown>>): SimInfo => ({
  sid: String(live.sid),
  iccid: String(live.iccid),
  uniqueName: String(live.uniqueName),
  status: String(live.status),
  fleetSid: String(live.fleetSid),
  accountSid: String(live.accountSid),
  dateCreated: String(live.dateCreated),
  url: String(live.url),
});

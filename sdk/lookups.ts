/** Lookups: SIMs as they are, without managing them. They read in previews too, and never write. */
import type * as pulumi from "@pulumi/pulumi";
import { askAll, askOne, type Live } from "./ask";
import { whenKnown } from "./given";
import type { ExactlyOne, Later, OfAccount, SimKeys } from "./later";
import { text } from "./shown";

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

/** Which SIM: exactly one of the three. */
export type GetSimArgs = ExactlyOne<SimKeys> & OfAccount;

/** Which SIMs: all that fit both. Nothing given means all of the account. */
export interface GetSimsArgs extends OfAccount {
  /** SID or unique name of their Fleet. */
  readonly fleet?: string;
  /** `new`, `ready`, `active`, `inactive` or `scheduled`. */
  readonly status?: string;
}

/**
 * One SIM. Rejects when the account has none, with what was looked for; and when not exactly one key is given.
 * Mocks are asked as `kore:supersim:getSim` and answer with a {@link SimInfo}.
 */
export async function getSim(args: GetSimArgs): Promise<SimInfo> {
  const { account, ...by } = args;
  const question = { token: "kore:supersim:getSim", inputs: { ...args } };
  return info(await askOne({ ...question, api: (lookups) => lookups.sim(by, account) }));
}

/** {@link getSim} for arguments that are known only later. */
export const getSimOutput = (args: Later<GetSimArgs>): pulumi.Output<SimInfo> => whenKnown("getSim", args, getSim);

/**
 * All SIMs of a Fleet, in a status, or of the account, 1,000 a request.
 * Mocks are asked as `kore:supersim:getSims` and answer with `{ sims: SimInfo[] }`.
 */
export async function getSims(args: GetSimsArgs = {}): Promise<SimInfo[]> {
  const { account, ...where } = args;
  const question = { token: "kore:supersim:getSims", inputs: { ...args } };
  return (await askAll("sims", { ...question, api: (lookups) => lookups.sims(where, account) })).map(info);
}

/** {@link getSims} for arguments that are known only later. One that is given but has no value is refused: it would mean all SIMs. */
export const getSimsOutput = (args: Later<GetSimsArgs> = {}): pulumi.Output<SimInfo[]> =>
  whenKnown("getSims", args, getSims);

const info = (live: Live): SimInfo => ({
  sid: text(live.sid),
  iccid: text(live.iccid),
  uniqueName: text(live.uniqueName),
  status: text(live.status),
  fleetSid: text(live.fleetSid),
  accountSid: text(live.accountSid),
  dateCreated: text(live.dateCreated),
  url: text(live.url),
});

/** Lookups of Programmable Wireless SIMs and their data sessions, without managing them. */
import type * as pulumi from "@pulumi/pulumi";
import { askAll, askOne, type Live } from "../ask";
import { askList } from "../ask-list";
import { whenKnown } from "../given";
import type { ExactlyOne, Later, OfAccount, SimKeys } from "../later";
import { maybeNumber, members, number, text } from "../shown";

/** A wireless SIM as the API shows it. */
export interface SimInfo {
  /** `DE…`. */
  readonly sid: string;
  /** The card's number. */
  readonly iccid: string;
  /** The name, `""` when it has none. */
  readonly uniqueName: string;
  /** The description, `""` when it has none. */
  readonly friendlyName: string;
  /** The status, `updating`, `scheduled` and `canceled` among them. */
  readonly status: string;
  /** The SID of its rate plan, `""` when it has none. */
  readonly ratePlanSid: string;
  /** Where Commands go, `""` for nowhere. */
  readonly commandsCallbackUrl: string;
  /** How `commandsCallbackUrl` is called. */
  readonly commandsCallbackMethod: string;
  /** Where SMS that are no Commands go, `""` for nowhere. */
  readonly smsUrl: string;
  /** How `smsUrl` is called. */
  readonly smsMethod: string;
  /** What is called when `smsUrl` fails, `""` for nothing. */
  readonly smsFallbackUrl: string;
  /** How `smsFallbackUrl` is called. */
  readonly smsFallbackMethod: string;
  /** `resetting` while its connection is being reset, else `""`. */
  readonly resetStatus: string;
  /** The account it is on. */
  readonly accountSid: string;
  /** When the API first knew it, ISO 8601, UTC. */
  readonly dateCreated: string;
  /** Its address in the API. */
  readonly url: string;
}

/** Which SIM: exactly one of `iccid`, `sid` and `uniqueName`. */
export type GetSimArgs = ExactlyOne<SimKeys> & OfAccount;

/** Which SIMs: all that fit both. Nothing given means all of the account. */
export interface GetSimsArgs extends OfAccount {
  /** SID or unique name of their rate plan. */
  readonly ratePlan?: string;
  /** A status, the ones that cannot be declared among them. */
  readonly status?: string;
}

/**
 * One wireless SIM. Rejects when the account has none, and when not exactly one key is given.
 * Mocks are asked as `kore:wireless:getSim` and answer with a {@link SimInfo}.
 */
export async function getSim(args: GetSimArgs): Promise<SimInfo> {
  const { account, ...by } = args;
  const question = { token: "kore:wireless:getSim", inputs: { ...args } };
  return info(await askOne({ ...question, api: (lookups) => lookups.wirelessSim(by, account) }));
}

/** {@link getSim} for arguments that are known only later. */
export const getSimOutput = (args: Later<GetSimArgs>): pulumi.Output<SimInfo> =>
  whenKnown("wireless.getSim", args, getSim);

/**
 * All wireless SIMs on a rate plan, in a status, or of the account, 1,000 a request.
 * Mocks are asked as `kore:wireless:getSims` and answer with `{ sims: SimInfo[] }`.
 */
export async function getSims(args: GetSimsArgs = {}): Promise<SimInfo[]> {
  const { account, ...where } = args;
  const question = { token: "kore:wireless:getSims", inputs: { ...args } };
  return (await askAll("sims", { ...question, api: (lookups) => lookups.wirelessSims(where, account) })).map(info);
}

/** {@link getSims} for arguments that are known only later. One that is given but has no value is refused: it would mean all SIMs. */
export const getSimsOutput = (args: Later<GetSimsArgs> = {}): pulumi.Output<SimInfo[]> =>
  whenKnown("wireless.getSims", args, getSims);

/** Which SIM. */
export interface GetDataSessionsArgs extends OfAccount {
  /** Its SID (`DE…`) or unique name; a name costs one more request. */
  readonly sim: string;
}

/** A time in which a SIM was connected. */
export interface DataSession {
  /** `WN…`. */
  readonly sid: string;
  /** The SIM. */
  readonly simSid: string;
  /** The account. */
  readonly accountSid: string;
  /** The generation of the network, such as `LTE`. */
  readonly radioLink: string;
  /** Mobile country code of the network's operator. */
  readonly operatorMcc: string;
  /** Mobile network code of the network's operator. */
  readonly operatorMnc: string;
  /** Country of the operator, two letters. */
  readonly operatorCountry: string;
  /** What the operator is called. */
  readonly operatorName: string;
  /** The cell that the SIM was in. */
  readonly cellId: string;
  /** Roughly where that cell is, in degrees; `undefined` where the API does not know. */
  readonly cellLocationEstimate: { readonly lat: number | undefined; readonly lon: number | undefined };
  /** Packets sent by the SIM: their number, no bytes. */
  readonly packetsUploaded: number;
  /** Packets received by the SIM: their number, no bytes. */
  readonly packetsDownloaded: number;
  /** When the API last heard of it, ISO 8601, UTC. */
  readonly lastUpdated: string;
  /** ISO 8601, UTC. */
  readonly start: string;
  /** ISO 8601, UTC; `""` while it lasts. */
  readonly end: string;
  /** The device. */
  readonly imei: string;
}

/**
 * The data sessions of a wireless SIM.
 * Mocks are asked as `kore:wireless:getDataSessions` and answer with `{ dataSessions: DataSession[] }`.
 */
export const getDataSessions = async (args: GetDataSessionsArgs): Promise<DataSession[]> =>
  (await askList("getDataSessions", "kore:wireless:getDataSessions", "dataSessions", args)).map(dataSession);

/** {@link getDataSessions} for arguments that are known only later. */
export const getDataSessionsOutput = (args: Later<GetDataSessionsArgs>): pulumi.Output<DataSession[]> =>
  whenKnown("wireless.getDataSessions", args, getDataSessions);

const info = (live: Live): SimInfo => ({
  sid: text(live.sid),
  iccid: text(live.iccid),
  uniqueName: text(live.uniqueName),
  friendlyName: text(live.friendlyName),
  status: text(live.status),
  ratePlanSid: text(live.ratePlanSid),
  commandsCallbackUrl: text(live.commandsCallbackUrl),
  commandsCallbackMethod: text(live.commandsCallbackMethod),
  smsUrl: text(live.smsUrl),
  smsMethod: text(live.smsMethod),
  smsFallbackUrl: text(live.smsFallbackUrl),
  smsFallbackMethod: text(live.smsFallbackMethod),
  resetStatus: text(live.resetStatus),
  accountSid: text(live.accountSid),
  dateCreated: text(live.dateCreated),
  url: text(live.url),
});

function dataSession(live: Live): DataSession {
  const { lat, lon } = members(live.cellLocationEstimate);
  return {
    sid: text(live.sid),
    simSid: text(live.simSid),
    accountSid: text(live.accountSid),
    radioLink: text(live.radioLink),
    operatorMcc: text(live.operatorMcc),
    operatorMnc: text(live.operatorMnc),
    operatorCountry: text(live.operatorCountry),
    operatorName: text(live.operatorName),
    cellId: text(live.cellId),
    cellLocationEstimate: { lat: maybeNumber(lat), lon: maybeNumber(lon) },
    packetsUploaded: number(live.packetsUploaded),
    packetsDownloaded: number(live.packetsDownloaded),
    lastUpdated: text(live.lastUpdated),
    start: text(live.start),
    end: text(live.end),
    imei: text(live.imei),
  };
}

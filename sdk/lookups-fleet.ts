/** Lookups of Fleets and of cellular networks, without managing them. */
import type * as pulumi from "@pulumi/pulumi";
import { askAll, type Live } from "./ask";
import { askList } from "./ask-list";
import { whenKnown } from "./given";
import type { Later, OfAccount } from "./later";
import { flag, list, number, text } from "./shown";

/** Which Fleets. Nothing given means all of the account. */
export interface GetFleetsArgs extends OfAccount {
  /** SID or unique name of their Network Access Profile. */
  readonly networkAccessProfile?: string;
}

/** A Fleet as the API shows it. */
export interface FleetInfo {
  /** `HF…`. */
  readonly sid: string;
  /** The name, `""` when it has none. */
  readonly uniqueName: string;
  /** The SID of its Network Access Profile. */
  readonly networkAccessProfileSid: string;
  /** Whether its SIMs may use data. */
  readonly dataEnabled: boolean;
  /** Megabytes a SIM and month. */
  readonly dataLimit: number;
  /** How data is billed: `payg`. */
  readonly dataMetering: string;
  /** Whether its SIMs may use SMS Commands. */
  readonly smsCommandsEnabled: boolean;
  /** Where SMS Commands go, `""` for nowhere. */
  readonly smsCommandsUrl: string;
  /** How `smsCommandsUrl` is called. */
  readonly smsCommandsMethod: string;
  /** Where IP Commands go, `""` for nowhere. */
  readonly ipCommandsUrl: string;
  /** How `ipCommandsUrl` is called. */
  readonly ipCommandsMethod: string;
  /** The account it is on. */
  readonly accountSid: string;
  /** When it was made, ISO 8601, UTC. */
  readonly dateCreated: string;
  /** Its address in the API. */
  readonly url: string;
}

/**
 * All Fleets of a Network Access Profile, or of the account, 1,000 a request.
 * Mocks are asked as `kore:supersim:getFleets` and answer with `{ fleets: FleetInfo[] }`.
 */
export async function getFleets(args: GetFleetsArgs = {}): Promise<FleetInfo[]> {
  const { account, ...where } = args;
  const question = { token: "kore:supersim:getFleets", inputs: { ...args } };
  return (await askAll("fleets", { ...question, api: (lookups) => lookups.fleets(where, account) })).map(fleet);
}

/** {@link getFleets} for arguments that are known only later. */
export const getFleetsOutput = (args: Later<GetFleetsArgs> = {}): pulumi.Output<FleetInfo[]> =>
  whenKnown("getFleets", args, getFleets);

/** Which networks: all that fit each of them. Nothing given means all. */
export interface GetNetworksArgs extends OfAccount {
  /** Country, two letters (ISO 3166): `"DE"`. */
  readonly isoCountry?: string;
  /** Mobile country code, as a string: `"262"`. */
  readonly mcc?: string;
  /** Mobile network code, as a string: `"01"`. */
  readonly mnc?: string;
}

/** A cellular network that SIMs can attach to. */
export interface Network {
  /** `HW…`: what `networks` of a `NetworkAccessProfile` takes. */
  readonly sid: string;
  /** What it is called. */
  readonly friendlyName: string;
  /** Country, two letters. */
  readonly isoCountry: string;
  /** Its mobile country and network codes. */
  readonly identifiers: readonly { readonly mcc: string; readonly mnc: string }[];
  /** Its address in the API. */
  readonly url: string;
}

/**
 * Cellular networks, 1,000 a request.
 * Mocks are asked as `kore:supersim:getNetworks` and answer with `{ networks: Network[] }`.
 */
export const getNetworks = async (args: GetNetworksArgs = {}): Promise<Network[]> =>
  (await askList("getNetworks", "kore:supersim:getNetworks", "networks", args)).map(network);

/** {@link getNetworks} for arguments that are known only later. */
export const getNetworksOutput = (args: Later<GetNetworksArgs> = {}): pulumi.Output<Network[]> =>
  whenKnown("getNetworks", args, getNetworks);

const fleet = (live: Live): FleetInfo => ({
  sid: text(live.sid),
  uniqueName: text(live.uniqueName),
  networkAccessProfileSid: text(live.networkAccessProfileSid),
  dataEnabled: flag(live.dataEnabled),
  dataLimit: number(live.dataLimit),
  dataMetering: text(live.dataMetering),
  smsCommandsEnabled: flag(live.smsCommandsEnabled),
  smsCommandsUrl: text(live.smsCommandsUrl),
  smsCommandsMethod: text(live.smsCommandsMethod),
  ipCommandsUrl: text(live.ipCommandsUrl),
  ipCommandsMethod: text(live.ipCommandsMethod),
  accountSid: text(live.accountSid),
  dateCreated: text(live.dateCreated),
  url: text(live.url),
});

const network = (live: Live): Network => ({
  sid: text(live.sid),
  friendlyName: text(live.friendlyName),
  isoCountry: text(live.isoCountry),
  identifiers: list(live.identifiers, ({ mcc, mnc }) => ({ mcc: text(mcc), mnc: text(mnc) })),
  url: text(live.url),
});

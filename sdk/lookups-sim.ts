/** Lookups of what hangs on one Super SIM: billing periods, IP addresses, updates of its card. Nothing is managed, nothing written. */
import type * as pulumi from "@pulumi/pulumi";
import type { Live } from "./ask";
import { askList } from "./ask-list";
import { whenKnown } from "./given";
import type { Later, OfAccount } from "./later";
import { list, text } from "./shown";

/** Which SIM. */
export interface OfSimArgs extends OfAccount {
  /** Its SID (`HS…`) or unique name; a name costs one more request. */
  readonly sim: string;
}

/** A time for which a SIM is billed. */
export interface BillingPeriod {
  /** `HB…`. */
  readonly sid: string;
  /** The account it is billed to. */
  readonly accountSid: string;
  /** The SIM. */
  readonly simSid: string;
  /** ISO 8601, UTC. */
  readonly startTime: string;
  /** ISO 8601, UTC. The end of a `ready` period is when the SIM becomes active by itself. */
  readonly endTime: string;
  /** `ready` or `active`. */
  readonly periodType: string;
  /** When the API made it, ISO 8601, UTC. */
  readonly dateCreated: string;
  /** When the API changed it last, ISO 8601, UTC. */
  readonly dateUpdated: string;
}

/**
 * The current or most recent billing period of a SIM; an empty list for one that is `new`. Public Beta at KORE.
 * Mocks are asked as `kore:supersim:getBillingPeriods` and answer with `{ billingPeriods: BillingPeriod[] }`.
 */
export const getBillingPeriods = async (args: OfSimArgs): Promise<BillingPeriod[]> =>
  (await askList("getBillingPeriods", "kore:supersim:getBillingPeriods", "billingPeriods", args)).map(billingPeriod);

/** {@link getBillingPeriods} for arguments that are known only later. */
export const getBillingPeriodsOutput = (args: Later<OfSimArgs>): pulumi.Output<BillingPeriod[]> =>
  whenKnown("getBillingPeriods", args, getBillingPeriods);

/** An address of a SIM in a private network. */
export interface IpAddress {
  /** The address. */
  readonly ipAddress: string;
  /** `IPv4` or `IPv6`. */
  readonly ipAddressVersion: string;
}

/**
 * The IP addresses of a SIM; only one with a VPN connection has any.
 * Mocks are asked as `kore:supersim:getIpAddresses` and answer with `{ ipAddresses: IpAddress[] }`.
 */
export const getIpAddresses = async (args: OfSimArgs): Promise<IpAddress[]> =>
  (await askList("getIpAddresses", "kore:supersim:getIpAddresses", "ipAddresses", args)).map(ipAddress);

/** {@link getIpAddresses} for arguments that are known only later. */
export const getIpAddressesOutput = (args: Later<OfSimArgs>): pulumi.Output<IpAddress[]> =>
  whenKnown("getIpAddresses", args, getIpAddresses);

/** Which updates: all that fit both. Nothing given means all of the account. */
export interface GetSettingsUpdatesArgs extends OfAccount {
  /** SID or unique name of a SIM; a name costs one more request. */
  readonly sim?: string;
  /** `scheduled` waits for the SIM; `failed` is not tried again. */
  readonly status?: "scheduled" | "in-progress" | "successful" | "failed";
}

/** An update of a SIM card's own settings over the air. It says nothing of the SIM's status or Fleet. */
export interface SettingsUpdate {
  /** `OB…`. */
  readonly sid: string;
  /** The card's number. */
  readonly iccid: string;
  /** The SIM. */
  readonly simSid: string;
  /** `scheduled`, `in-progress`, `successful` or `failed`. */
  readonly status: string;
  /** What is on the card once the update is successful. */
  readonly packages: readonly { readonly name: string; readonly version: string; readonly moreInfo: string }[];
  /** ISO 8601, UTC; `""` until it is done. */
  readonly dateCompleted: string;
  /** ISO 8601, UTC. */
  readonly dateCreated: string;
  /** ISO 8601, UTC. */
  readonly dateUpdated: string;
}

/**
 * Updates of SIM cards over the air. Public Beta at KORE.
 * Mocks are asked as `kore:supersim:getSettingsUpdates` and answer with `{ settingsUpdates: SettingsUpdate[] }`.
 */
export const getSettingsUpdates = async (args: GetSettingsUpdatesArgs = {}): Promise<SettingsUpdate[]> =>
  (await askList("getSettingsUpdates", "kore:supersim:getSettingsUpdates", "settingsUpdates", args)).map(update);

/** {@link getSettingsUpdates} for arguments that are known only later. */
export const getSettingsUpdatesOutput = (args: Later<GetSettingsUpdatesArgs> = {}): pulumi.Output<SettingsUpdate[]> =>
  whenKnown("getSettingsUpdates", args, getSettingsUpdates);

const billingPeriod = (live: Live): BillingPeriod => ({
  sid: text(live.sid),
  accountSid: text(live.accountSid),
  simSid: text(live.simSid),
  startTime: text(live.startTime),
  endTime: text(live.endTime),
  periodType: text(live.periodType),
  dateCreated: text(live.dateCreated),
  dateUpdated: text(live.dateUpdated),
});

const ipAddress = (live: Live): IpAddress => ({
  ipAddress: text(live.ipAddress),
  ipAddressVersion: text(live.ipAddressVersion),
});

const update = (live: Live): SettingsUpdate => ({
  sid: text(live.sid),
  iccid: text(live.iccid),
  simSid: text(live.simSid),
  status: text(live.status),
  packages: list(live.packages, ({ name, version, moreInfo }) => ({
    name: text(name),
    version: text(version),
    moreInfo: text(moreInfo),
  })),
  dateCompleted: text(live.dateCompleted),
  dateCreated: text(live.dateCreated),
  dateUpdated: text(live.dateUpdated),
});

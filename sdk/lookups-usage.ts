/** What Super SIMs have used: data in bytes, and what was billed for it. */
import type * as pulumi from "@pulumi/pulumi";
import type { Live } from "./ask";
import { askList } from "./ask-list";
import { whenKnown } from "./given";
import type { Later, OfAccount } from "./later";
import { maybeNumber, members, number, text } from "./shown";

/** Whose usage, when, and how it is added up. Nothing given means one record: all of the account in the last month. */
export interface GetUsageArgs extends OfAccount {
  /** SID or unique name of a SIM; a name costs one more request. */
  readonly sim?: string;
  /** SID or unique name of a Fleet: of the SIMs that were in it then. A name costs one more request. */
  readonly fleet?: string;
  /** SID of a network (`HW…`). */
  readonly network?: string;
  /** Country, two letters (ISO 3166): `"DE"`. */
  readonly isoCountry?: string;
  /** Usage from then on: ISO 8601, at most 18 months ago. A date alone begins at midnight UTC. Default: one month before `to`. */
  readonly from?: string;
  /** Usage before then: ISO 8601. Default: now. */
  readonly to?: string;
  /**
   * One record an hour (31 days at most, `from` and `to` at full hours UTC), a day (three months, at midnight UTC), or for the whole
   * time (18 months). Default `"all"`.
   */
  readonly granularity?: "hour" | "day" | "all";
  /** One record for each of them; `"sim"` for 31 days at most. Default: none. */
  readonly group?: "sim" | "fleet" | "network" | "isoCountry";
}

/** What was used in a time, by whatever was asked for. */
export interface UsageRecord {
  /** The account. */
  readonly accountSid: string;
  /** The SIM, `""` unless asked for or grouped by. */
  readonly simSid: string;
  /** The Fleet, `""` unless asked for or grouped by. */
  readonly fleetSid: string;
  /** The network, `""` unless asked for or grouped by. */
  readonly networkSid: string;
  /** The country, `""` unless asked for or grouped by. */
  readonly isoCountry: string;
  /** The time, its end not included. ISO 8601, UTC. */
  readonly period: { readonly startTime: string; readonly endTime: string };
  /** Bytes sent by SIMs. */
  readonly dataUpload: number;
  /** Bytes received by SIMs. */
  readonly dataDownload: number;
  /** Bytes in both directions. */
  readonly dataTotal: number;
  /** What was billed, in `billedUnit`; `undefined` while KORE has not reckoned it yet. */
  readonly dataTotalBilled: number | undefined;
  /** The currency, such as `USD`. */
  readonly billedUnit: string;
}

/**
 * Usage records, newest first as the API has them, 249 a request. What the API would refuse (its errors 83600 to 83605) is refused before
 * anything is sent. Mocks are asked as `kore:supersim:getUsage` and answer with `{ usageRecords: UsageRecord[] }`.
 */
export const getUsage = async (args: GetUsageArgs = {}): Promise<UsageRecord[]> =>
  (await askList("getUsage", "kore:supersim:getUsage", "usageRecords", args)).map(usageRecord);

/** {@link getUsage} for arguments that are known only later. One that is given but has no value is refused: it would mean all. */
export const getUsageOutput = (args: Later<GetUsageArgs> = {}): pulumi.Output<UsageRecord[]> =>
  whenKnown("getUsage", args, getUsage);

function usageRecord(live: Live): UsageRecord {
  const { startTime, endTime } = members(live.period);
  return {
    accountSid: text(live.accountSid),
    simSid: text(live.simSid),
    fleetSid: text(live.fleetSid),
    networkSid: text(live.networkSid),
    isoCountry: text(live.isoCountry),
    period: { startTime: text(startTime), endTime: text(endTime) },
    dataUpload: number(live.dataUpload),
    dataDownload: number(live.dataDownload),
    dataTotal: number(live.dataTotal),
    dataTotalBilled: maybeNumber(live.dataTotalBilled),
    billedUnit: text(live.billedUnit),
  };
}

/** What Programmable Wireless SIMs have used: data in bytes, Commands by number, and what was billed for them. */
import type * as pulumi from "@pulumi/pulumi";
import type { Live } from "../ask";
import { askList } from "../ask-list";
import { whenKnown } from "../given";
import type { Later, OfAccount } from "../later";
import { list, maybeNumber, members, number, text } from "../shown";

/** Whose usage, and when. */
export interface GetUsageArgs extends OfAccount {
  /** SID (`DE…`) or unique name of a SIM, which costs one more request. Default: all of the account, added up. */
  readonly sim?: string;
  /** Usage from then on: ISO 8601. A date alone begins at midnight UTC. Default: the API's own. */
  readonly from?: string;
  /** Usage until then: ISO 8601. Default: the API's own. */
  readonly to?: string;
  /** One record an hour, a day, or for the whole time. Default: the API's own. */
  readonly granularity?: "hourly" | "daily" | "all";
}

interface Billed {
  /** What was billed, in `billingUnits`; `undefined` while KORE has not reckoned it yet. */
  readonly billed: number | undefined;
  /** The currency, such as `USD`. */
  readonly billingUnits: string;
}

/** Data in both directions. */
export interface DataCounts extends Billed {
  /** Received by SIMs, in `units`. */
  readonly download: number;
  /** Sent by SIMs, in `units`. */
  readonly upload: number;
  /** Both. */
  readonly total: number;
  /** The unit of the three: `bytes`. */
  readonly units: string;
}

/** Numbers of Commands. */
export interface CommandsCounts extends Billed {
  /** From SIMs. */
  readonly fromSim: number;
  /** To SIMs. */
  readonly toSim: number;
  /** Both. */
  readonly total: number;
}

/** All of it, and how much of it where. */
export type Everywhere<Counts> = Counts & {
  /** On the home network. */
  readonly home: Counts;
  /** On other networks in the United States. */
  readonly nationalRoaming: Counts;
  /** Outside of the United States, country by country. */
  readonly internationalRoaming: readonly (Counts & { readonly countryCode: string })[];
};

/** What was used in a time. */
export interface UsageRecord {
  /** The account. */
  readonly accountSid: string;
  /** The SIM, `""` where the account's usage was asked for. */
  readonly simSid: string;
  /** The time. ISO 8601, UTC. */
  readonly period: { readonly start: string; readonly end: string };
  /** Messages. */
  readonly commands: Everywhere<CommandsCounts>;
  /** Data. */
  readonly data: Everywhere<DataCounts>;
}

/**
 * Usage records of a wireless SIM or of the account, 1,000 a request.
 * Mocks are asked as `kore:wireless:getUsage` and answer with `{ usageRecords: UsageRecord[] }`.
 */
export const getUsage = async (args: GetUsageArgs = {}): Promise<UsageRecord[]> =>
  (await askList("getWirelessUsage", "kore:wireless:getUsage", "usageRecords", args)).map(usageRecord);

/** {@link getUsage} for arguments that are known only later. One that is given but has no value is refused: it would mean all. */
export const getUsageOutput = (args: Later<GetUsageArgs> = {}): pulumi.Output<UsageRecord[]> =>
  whenKnown("wireless.getUsage", args, getUsage);

function usageRecord(live: Live): UsageRecord {
  const { start, end } = members(live.period);
  return {
    accountSid: text(live.accountSid),
    simSid: text(live.simSid),
    period: { start: text(start), end: text(end) },
    commands: everywhere(members(live.commands), commands),
    data: everywhere(members(live.data), data),
  };
}

const everywhere = <Counts>(live: Live, counts: (live: Live) => Counts): Everywhere<Counts> => ({
  ...counts(live),
  home: counts(members(live.home)),
  nationalRoaming: counts(members(live.nationalRoaming)),
  internationalRoaming: list(live.internationalRoaming, (one) => ({
    ...counts(one),
    countryCode: text(one.countryCode),
  })),
});

const billed = (live: Live): Billed => ({ billed: maybeNumber(live.billed), billingUnits: text(live.billingUnits) });

const data = (live: Live): DataCounts => ({
  download: number(live.download),
  upload: number(live.upload),
  total: number(live.total),
  units: text(live.units),
  ...billed(live),
});

const commands = (live: Live): CommandsCounts => ({
  fromSim: number(live.fromSim),
  toSim: number(live.toSim),
  total: number(live.total),
  ...billed(live),
});

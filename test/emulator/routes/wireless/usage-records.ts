/** Programmable Wireless UsageRecords, of the account and of one SIM. */
import { ApiError } from "../../api-error";
import { addMonths, isoSeconds } from "../../duration";
import type { Answer, Call, Route } from "../../http/call";
import { computedAnswer, PAGE_PARAMS } from "../../http/paging";
import type { WirelessSim } from "../../store/records";
import { buckets, commandsOf, usageOfAll } from "../../usage";
import { fetchWirelessSim } from "./sims";

const HOUR = 3_600_000;
const LENGTHS = { hourly: HOUR, daily: 24 * HOUR, all: Number.POSITIVE_INFINITY } as const;
const DOLLARS = { perMegabyte: 0.1, perCommand: 0.05 } as const;

export const WIRELESS_USAGE_ROUTES: readonly Route[] = [
  {
    operation: "wireless.usageRecords.list",
    api: "wireless",
    method: "GET",
    path: "/v1/UsageRecords",
    query: ["Start", "End", "Granularity", ...PAGE_PARAMS],
    handle: ofAccount,
  },
  {
    operation: "wireless.sims.usageRecords.list",
    api: "wireless",
    method: "GET",
    path: "/v1/Sims/:Sid/UsageRecords",
    query: ["Start", "End", "Granularity", ...PAGE_PARAMS],
    handle: ofSim,
  },
];

function ofAccount(call: Call): Answer {
  const sims = [...call.world.store.wirelessSims].filter((sim) => sim.accountSid === call.account.sid);
  return records(call, sims, {});
}

function ofSim(call: Call): Answer {
  const sim = fetchWirelessSim(call);
  return records(call, [sim], { sim_sid: sim.sid });
}

function records(call: Call, sims: readonly WirelessSim[], identity: object): Answer {
  const length = LENGTHS[call.query.oneOf("Granularity", ["all", "daily", "hourly"]) ?? "all"];
  const end = instant(call, "End") ?? call.now;
  const start = instant(call, "Start") ?? addMonths(end, -1);
  const spans = start < end ? buckets(start, end, length) : [];
  return computedAnswer(call, "usage_records", spans.length, (i) => {
    const span = spans[i];
    if (span === undefined) throw new RangeError(`there is no record ${i}`);
    return {
      period: { start: isoSeconds(span.start), end: isoSeconds(span.end) },
      account_sid: call.account.sid,
      ...identity,
      commands: commands(sims.reduce((sum, sim) => sum + commandsOf(sim, span.start, span.end), 0)),
      data: data(usageOfAll(sims, span.start, span.end, call.now)),
    };
  });
}

function data({ upload, download }: { upload: number; download: number }): object {
  const counts = (up: number, down: number): object => ({
    download: down,
    upload: up,
    total: up + down,
    units: "bytes",
    billed: Math.round(((up + down) / 1e6) * DOLLARS.perMegabyte * 100) / 100,
    billing_units: "USD",
  });
  return {
    ...counts(upload, download),
    home: counts(upload, download),
    national_roaming: counts(0, 0),
    international_roaming: [],
  };
}

function commands(total: number): object {
  const counts = (count: number): object => ({
    from_sim: count,
    to_sim: 0,
    total: count,
    billed: count * DOLLARS.perCommand,
    billing_units: "USD",
  });
  return { ...counts(total), home: counts(total), national_roaming: counts(0), international_roaming: [] };
}

function instant(call: Call, name: string): number | undefined {
  const text = call.query.text(name);
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new ApiError(33101, `${name} "${text}" is not an ISO 8601 time`);
  return time;
}

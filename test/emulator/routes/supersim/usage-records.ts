/** Super SIM UsageRecords: plausible figures, filtered and grouped as the API does it. */
import { ApiError } from "../../api-error";
import { isoSeconds } from "../../duration";
import type { Answer, Call, Route } from "../../http/call";
import { computedAnswer, PAGE_PARAMS } from "../../http/paging";
import type { SuperSim } from "../../store/records";
import { usageOfAll } from "../../usage";
import { ownedBy } from "../names";
import { usageSpans } from "./usage-period";

/** KORE's file caps these pages lower than any other list. */
const MAX_PAGE_SIZE = 249;
const DOLLARS_PER_MEGABYTE = 0.1;
const GROUPS = ["sim", "fleet", "network", "isoCountry"] as const;
/** The emulator's SIMs never roam: all use is reported on one network. */
const HOME_NETWORK = 0;

export const USAGE_RECORD_ROUTES: readonly Route[] = [
  {
    operation: "supersim.usageRecords.list",
    api: "supersim",
    method: "GET",
    path: "/v1/UsageRecords",
    query: ["Sim", "Fleet", "Network", "IsoCountry", "Group", "Granularity", "StartTime", "EndTime", ...PAGE_PARAMS],
    handle: list,
  },
];

interface Identity {
  readonly sim_sid: string | null;
  readonly fleet_sid: string | null;
  readonly network_sid: string | null;
  readonly iso_country: string | null;
}

function list(call: Call): Answer {
  const group = call.query.oneOf("Group", GROUPS);
  const spans = usageSpans(call, group === "sim");
  const filtered = filters(call);
  const groups = grouped(call, group, filtered.identity, filtered.sims);
  return computedAnswer(
    call,
    "usage_records",
    spans.length * groups.length,
    (i) => {
      const span = spans[Math.floor(i / groups.length)];
      const part = groups[i % groups.length];
      if (span === undefined || part === undefined) throw new RangeError(`there is no record ${i}`);
      const { upload, download } = usageOfAll(part.sims, span.start, span.end, call.now);
      return {
        account_sid: call.account.sid,
        ...part.identity,
        period: { start_time: isoSeconds(span.start), end_time: isoSeconds(span.end) },
        data_upload: upload,
        data_download: download,
        data_total: upload + download,
        data_total_billed: Math.round(((upload + download) / 1e6) * DOLLARS_PER_MEGABYTE * 100) / 100,
        billed_unit: "USD",
      };
    },
    MAX_PAGE_SIZE,
  );
}

function filters(call: Call): { identity: Identity; sims: SuperSim[] } {
  const { store } = call.world;
  const home = store.networks.page(HOME_NETWORK, 1, () => true).rows[0];
  const simName = call.query.text("Sim");
  const fleetName = call.query.text("Fleet");
  const network = call.query.text("Network");
  const isoCountry = call.query.text("IsoCountry");
  const sim = simName === undefined ? undefined : ownedBy(store.sims, call.account.sid, simName);
  const fleet = fleetName === undefined ? undefined : ownedBy(store.fleets, call.account.sid, fleetName);
  if (simName !== undefined && sim === undefined) throw new ApiError(83600, `Sim "${simName}" was not found`);
  if (fleetName !== undefined && fleet === undefined) throw new ApiError(83600, `Fleet "${fleetName}" was not found`);
  const elsewhere =
    (network !== undefined && network !== home?.sid) || (isoCountry !== undefined && isoCountry !== home?.isoCountry);
  const sims = [...store.sims].filter(
    (candidate) =>
      candidate.accountSid === call.account.sid &&
      !elsewhere &&
      (sim === undefined || candidate === sim) &&
      (fleet === undefined || candidate.fleetSid === fleet.sid),
  );
  const identity = {
    sim_sid: sim?.sid ?? null,
    fleet_sid: fleet?.sid ?? null,
    network_sid: network ?? null,
    iso_country: isoCountry ?? null,
  };
  return { identity, sims };
}

interface Part {
  readonly identity: Identity;
  readonly sims: readonly SuperSim[];
}

function grouped(
  call: Call,
  group: (typeof GROUPS)[number] | undefined,
  identity: Identity,
  sims: readonly SuperSim[],
): readonly Part[] {
  const home = call.world.store.networks.page(HOME_NETWORK, 1, () => true).rows[0];
  switch (group) {
    case undefined:
      return [{ identity, sims }];
    case "sim":
      return sims.map((sim) => ({ identity: { ...identity, sim_sid: sim.sid }, sims: [sim] }));
    case "fleet": {
      const byFleet = new Map<string, SuperSim[]>();
      for (const sim of sims) {
        if (sim.fleetSid === null) continue;
        const members = byFleet.get(sim.fleetSid);
        if (members === undefined) byFleet.set(sim.fleetSid, [sim]);
        else members.push(sim);
      }
      return [...byFleet].map(([fleet_sid, members]) => ({ identity: { ...identity, fleet_sid }, sims: members }));
    }
    case "network":
      return sims.length === 0 ? [] : [{ identity: { ...identity, network_sid: home?.sid ?? null }, sims }];
    case "isoCountry":
      return sims.length === 0 ? [] : [{ identity: { ...identity, iso_country: home?.isoCountry ?? null }, sims }];
  }
}

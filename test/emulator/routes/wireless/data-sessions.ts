/** DataSessions of a Programmable Wireless SIM: one that has run since the SIM became active. */
import { isoSeconds } from "../../duration";
import type { Answer, Call, Route } from "../../http/call";
import { computedAnswer, PAGE_PARAMS } from "../../http/paging";
import { sidOf } from "../../sid";
import { usageOf } from "../../usage";
import { fetchWirelessSim } from "./sims";

const BYTES_PER_PACKET = 1_000;

export const DATA_SESSION_ROUTES: readonly Route[] = [
  {
    operation: "wireless.sims.dataSessions.list",
    api: "wireless",
    method: "GET",
    path: "/v1/Sims/:Sid/DataSessions",
    query: PAGE_PARAMS,
    handle: list,
  },
];

function list(call: Call): Answer {
  const sim = fetchWirelessSim(call);
  const start = sim.activeSince;
  if (start === null) return computedAnswer(call, "data_sessions", 0, () => ({}));
  const { upload, download } = usageOf(sim, start, call.now, call.now);
  return computedAnswer(call, "data_sessions", 1, () => ({
    sid: sidOf("dataSession", `${sim.sid} ${start}`),
    sim_sid: sim.sid,
    account_sid: sim.accountSid,
    radio_link: "LTE",
    operator_mcc: "310",
    operator_mnc: "260",
    operator_country: "US",
    operator_name: "T-Mobile USA, Inc.",
    cell_id: "12345678",
    cell_location_estimate: { lat: 37.7879, lon: -122.3964 },
    packets_uploaded: Math.ceil(upload / BYTES_PER_PACKET),
    packets_downloaded: Math.ceil(download / BYTES_PER_PACKET),
    last_updated: isoSeconds(call.now),
    start: isoSeconds(start),
    end: null,
    imei: "014266005494163",
  }));
}

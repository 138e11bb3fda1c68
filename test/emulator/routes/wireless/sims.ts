/** Programmable Wireless Sims: list, fetch, update, delete. There is no registration in this API. */
import { ApiError } from "../../api-error";
import { isoSeconds } from "../../duration";
import { type Answer, type Call, type Route, segment } from "../../http/call";
import { listAnswer, PAGE_PARAMS, rowsAnswer } from "../../http/paging";
import { WIRELESS_STATUSES, type WirelessSim } from "../../store/records";
import { lookUp, ownedBy } from "../names";
import { UPDATE_PARAMS, updateSim } from "./sim-update";

export const WIRELESS_SIM_ROUTES: readonly Route[] = [
  {
    operation: "wireless.sims.list",
    api: "wireless",
    method: "GET",
    path: "/v1/Sims",
    query: ["Status", "Iccid", "RatePlan", "EId", "SimRegistrationCode", ...PAGE_PARAMS],
    handle: list,
  },
  {
    operation: "wireless.sims.fetch",
    api: "wireless",
    method: "GET",
    path: "/v1/Sims/:Sid",
    handle: (call) => ({ status: 200, body: render(call, fetchWirelessSim(call)) }),
  },
  {
    operation: "wireless.sims.update",
    api: "wireless",
    method: "POST",
    path: "/v1/Sims/:Sid",
    form: UPDATE_PARAMS,
    handle: (call) => ({ status: 200, body: render(call, updateSim(call, knownSim(call))) }),
  },
  {
    operation: "wireless.sims.delete",
    api: "wireless",
    method: "DELETE",
    path: "/v1/Sims/:Sid",
    handle: remove,
  },
];

/** @throws ApiError 20404 */
export function fetchWirelessSim(call: Call): WirelessSim {
  const sim = lookUp(call, call.world.store.wirelessSims, segment(call, "Sid"));
  if (sim === undefined) throw new ApiError(20404, `${call.path} was not found`);
  return sim;
}

function knownSim(call: Call): WirelessSim {
  const sim = lookUp(call, call.world.store.wirelessSims, segment(call, "Sid"));
  if (sim === undefined) throw new ApiError(33107, segment(call, "Sid"));
  return sim;
}

function list(call: Call): Answer {
  const { wirelessSims, ratePlans } = call.world.store;
  const status = call.query.oneOf("Status", WIRELESS_STATUSES);
  const iccid = call.query.text("Iccid");
  const eid = call.query.text("EId");
  const code = call.query.text("SimRegistrationCode");
  const planName = call.query.text("RatePlan");
  const planSid = planName === undefined ? undefined : (ownedBy(ratePlans, call.account.sid, planName)?.sid ?? "none");
  const matches = (sim: WirelessSim): boolean =>
    sim.accountSid === call.account.sid &&
    (status === undefined || sim.status === status) &&
    (eid === undefined || sim.eid === eid) &&
    (code === undefined || sim.registrationCode === code) &&
    (planSid === undefined || sim.ratePlanSid === planSid);
  if (iccid !== undefined) {
    const only = [wirelessSims.find("iccid", iccid)].filter((sim) => sim !== undefined).filter(matches);
    return rowsAnswer(call, "sims", only, (sim) => render(call, sim));
  }
  return listAnswer(call, "sims", wirelessSims, matches, (sim) => render(call, sim));
}

function remove(call: Call): Answer {
  const sim = knownSim(call);
  if (sim.move !== null) throw new ApiError(33010);
  call.world.store.wirelessSims.remove(sim);
  return { status: 204 };
}

function render(call: Call, sim: WirelessSim): object {
  const url = `${call.base}/v1/Sims/${sim.sid}`;
  return {
    sid: sim.sid,
    unique_name: sim.uniqueName,
    friendly_name: sim.friendlyName,
    account_sid: sim.accountSid,
    status: sim.status,
    rate_plan_sid: sim.ratePlanSid,
    iccid: sim.iccid,
    eid: sim.eid,
    commands_callback_url: sim.commandsCallbackUrl,
    commands_callback_method: sim.commandsCallbackMethod,
    date_created: isoSeconds(sim.created),
    date_updated: isoSeconds(sim.updated),
    ip_address: null,
    reset_status: sim.resetUntil === null ? null : "resetting",
    links: {
      rate_plan: `${call.base}/v1/RatePlans/${sim.ratePlanSid ?? ""}`,
      usage_records: `${url}/UsageRecords`,
      data_sessions: `${url}/DataSessions`,
    },
    url,
    voice_url: sim.voiceUrl,
    voice_method: sim.voiceMethod,
    voice_fallback_url: sim.voiceFallbackUrl,
    voice_fallback_method: sim.voiceFallbackMethod,
    sms_url: sim.smsUrl,
    sms_method: sim.smsMethod,
    sms_fallback_url: sim.smsFallbackUrl,
    sms_fallback_method: sim.smsFallbackMethod,
  };
}

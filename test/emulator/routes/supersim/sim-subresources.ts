/** What hangs below a Super SIM: billing periods and IP addresses. */
import { isoSeconds } from "../../duration";
import { type Answer, type Call, type Route, segment } from "../../http/call";
import { computedAnswer, PAGE_PARAMS, rowsAnswer } from "../../http/paging";
import { currentPeriod } from "../../lifecycle/billing";
import { sidOf } from "../../sid";
import { fetchSim } from "./sims";

export const SIM_SUBRESOURCE_ROUTES: readonly Route[] = [
  {
    operation: "supersim.sims.billingPeriods.list",
    api: "supersim",
    method: "GET",
    path: "/v1/Sims/:SimSid/BillingPeriods",
    query: PAGE_PARAMS,
    handle: billingPeriods,
  },
  {
    operation: "supersim.sims.ipAddresses.list",
    api: "supersim",
    method: "GET",
    path: "/v1/Sims/:SimSid/IpAddresses",
    query: PAGE_PARAMS,
    handle: ipAddresses,
  },
];

/** None for a new SIM, else the current or most recent period alone. */
function billingPeriods(call: Call): Answer {
  const sim = fetchSim(call, segment(call, "SimSid"));
  const { billing } = sim;
  if (billing === null) return computedAnswer(call, "billing_periods", 0, () => ({}));
  const period = currentPeriod(billing, call.now);
  return computedAnswer(call, "billing_periods", 1, () => ({
    sid: sidOf("billingPeriod", `${sim.sid} ${billing.start} ${period.index}`),
    account_sid: sim.accountSid,
    sim_sid: sim.sid,
    start_time: isoSeconds(period.start),
    end_time: isoSeconds(period.end),
    period_type: billing.type,
    date_created: isoSeconds(period.start),
    date_updated: isoSeconds(period.start),
  }));
}

/** Only SIMs with a VPN connection have any. */
function ipAddresses(call: Call): Answer {
  const sim = fetchSim(call, segment(call, "SimSid"));
  return rowsAnswer(call, "ip_addresses", sim.ipAddresses, (address) => ({
    ip_address: address,
    ip_address_version: address.includes(":") ? "IPv6" : "IPv4",
  }));
}

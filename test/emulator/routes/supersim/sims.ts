/** Super SIM Sims: list, fetch, register, update. */
import { ApiError } from "../../api-error";
import { isoSeconds } from "../../duration";
import { type Answer, type Call, type Route, segment } from "../../http/call";
import { listAnswer, PAGE_PARAMS, rowsAnswer } from "../../http/paging";
import { decide } from "../../lifecycle/super-sim";
import { blankSim } from "../../store/blank";
import { HTTP_METHODS, SUPERSIM_STATUSES, SUPERSIM_WRITABLE, type SuperSim } from "../../store/records";
import { given, lookUp, type NameRefusals, ownedBy, readName } from "../names";
import { transferTarget } from "./transfer";

const NAMES: NameRefusals = {
  invalid: (why) => new ApiError(40400, why),
  taken: (why) => new ApiError(83011, why),
};

export const SIM_ROUTES: readonly Route[] = [
  {
    operation: "supersim.sims.list",
    api: "supersim",
    method: "GET",
    path: "/v1/Sims",
    query: ["Status", "Fleet", "Iccid", ...PAGE_PARAMS],
    handle: list,
  },
  {
    operation: "supersim.sims.register",
    api: "supersim",
    method: "POST",
    path: "/v1/Sims",
    form: ["Iccid", "RegistrationCode"],
    handle: register,
  },
  {
    operation: "supersim.sims.fetch",
    api: "supersim",
    method: "GET",
    path: "/v1/Sims/:Sid",
    handle: (call) => ({ status: 200, body: render(call, fetchSim(call, segment(call, "Sid"))) }),
  },
  {
    operation: "supersim.sims.update",
    api: "supersim",
    method: "POST",
    path: "/v1/Sims/:Sid",
    form: ["UniqueName", "Status", "Fleet", "CallbackUrl", "CallbackMethod", "AccountSid"],
    handle: update,
  },
];

/** @throws ApiError 20404 */
export function fetchSim(call: Call, reference: string): SuperSim {
  const sim = lookUp(call, call.world.store.sims, reference);
  if (sim === undefined) throw new ApiError(20404, `${call.path} was not found`);
  return sim;
}

function list(call: Call): Answer {
  const { fleets, sims } = call.world.store;
  const status = call.query.oneOf("Status", SUPERSIM_STATUSES);
  const iccid = call.query.text("Iccid");
  const fleetName = call.query.text("Fleet");
  const fleetSid = fleetName === undefined ? undefined : (ownedBy(fleets, call.account.sid, fleetName)?.sid ?? "none");
  const matches = (sim: SuperSim): boolean =>
    sim.accountSid === call.account.sid &&
    (status === undefined || sim.status === status) &&
    (fleetSid === undefined || sim.fleetSid === fleetSid);
  if (iccid !== undefined) {
    const only = [sims.find("iccid", iccid)].filter((sim) => sim !== undefined).filter(matches);
    return rowsAnswer(call, "sims", only, (sim) => render(call, sim));
  }
  return listAnswer(call, "sims", sims, matches, (sim) => render(call, sim));
}

function register(call: Call): Answer {
  const { world, account } = call;
  const iccid = call.form.text("Iccid");
  const code = call.form.text("RegistrationCode");
  if (!iccid) throw new ApiError(83001, "Iccid");
  if (!code) throw new ApiError(83001, "RegistrationCode");
  const owned = world.store.sims.find("iccid", iccid);
  if (owned?.accountSid === account.sid) throw new ApiError(83003, `it is ${owned.sid}`);
  const card = world.store.unregistered.get(iccid);
  if (card?.registrationCode !== code) throw new ApiError(83002, iccid);
  world.store.unregistered.delete(iccid);
  const sim = blankSim(world.store.freshSid("sim"), account.sid, iccid, call.now);
  return { status: 201, body: render(call, world.store.sims.add({ ...sim, uniqueName: "" })) };
}

function update(call: Call): Answer {
  const { world, form, now } = call;
  const sim = lookUp(call, world.store.sims, segment(call, "Sid"));
  if (sim === undefined) throw new ApiError(83005, segment(call, "Sid"));
  const status = form.oneOf("Status", SUPERSIM_WRITABLE);
  const target = transferTarget(call, sim);
  const fleetSid = readFleet(call, target ?? sim.accountSid);
  if (target !== undefined && sim.fleetSid !== null && fleetSid === undefined) {
    throw new ApiError(20002, "Fleet: a Fleet of the target account, or an empty value, is needed to move this SIM");
  }
  const uniqueName = readName(call, world.store.sims, target ?? sim.accountSid, NAMES, sim);
  checkNameInTarget(call, sim, target, uniqueName);
  form.url("CallbackUrl");
  form.oneOf("CallbackMethod", HTTP_METHODS);
  const decision = decide(sim, { status, fleetSid });
  const patch = given<Pick<SuperSim, "uniqueName" | "accountSid">>({ uniqueName, accountSid: target });
  if (decision.kind === "now") {
    world.changeSim(sim, { ...patch, fleetSid: decision.fleetSid, updated: now });
    return { status: 200, body: render(call, sim) };
  }
  if (sim.status === "scheduled") throw new Error("a scheduled SIM cannot be queued again");
  const { fails, delay } = world.moveOutcome(sim);
  const move = { from: sim.status, to: decision.to, group: decision.fleetSid, due: now + delay, fails };
  world.changeSim(sim, {
    ...patch,
    ...(target === undefined ? {} : { fleetSid: decision.fleetSid }),
    status: "scheduled",
    move,
    updated: now,
  });
  return { status: 202, body: render(call, sim) };
}

function readFleet(call: Call, accountSid: string): string | null | undefined {
  const reference = call.form.clearable("Fleet");
  if (reference === undefined || reference === null) return reference;
  const fleet = ownedBy(call.world.store.fleets, accountSid, reference);
  if (fleet === undefined) throw new ApiError(83006, reference);
  return fleet.sid;
}

/** A SIM that keeps its name must not meet another of that name in the account it moves to. */
function checkNameInTarget(
  call: Call,
  sim: SuperSim,
  target: string | undefined,
  sent: string | null | undefined,
): void {
  if (target === undefined || sent !== undefined || !sim.uniqueName) return;
  const holder = ownedBy(call.world.store.sims, target, sim.uniqueName);
  if (holder !== undefined && holder !== sim) throw NAMES.taken(`"${sim.uniqueName}" is taken in ${target}`);
}

function render(call: Call, sim: SuperSim): object {
  const url = `${call.base}/v1/Sims/${sim.sid}`;
  return {
    sid: sim.sid,
    unique_name: sim.uniqueName,
    account_sid: sim.accountSid,
    iccid: sim.iccid,
    status: sim.status,
    fleet_sid: sim.fleetSid,
    date_created: isoSeconds(sim.created),
    date_updated: isoSeconds(sim.updated),
    url,
    links: { billing_periods: `${url}/BillingPeriods`, sim_ip_addresses: `${url}/IpAddresses` },
  };
}

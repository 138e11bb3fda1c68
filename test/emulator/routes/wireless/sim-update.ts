/** The update of a Programmable Wireless Sim: status and RatePlan are queued, the rest is written at once. */
import { ApiError } from "../../api-error";
import type { Call } from "../../http/call";
import { decide } from "../../lifecycle/wireless-sim";
import {
  HTTP_METHODS,
  type RatePlan,
  WIRELESS_STATUSES,
  WIRELESS_WRITABLE,
  type WirelessSim,
} from "../../store/records";
import { nameKey, reaches } from "../../store/store";
import { given, ownedBy, readName, WIRELESS_NAMES } from "../names";

export const UPDATE_PARAMS = [
  "UniqueName",
  "CallbackMethod",
  "CallbackUrl",
  "FriendlyName",
  "RatePlan",
  "Status",
  "CommandsCallbackMethod",
  "CommandsCallbackUrl",
  "SmsFallbackMethod",
  "SmsFallbackUrl",
  "SmsMethod",
  "SmsUrl",
  "VoiceFallbackMethod",
  "VoiceFallbackUrl",
  "VoiceMethod",
  "VoiceUrl",
  "ResetStatus",
  "AccountSid",
] as const;

/** Applies an update or queues it. @throws ApiError with the 33xxx code of what is wrong. */
export function updateSim(call: Call, sim: WirelessSim): WirelessSim {
  const { world, now } = call;
  const status = readStatus(call);
  const reset = readReset(call, sim, status !== undefined);
  const target = transferTarget(call, sim);
  const ratePlan = readPlan(call, target ?? sim.accountSid);
  if (target !== undefined && sim.ratePlanSid !== null && ratePlan === undefined) {
    throw new ApiError(33102, "RatePlan: a plan of the target account, or an empty value, is needed to move this SIM");
  }
  const current = sim.ratePlanSid === null ? null : (world.store.ratePlans.get(sim.ratePlanSid) ?? null);
  const patch = { ...settings(call, sim, target), ...(reset ? { resetUntil: now + world.delay } : {}), updated: now };
  const decision = decide(sim, current, { status, ratePlan });
  if (decision.kind === "now") return world.changeWirelessSim(sim, { ...patch, ratePlanSid: decision.ratePlanSid });
  if (sim.status === "scheduled" || sim.status === "updating")
    throw new Error("a SIM in motion cannot be queued again");
  const { fails, delay, shows } = world.moveOutcome(sim);
  const move = { from: sim.status, to: decision.to, group: decision.ratePlanSid, due: now + delay, fails };
  const moved = target === undefined ? {} : { ratePlanSid: decision.ratePlanSid };
  return world.changeWirelessSim(sim, { ...patch, ...moved, status: shows, move });
}

function settings(call: Call, sim: WirelessSim, target: string | undefined): Partial<WirelessSim> {
  const { form, world } = call;
  const accountSid = target ?? sim.accountSid;
  const uniqueName = readName(call, world.store.wirelessSims, accountSid, WIRELESS_NAMES, sim);
  if (target !== undefined && uniqueName === undefined && sim.uniqueName) {
    const taken = world.store.wirelessSims.find("name", nameKey(target, sim.uniqueName));
    if (taken !== undefined) throw WIRELESS_NAMES.taken(`UniqueName "${sim.uniqueName}" is taken in ${target}`);
  }
  form.url("CallbackUrl");
  form.oneOf("CallbackMethod", HTTP_METHODS);
  return given<Partial<WirelessSim>>({
    uniqueName,
    accountSid: target,
    friendlyName: form.clearable("FriendlyName"),
    commandsCallbackUrl: form.url("CommandsCallbackUrl"),
    commandsCallbackMethod: form.oneOf("CommandsCallbackMethod", HTTP_METHODS),
    smsUrl: form.url("SmsUrl"),
    smsMethod: form.oneOf("SmsMethod", HTTP_METHODS),
    smsFallbackUrl: form.url("SmsFallbackUrl"),
    smsFallbackMethod: form.oneOf("SmsFallbackMethod", HTTP_METHODS),
    voiceUrl: form.url("VoiceUrl"),
    voiceMethod: form.oneOf("VoiceMethod", HTTP_METHODS),
    voiceFallbackUrl: form.url("VoiceFallbackUrl"),
    voiceFallbackMethod: form.oneOf("VoiceFallbackMethod", HTTP_METHODS),
  });
}

function readStatus(call: Call): (typeof WIRELESS_WRITABLE)[number] | undefined {
  const status = call.form.oneOf("Status", WIRELESS_STATUSES);
  const writable = WIRELESS_WRITABLE.find((candidate) => candidate === status);
  if (status !== undefined && writable === undefined) throw new ApiError(33105, `no SIM can be made ${status}`);
  return writable;
}

function readReset(call: Call, sim: WirelessSim, withStatus: boolean): boolean {
  if (call.form.oneOf("ResetStatus", ["resetting"]) === undefined) return false;
  if (withStatus) throw new ApiError(33121, "Status and ResetStatus");
  if (sim.resetUntil !== null) throw new ApiError(33120);
  if (sim.status !== "ready" && sim.status !== "active") throw new ApiError(33119, `the SIM is ${sim.status}`);
  return true;
}

function readPlan(call: Call, accountSid: string): RatePlan | null | undefined {
  const reference = call.form.clearable("RatePlan");
  if (reference === undefined || reference === null) return reference;
  const plan = ownedBy(call.world.store.ratePlans, accountSid, reference);
  if (plan === undefined) throw new ApiError(33108, reference, 400);
  return plan;
}

function transferTarget(call: Call, sim: WirelessSim): string | undefined {
  const target = call.form.text("AccountSid");
  if (target === undefined || target === sim.accountSid) return undefined;
  const { store } = call.world;
  if (!store.accounts.has(target) || !reaches(store, call.account.sid, target)) throw new ApiError(33201, target);
  if (sim.status === "ready") throw new ApiError(33102, "a ready SIM cannot change accounts");
  if (sim.status !== "new") throw new ApiError(33201, `only a new SIM can change accounts, this one is ${sim.status}`);
  return target;
}

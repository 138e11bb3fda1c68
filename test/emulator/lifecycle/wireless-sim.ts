/** Which updates of a Programmable Wireless SIM are allowed, which are queued, and what happens by itself. */
import { ApiError } from "../api-error";
import type { Move, RatePlan, WirelessSettled, WirelessSim } from "../store/records";
import { hasBecomeActive, readyEnds } from "./becoming-active";

type Writable = "ready" | "active" | "suspended" | "deactivated";

/** Moves that may be asked for. `documented`: the documents name it; `chosen`: they are silent and this is our choice. */
const WIRELESS_MOVES = {
  new: { ready: "documented", active: "documented", deactivated: "documented" },
  ready: { active: "chosen", suspended: "chosen", deactivated: "documented" },
  active: { suspended: "chosen", deactivated: "documented" },
  suspended: { active: "chosen", deactivated: "documented" },
  deactivated: {},
  canceled: {},
  deleted: {},
} as const satisfies Record<WirelessSettled, Partial<Record<Writable, "documented" | "chosen">>>;

/** How long a deactivated SIM waits before it is canceled for good. */
const CANCELED_AFTER = 72 * 3_600_000;

/** The only metering on which a SIM can still be activated. */
const CURRENT_METERING = "payg";

/** What an update asks for; undefined is "not mentioned", a null plan is "none". */
export interface WirelessWish {
  readonly status: Writable | undefined;
  readonly ratePlan: RatePlan | null | undefined;
}

export type Decision =
  | { readonly kind: "now"; readonly ratePlanSid: string | null }
  | { readonly kind: "queued"; readonly to: WirelessSettled; readonly ratePlanSid: string | null };

/** @throws ApiError 33010, 33101, 33104, 33105, 33121 or 33122 for what the lifecycle does not allow. */
export function decide(sim: WirelessSim, current: RatePlan | null, wish: WirelessWish): Decision {
  if (wish.status === undefined && wish.ratePlan === undefined) return { kind: "now", ratePlanSid: sim.ratePlanSid };
  const from = sim.status;
  if (from === "scheduled" || from === "updating") throw new ApiError(33010);
  if (wish.status === "suspended" && wish.ratePlan === null) throw new ApiError(33121, "suspending without RatePlan");
  const to = wish.status ?? from;
  if (to !== from && !(to in WIRELESS_MOVES[from])) throw new ApiError(33105, `${from} to ${to}`);
  const plan = wish.ratePlan === undefined ? current : wish.ratePlan;
  checkPlan(from, to, current, plan, wish);
  const ratePlanSid = plan?.sid ?? null;
  const planMoves = ratePlanSid !== sim.ratePlanSid && hasService(from);
  return to !== from || planMoves ? { kind: "queued", to, ratePlanSid } : { kind: "now", ratePlanSid };
}

function checkPlan(
  from: WirelessSettled,
  to: WirelessSettled,
  current: RatePlan | null,
  plan: RatePlan | null,
  wish: WirelessWish,
): void {
  const activates = to !== from && isLive(to);
  if (wish.ratePlan === null && isLive(from) && isLive(to)) {
    throw new ApiError(33101, `the RatePlan cannot be removed while the SIM is ${from}`);
  }
  if (activates && plan === null) throw new ApiError(33104, "a RatePlan is needed to activate a SIM");
  if (activates && plan !== null && plan.dataMetering !== CURRENT_METERING) {
    throw new ApiError(33122, `DataMetering ${plan.dataMetering} is deprecated, use ${CURRENT_METERING}`);
  }
  const strategyMayChange = from === "new" || from === "deactivated";
  if (!strategyMayChange && current && plan && current.dataLimitStrategy !== plan.dataLimitStrategy) {
    throw new ApiError(33101, `the data limit strategy cannot change while the SIM is ${from}`);
  }
}

function isLive(status: WirelessSettled): boolean {
  return status === "ready" || status === "active";
}

/** Statuses in which the operator knows the SIM, so that a change of plan has to reach it. */
function hasService(status: WirelessSettled): boolean {
  return isLive(status) || status === "suspended";
}

/** When the SIM next changes by itself. */
export function nextWake(sim: WirelessSim): number | null {
  const ends = [sim.resetUntil, sim.move?.due ?? null, restEnds(sim)].filter((at) => at !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}

function restEnds(sim: WirelessSim): number | null {
  if (sim.status === "ready") return readyEnds(sim);
  return sim.deactivatedSince === null ? null : sim.deactivatedSince + CANCELED_AFTER;
}

/** What has changed by itself at an instant, undefined when nothing has. */
export function wake(sim: WirelessSim, at: number): Partial<WirelessSim> | undefined {
  if (sim.resetUntil !== null && sim.resetUntil <= at) return { resetUntil: null, updated: at };
  if (sim.move !== null) return sim.move.due <= at ? finished(sim, sim.move, at) : undefined;
  if (sim.status === "ready" && hasBecomeActive(sim, at)) return settled(sim, "active", at);
  if (sim.deactivatedSince !== null && sim.deactivatedSince + CANCELED_AFTER <= at) return settled(sim, "canceled", at);
  return undefined;
}

function finished(sim: WirelessSim, move: Move<WirelessSettled>, at: number): Partial<WirelessSim> {
  if (move.fails) return { status: move.from, move: null, updated: at };
  return { ...settled(sim, move.to, at), move: null, ratePlanSid: move.group };
}

/** A SIM that has arrived in a status, with the clocks that run in it. */
export function settled(sim: WirelessSim, status: WirelessSettled, at: number): Partial<WirelessSim> {
  return {
    status,
    readySince: status === "ready" ? (sim.readySince ?? at) : null,
    activeSince: status === "active" ? (sim.activeSince ?? at) : null,
    deactivatedSince: status === "deactivated" ? (sim.deactivatedSince ?? at) : null,
    updated: at,
  };
}

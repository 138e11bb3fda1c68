/** Which updates of a Super SIM are allowed, which are queued, and what a finished one leaves behind. */
import { ApiError } from "../api-error";
import type { Billing, Move, SuperSim, SuperSimSettled } from "../store/records";
import { hasBecomeActive, readyEnds } from "./becoming-active";
import { reactivated } from "./billing";

type Writable = "ready" | "active" | "inactive";

/** Moves that may be asked for. `documented`: the documents name it; `chosen`: they are silent and this is our choice. */
const SUPER_SIM_MOVES = {
  new: { ready: "documented", active: "documented" },
  ready: { active: "chosen", inactive: "documented" },
  active: { inactive: "documented" },
  inactive: { active: "documented" },
} as const satisfies Record<SuperSimSettled, Partial<Record<Writable, "documented" | "chosen">>>;

/** What an update asks for; undefined is "not mentioned", a null Fleet is "none". */
export interface SuperSimWish {
  readonly status: Writable | undefined;
  readonly fleetSid: string | null | undefined;
}

/** `now`: applied before the answer. `queued`: the SIM is `scheduled` first. */
export type Decision =
  | { readonly kind: "now"; readonly fleetSid: string | null }
  | { readonly kind: "queued"; readonly to: SuperSimSettled; readonly fleetSid: string | null };

/** @throws ApiError 83007 to 83010 for what the lifecycle does not allow. */
export function decide(sim: SuperSim, wish: SuperSimWish): Decision {
  if (sim.status === "scheduled") {
    if (wish.fleetSid !== undefined) throw new ApiError(83009);
    if (wish.status !== undefined) throw new ApiError(83010, `the SIM is scheduled, ${wish.status} was asked for`);
    return { kind: "now", fleetSid: sim.fleetSid };
  }
  const from = sim.status;
  const to = wish.status ?? from;
  const fleetSid = wish.fleetSid === undefined ? sim.fleetSid : wish.fleetSid;
  if (to !== from && !(to in SUPER_SIM_MOVES[from])) throw new ApiError(83010, `${from} to ${to}`);
  if (wish.fleetSid === null && isLive(from) && isLive(to)) throw new ApiError(83008);
  if (wish.status !== undefined && isLive(to) && fleetSid === null) throw new ApiError(83007);
  const fleetMoves = fleetSid !== sim.fleetSid && isLive(from);
  return to !== from || fleetMoves ? { kind: "queued", to, fleetSid } : { kind: "now", fleetSid };
}

/** Ready and active SIMs can use the network; their Fleet changes are queued. */
export function isLive(status: SuperSimSettled): boolean {
  return status === "ready" || status === "active";
}

/** When the SIM next changes by itself. */
export function nextWake(sim: SuperSim): number | null {
  if (sim.move !== null) return sim.move.due;
  return sim.status === "ready" ? readyEnds(sim) : null;
}

/** What has changed by itself at an instant, undefined when nothing has. */
export function wake(sim: SuperSim, at: number): Partial<SuperSim> | undefined {
  if (sim.move !== null) return sim.move.due <= at ? finished(sim, sim.move, at) : undefined;
  if (sim.status === "ready" && hasBecomeActive(sim, at)) return settled(sim, "active", at);
  return undefined;
}

function finished(sim: SuperSim, move: Move<SuperSimSettled>, at: number): Partial<SuperSim> {
  if (move.fails) return { status: move.from, move: null, updated: at };
  return { ...settled(sim, move.to, at), move: null, fleetSid: move.group };
}

/** A SIM that has arrived in a status, with the clocks that run in it. */
export function settled(sim: SuperSim, status: SuperSimSettled, at: number): Partial<SuperSim> {
  const readySince = status === "ready" ? (sim.readySince ?? at) : null;
  const activeSince = status === "active" ? (sim.activeSince ?? at) : null;
  return { status, readySince, activeSince, billing: billingIn(sim.billing, status, at), updated: at };
}

function billingIn(billing: Billing | null, status: SuperSimSettled, at: number): Billing | null {
  if (status === "new") return null;
  if (status === "inactive") return billing === null ? null : { ...billing, stopped: billing.stopped ?? at };
  if (billing?.type === status && billing.stopped === null) return billing;
  return reactivated(billing, status, at);
}

/** The lifecycle of a Programmable Wireless SIM, as KORE documents it (Wireless Sim resource: "Status Values"; error codes 33xxx). */
import type { Lifecycle } from "../lifecycle";

const CANCELS = "after 72 hours the SIM is canceled by itself, and a canceled SIM can never connect again";
const ANY_TO_DEACTIVATED = "Wireless Sim resource, CallbackUrl: from any status to deactivated";
const MOVING = "it is what a SIM shows while a move is under way; declare";
const TERMINAL = "Wireless Sim resource, canceled: terminal";

/** Statuses in which a SIM connects, and so needs a rate plan. */
const LIVE = ["ready", "active"] as const;
/** Statuses that nothing can follow. */
const GONE = ["canceled", "deleted"] as const;

export const wirelessSimLifecycle = {
  fields: { status: "status", assignment: "ratePlan", owner: "accountSid" },
  statuses: {
    new: {
      kind: "settled",
      means: "waits to be activated; free of charge for as long as it stays so",
      whyNotDeclared: 'no SIM returns to "new". Leave `status` out, or declare',
    },
    ready: {
      kind: "settled",
      connects: true,
      means: "connects, without a monthly fee, until it becomes active by itself",
    },
    active: { kind: "settled", connects: true, means: "connects, with a monthly fee" },
    suspended: { kind: "settled", means: "blocked from the network; costs a fee after three months" },
    deactivated: { kind: "settled", means: "blocked from the network for good; canceled by itself after 72 hours" },
    canceled: {
      kind: "terminal",
      means: "can never connect again",
      whyNotDeclared: 'a SIM becomes canceled by itself, 72 hours after "deactivated". Otherwise declare',
    },
    deleted: { kind: "terminal", means: "deleted; the documents say no more" },
    scheduled: {
      kind: "pending",
      means: "an accepted update waits for the network operator",
      whyNotDeclared: MOVING,
    },
    updating: {
      kind: "pending",
      means: "an update is being carried out",
      whyNotDeclared: MOVING,
    },
  },
  writable: ["ready", "active", "suspended", "deactivated"],
  moves: [
    { from: "new", to: "ready", verdict: "allowed", source: "Wireless Sim resource, CallbackUrl" },
    {
      from: "new",
      to: "active",
      verdict: "allowed",
      source: "implied by the Monitor event sample: previous new, updated active",
    },
    { from: "new", to: "suspended", verdict: "undocumented", source: "nothing forbids it" },
    { from: "new", to: "deactivated", verdict: "allowed", irreversible: CANCELS, source: ANY_TO_DEACTIVATED },
    { from: "ready", to: "active", verdict: "undocumented", source: "documented only as happening by itself" },
    {
      from: "ready",
      to: "suspended",
      verdict: "undocumented",
      source: "suspended can be written; the moves into it are not listed",
    },
    { from: "ready", to: "deactivated", verdict: "allowed", irreversible: CANCELS, source: ANY_TO_DEACTIVATED },
    {
      from: "active",
      to: "ready",
      verdict: "settled",
      source: "Wireless Sim resource, ready: becomes active by itself",
    },
    {
      from: "active",
      to: "suspended",
      verdict: "undocumented",
      source: "suspended can be written; the moves into it are not listed",
    },
    { from: "active", to: "deactivated", verdict: "allowed", irreversible: CANCELS, source: ANY_TO_DEACTIVATED },
    { from: "suspended", to: "active", verdict: "undocumented", source: "the moves out of suspended are not listed" },
    { from: "suspended", to: "deactivated", verdict: "allowed", irreversible: CANCELS, source: ANY_TO_DEACTIVATED },
    {
      from: "deactivated",
      to: "active",
      verdict: "undocumented",
      source: "whether the 72 hours allow a return is not said",
    },
    {
      from: "deactivated",
      to: "suspended",
      verdict: "undocumented",
      source: "whether the 72 hours allow a return is not said",
    },
    {
      from: "canceled",
      to: "deactivated",
      verdict: "settled",
      source: "Wireless Sim resource, deactivated: canceled after 72 hours",
    },
    { from: "deleted", to: "deactivated", verdict: "settled", source: "nothing is left to deactivate" },
  ],
  byItself: [
    { from: "ready", to: "active", when: "after 250 KB of data, the fifth Command, or three months" },
    { from: "deactivated", to: "canceled", when: "after 72 hours" },
  ],
  rules: [
    {
      before: ["active", "suspended", "deactivated"],
      declared: ["ready"],
      refusal: "readyOnlyFromNew",
      source: "only new SIMs become ready",
    },
    { seen: GONE, sends: ["ready", "active", "suspended"], refusal: "canceled", source: TERMINAL },
    { seen: GONE, assignment: "changes", refusal: "canceled", source: TERMINAL },
    { seen: GONE, owner: "changes", refusal: "canceled", source: TERMINAL },
    {
      seen: ["suspended", "deactivated"],
      declared: ["ready"],
      refusal: "readyOnlyFromNew",
      source: "only new SIMs become ready",
    },
    { owner: "changes", seen: ["ready"], refusal: "transferNotReady", source: "error 33102" },
    { owner: "changes", seenOtherThan: ["new"], refusal: "transferOnlyNew", source: "error 33201" },
    { owner: "changes", assignment: "left", refusal: "transferWithRatePlan", source: "error 33102" },
    { sends: ["suspended"], assignment: "removed", refusal: "leavesWhileSuspending", source: "error 33121" },
    { seen: LIVE, assignment: "removed", after: LIVE, refusal: "leavesRatePlan", source: "error 33101" },
    { sends: LIVE, assignment: "noneAfterwards", refusal: "noRatePlan", source: "error 33104" },
  ],
  assignment: { noun: "rate plan" },
  // 33010: a status or rate plan change while another one runs. 33120: a connectivity reset does.
  busy: { surely: [33010, 33120], perhaps: [] },
  refusals: {
    readyOnlyFromNew: {
      code: 33105,
      because: "only a SIM that is new can become ready",
      instead:
        'Declare status "active" (connects, with the monthly fee) or "suspended" (blocked). If the SIM really is still new, run `pulumi refresh` first.',
    },
    canceled: {
      code: 33105,
      because: "a canceled SIM can never be used again",
      instead: "Take it out of the program, or leave `status` and `ratePlan` out; put a new card into the device.",
    },
    noRatePlan: {
      code: 33104,
      because: "a SIM needs a rate plan to be ready or active, and this one would have none",
      instead:
        "Declare `ratePlan` (the SID or unique name of a rate plan) next to the status; both go out in one request.",
    },
    leavesRatePlan: {
      code: 33101,
      because: "a SIM cannot lose its rate plan while it is ready or active",
      instead:
        'Declare another `ratePlan` instead of "", or suspend the SIM first and take the plan away in a second `pulumi up`.',
    },
    leavesWhileSuspending: {
      code: 33121,
      because: "a SIM cannot be suspended and lose its rate plan in one request",
      instead: 'Declare status "suspended" first, and `ratePlan: ""` in a second `pulumi up`.',
    },
    transferOnlyNew: {
      code: 33201,
      because: "only a SIM that is new can move to another account",
      instead: "Leave `accountSid` out, or declare the account that the SIM is on.",
    },
    transferNotReady: {
      code: 33102,
      because: "a SIM that is ready cannot move to another account",
      instead: "Leave `accountSid` out, or declare the account that the SIM is on.",
    },
    transferWithRatePlan: {
      code: 33102,
      because: "the SIM is on a rate plan of its present account, which it cannot take along",
      instead: 'Declare `ratePlan` as a rate plan of the target account, or `ratePlan: ""` to arrive without one.',
    },
  },
} as const satisfies Lifecycle;

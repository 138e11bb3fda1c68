/** The lifecycle of a Super SIM, as KORE documents it (Sim resource: "Status Values", "Asynchronous updates"; error codes 83xxx). */
import type { Lifecycle } from "./lifecycle";

/** Statuses in which a SIM connects, and so needs a Fleet. */
const LIVE = ["ready", "active"] as const;

export const simLifecycle = {
  fields: { status: "status", assignment: "fleet", owner: "accountSid" },
  statuses: {
    new: {
      kind: "settled",
      means: "never enabled; free of charge for as long as it stays so",
      whyNotDeclared: 'no SIM returns to "new". Leave `status` out, or declare',
    },
    ready: {
      kind: "settled",
      connects: true,
      means: "connects, without a monthly fee, until it becomes active by itself",
    },
    active: { kind: "settled", connects: true, means: "connects, with a monthly fee" },
    inactive: { kind: "settled", means: "blocked from the network" },
    scheduled: {
      kind: "pending",
      means: "an accepted update waits for the network operator",
      whyNotDeclared: '"scheduled" is what a SIM shows while a move is under way. Declare',
    },
  },
  writable: ["ready", "active", "inactive"],
  moves: [
    { from: "new", to: "ready", verdict: "allowed", source: "Sim resource, Activating" },
    { from: "new", to: "active", verdict: "allowed", source: "Sim resource, Activating" },
    { from: "new", to: "inactive", verdict: "undocumented", source: "not among the listed moves; nothing forbids it" },
    { from: "ready", to: "active", verdict: "undocumented", source: "documented only as happening by itself" },
    {
      from: "ready",
      to: "inactive",
      verdict: "allowed",
      source: "implied by error 83008: its remedy for ready or active",
    },
    {
      from: "active",
      to: "ready",
      verdict: "settled",
      source: "Sim resource, ready: becomes active by itself, never back",
    },
    { from: "active", to: "inactive", verdict: "allowed", source: "Sim resource, Deactivating" },
    { from: "inactive", to: "active", verdict: "allowed", source: "Sim resource, Reactivating" },
  ],
  byItself: [{ from: "ready", to: "active", when: "after 250 KB of data, five SMS Commands, or three months" }],
  rules: [
    {
      before: ["active", "inactive"],
      declared: ["ready"],
      refusal: "readyOnlyFromNew",
      source: "Sim resource, ready: only a new SIM can become ready",
    },
    {
      seen: ["inactive"],
      declared: ["ready"],
      refusal: "readyOnlyFromNew",
      source: "Sim resource, ready: only a new SIM can become ready",
    },
    {
      owner: "changes",
      seenOtherThan: ["new"],
      refusal: "transferOnlyNew",
      source: "Sim resource, AccountSid: only while new",
    },
    {
      owner: "changes",
      assignment: "left",
      refusal: "transferWithFleet",
      source: "Sim resource, moving a SIM: pass a Fleet of the target account, or none",
    },
    {
      seen: LIVE,
      assignment: "removed",
      after: LIVE,
      refusal: "leavesFleet",
      source: "error 83008; its remedy is inactive in the same request",
    },
    { sends: LIVE, assignment: "noneAfterwards", refusal: "noFleet", source: "error 83007" },
  ],
  assignment: { noun: "Fleet" },
  // 83009: a Fleet update during another operation. 83010 has no text for it, but is the only code that fits a status update then.
  busy: { surely: [83009], perhaps: [83010] },
  refusals: {
    readyOnlyFromNew: {
      code: 83010,
      because: "only a SIM that is new can become ready",
      instead:
        'Declare status "active" (connects, with the monthly fee) or "inactive" (blocked). If the SIM really is still new, run `pulumi refresh` first.',
    },
    noFleet: {
      code: 83007,
      because: "a SIM needs a Fleet to be ready or active, and this one would have none",
      instead: "Declare `fleet` (the SID or unique name of a Fleet) next to the status; both go out in one request.",
    },
    leavesFleet: {
      code: 83008,
      because: "a SIM cannot leave its Fleet while it is ready or active",
      instead: 'Declare another `fleet` instead of "", or declare status "inactive" together with `fleet: ""`.',
    },
    transferOnlyNew: {
      because: "only a SIM that is new can move to another account",
      instead: "Leave `accountSid` out, or declare the account that the SIM is on. KORE's support can move other SIMs.",
    },
    transferWithFleet: {
      because: "the SIM is in a Fleet of its present account, which it cannot take along",
      instead: 'Declare `fleet` as a Fleet of the target account, or `fleet: ""` to arrive without one.',
    },
  },
} as const satisfies Lifecycle;

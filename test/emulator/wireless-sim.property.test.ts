/** No sequence of requests, reported use, failures and time brings a wireless SIM into a state that the documents exclude. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type ApiClient, apiClient, type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { CHILD, EXAMPLES, manualClock } from ".";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DELAY = 60_000;
/** The same sequences in every run; change it to look elsewhere. */
const SEED = 4010;
const PATH = `/v1/Sims/${EXAMPLES.wirelessSim}`;
const IN_MOTION = ["scheduled", "updating"];

interface Seen {
  readonly status: string;
  readonly plan: string | null;
  readonly account: string;
  readonly at: number;
}

/** States that the documents exclude, in their words. */
const EXCLUDED: Readonly<Record<string, (seen: Seen, before: readonly Seen[]) => boolean>> = {
  "once it becomes ready or active, it cannot be returned to new": (seen, before) =>
    seen.status === "new" && before.some(({ status }) => status !== "new" && !IN_MOTION.includes(status)),
  "canceled is terminal: the SIM can never be reactivated": (seen, before) =>
    seen.status !== "canceled" && before.some(({ status }) => status === "canceled"),
  "a SIM must have a Rate Plan before it can become active": (seen) =>
    (seen.status === "ready" || seen.status === "active") && seen.plan === null,
  "after 72 hours deactivated becomes canceled": (seen, before) => {
    const first = before.find(({ status }) => status === "deactivated");
    return seen.status === "deactivated" && first !== undefined && seen.at - first.at >= 72 * HOUR;
  },
  "after three months ready becomes active": (seen, before) => {
    const since = before.findLastIndex(({ status }) => status !== "ready" && !IN_MOTION.includes(status)) + 1;
    const first = before.slice(since).find(({ status }) => status === "ready");
    return seen.status === "ready" && first !== undefined && seen.at - first.at > 93 * DAY;
  },
  "only a new SIM can change accounts": (seen, before) => {
    const last = before.at(-1);
    return last !== undefined && last.status !== "new" && last.account !== seen.account;
  },
};

type Action =
  | { readonly kind: "update"; readonly form: Readonly<Record<string, string>> }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "use"; readonly bytes: number; readonly commands: number }
  | { readonly kind: "fault"; readonly fails: boolean };

const status = fc.constantFrom("ready", "active", "suspended", "deactivated", "new", "canceled");
const plan = fc.constantFrom("", EXAMPLES.ratePlan, "My Rate Plan", "10 MB", "throttled", "old metering");

/** Mostly what an operator would send, now and then everything at once. */
const form: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 3, arbitrary: status.map((Status) => ({ Status })) },
  { weight: 2, arbitrary: status.map((Status) => ({ Status, RatePlan: "My Rate Plan" })) },
  { weight: 2, arbitrary: plan.map((RatePlan) => ({ RatePlan })) },
  {
    weight: 1,
    arbitrary: fc.record(
      { Status: status, RatePlan: plan, ResetStatus: fc.constant("resetting"), AccountSid: fc.constant(CHILD.sid) },
      { requiredKeys: [] },
    ),
  },
);

const waits = [1_000, DELAY, DELAY, 71 * HOUR, 72 * HOUR, 95 * DAY];

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: form.map((values) => ({ kind: "update" as const, form: values })) },
  { weight: 6, arbitrary: fc.constantFrom(...waits).map((ms) => ({ kind: "wait" as const, ms })) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("use" as const),
      bytes: fc.constantFrom(0, 250_000),
      commands: fc.constantFrom(0, 5),
    }),
  },
  { weight: 1, arbitrary: fc.boolean().map((fails) => ({ kind: "fault" as const, fails })) },
);

describe("a wireless SIM under any sequence of actions", () => {
  const clock = manualClock();
  let emulator: RefereedEmulator;
  let client: ApiClient;

  before(async () => {
    emulator = await startRefereedEmulator({ clock, delay: DELAY, tokenLifetime: 1e12 });
    client = await apiClient(emulator, "wireless");
  });
  after(() => emulator.close());

  async function perform(step: Action): Promise<void> {
    if (step.kind === "update") await client.post(PATH, step.form);
    if (step.kind === "wait") clock.advance(step.ms);
    if (step.kind === "use") emulator.control.change.use(EXAMPLES.wirelessSim, step);
    if (step.kind === "fault") {
      emulator.control.addFault({ effect: { kind: "move", fails: step.fails, shows: "scheduled" }, first: 1 });
    }
  }

  async function look(): Promise<Seen> {
    const { body } = await client.get(PATH);
    const { rate_plan_sid = null, account_sid = "" } = body;
    return { status: String(body.status), plan: rate_plan_sid, account: account_sid, at: clock.now() };
  }

  it("never reaches a state that the documents exclude", async () => {
    const start = emulator.control.snapshot();
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 12, maxLength: 24 }), async (steps) => {
        emulator.control.restore(start);
        emulator.control.clearFaults();
        const history: Seen[] = [await look()];
        for (const step of steps) {
          await perform(step);
          const seen = await look();
          for (const [rule, isExcluded] of Object.entries(EXCLUDED)) {
            assert.equal(isExcluded(seen, history), false, `${rule}: ${JSON.stringify([...history, seen])}`);
          }
          history.push(seen);
        }
        for (const { status } of history) reached.add(status);
      }),
      { numRuns: 200, seed: SEED },
    );
    const all = ["active", "canceled", "deactivated", "new", "ready", "scheduled", "suspended", "updating"];
    assert.deepEqual([...reached].sort(), all);
  });
});

/** No sequence of requests, reported use, failures and time brings a Super SIM into a state that the documents exclude. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type ApiClient, apiClient, type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { CHILD, EXAMPLES, manualClock } from ".";

const DAY = 86_400_000;
const DELAY = 60_000;
/** The same sequences in every run; change it to look elsewhere. */
const SEED = 4010;
const PATH = `/v1/Sims/${EXAMPLES.sim}`;

/** What the API shows of a SIM at one moment. */
interface Seen {
  readonly status: string;
  readonly fleet: string | null;
  readonly account: string;
  readonly at: number;
}

/** States that the documents exclude, each judged from what was seen so far, in the documents' words. */
const EXCLUDED: Readonly<Record<string, (seen: Seen, before: readonly Seen[]) => boolean>> = {
  "once it is transitioned to ready or active, it cannot be returned to new": (seen, before) =>
    seen.status === "new" && before.some(({ status }) => status !== "new" && status !== "scheduled"),
  "a status can only be updated to ready if it is currently new": (seen, before) =>
    seen.status === "ready" && before.some(({ status }) => status === "active" || status === "inactive"),
  "a Sim must be assigned to a Fleet before it is activated": (seen) =>
    (seen.status === "ready" || seen.status === "active") && seen.fleet === null,
  "the existing Fleet is returned while an update is queued": (seen, before) => {
    const last = before.at(-1);
    return seen.status === "scheduled" && last?.account === seen.account && last.fleet !== seen.fleet;
  },
  "after three months ready becomes active": (seen, before) => {
    const since = before.findLastIndex(({ status }) => status !== "ready" && status !== "scheduled") + 1;
    const first = before.slice(since).find(({ status }) => status === "ready");
    return seen.status === "ready" && first !== undefined && seen.at - first.at > 93 * DAY;
  },
  "an account can change only while the SIM is new": (seen, before) => {
    const last = before.at(-1);
    return last !== undefined && last.status !== "new" && last.account !== seen.account;
  },
  "only five statuses exist": ({ status }) => !["new", "ready", "active", "inactive", "scheduled"].includes(status),
};

type Action =
  | { readonly kind: "update"; readonly form: Readonly<Record<string, string>> }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "use"; readonly bytes: number; readonly commands: number }
  | { readonly kind: "failNext" };

const status = fc.constantFrom("ready", "active", "inactive", "new");
const fleet = fc.constantFrom("", EXAMPLES.fleet, "Pilot Fleet", "My Fleet", "nobody");

/** Mostly what an operator would send, now and then everything at once. */
const form: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  { weight: 4, arbitrary: status.map((Status) => ({ Status })) },
  { weight: 2, arbitrary: status.map((Status) => ({ Status, Fleet: "My Fleet" })) },
  { weight: 2, arbitrary: fleet.map((Fleet) => ({ Fleet })) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        Status: status,
        Fleet: fleet,
        UniqueName: fc.constantFrom("", "mine", "tracker-001"),
        AccountSid: fc.constantFrom(CHILD.sid, "ACnobody"),
      },
      { requiredKeys: [] },
    ),
  },
);

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: form.map((values) => ({ kind: "update" as const, form: values })) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(1_000, DELAY, DELAY, DAY, 95 * DAY).map((ms) => ({ kind: "wait" as const, ms })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("use" as const),
      bytes: fc.constantFrom(0, 1_000, 250_000),
      commands: fc.constantFrom(0, 1, 5),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "failNext" as const }) },
);

describe("a Super SIM under any sequence of actions", () => {
  const clock = manualClock();
  let emulator: RefereedEmulator;
  let client: ApiClient;

  before(async () => {
    emulator = await startRefereedEmulator({ clock, delay: DELAY, tokenLifetime: 1e12 });
    client = await apiClient(emulator);
  });
  after(() => emulator.close());

  async function perform(step: Action): Promise<void> {
    if (step.kind === "update") await client.post(PATH, step.form);
    if (step.kind === "wait") clock.advance(step.ms);
    if (step.kind === "use") emulator.control.change.use(EXAMPLES.sim, step);
    if (step.kind === "failNext") emulator.control.addFault({ effect: { kind: "move", fails: true }, first: 1 });
  }

  async function look(): Promise<Seen> {
    const { body } = await client.get(PATH);
    const { fleet_sid = null, account_sid = "" } = body;
    return { status: String(body.status), fleet: fleet_sid, account: account_sid, at: clock.now() };
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
    assert.deepEqual([...reached].sort(), ["active", "inactive", "new", "ready", "scheduled"]);
  });
});

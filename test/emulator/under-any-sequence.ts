/** No sequence of requests, reported use, failures and time brings a SIM into a state that the documents exclude: one test for both products. */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
  type ApiBody,
  type ApiClient,
  apiClient,
  type RefereedEmulator,
  startRefereedEmulator,
} from "../support/emulator";
import { type FaultRule, manualClock } from ".";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** How long a queued move takes. */
export const DELAY = 60_000;

/** What the API shows of a SIM at one moment. */
export interface Moment {
  readonly status: string;
  readonly account: string;
  /** SID of its Fleet or rate plan. */
  readonly assigned: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** States that the documents exclude, in their words, each judged from what was seen so far. */
export type Laws = Readonly<Record<string, (seen: Moment, before: readonly Moment[]) => boolean>>;

/** What can be done to one SIM of a sim. */
export interface SimUnderTest {
  /** Such as `a Super SIM`. */
  readonly called: string;
  readonly api: "supersim" | "wireless";
  readonly sid: string;
  /** Mostly what an operator would send, now and then everything at once. */
  readonly form: fc.Arbitrary<Readonly<Record<string, string>>>;
  /** Milliseconds that pass. */
  readonly waits: readonly number[];
  readonly bytes: readonly number[];
  readonly commands: readonly number[];
  /** What becomes of the next move. */
  readonly fault: fc.Arbitrary<FaultRule["effect"]>;
  assigned(body: ApiBody): string | null | undefined;
  /** What all sequences together reach. */
  readonly statuses: readonly string[];
  /** The same sequences in every run; change it to look elsewhere. */
  readonly seed: number;
}

type Action =
  | { readonly kind: "update"; readonly form: Readonly<Record<string, string>> }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "use"; readonly bytes: number; readonly commands: number }
  | { readonly kind: "fault"; readonly effect: FaultRule["effect"] };

const actions = ({ form, waits, bytes, commands, fault }: SimUnderTest): fc.Arbitrary<Action> =>
  fc.oneof(
    { weight: 6, arbitrary: form.map((values) => ({ kind: "update" as const, form: values })) },
    { weight: 6, arbitrary: fc.constantFrom(...waits).map((ms) => ({ kind: "wait" as const, ms })) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("use" as const),
        bytes: fc.constantFrom(...bytes),
        commands: fc.constantFrom(...commands),
      }),
    },
    { weight: 1, arbitrary: fault.map((effect) => ({ kind: "fault" as const, effect })) },
  );

export function underAnySequence(sim: SimUnderTest, laws: Laws): void {
  describe(`${sim.called} under any sequence of actions`, () => {
    const path = `/v1/Sims/${sim.sid}`;
    const clock = manualClock();
    let emulator: RefereedEmulator;
    let client: ApiClient;

    before(async () => {
      emulator = await startRefereedEmulator({ clock, delay: DELAY, tokenLifetime: 1e12 });
      client = await apiClient(emulator, sim.api);
    });
    after(() => emulator.close());

    async function perform(step: Action): Promise<void> {
      if (step.kind === "update") await client.post(path, step.form);
      if (step.kind === "wait") clock.advance(step.ms);
      if (step.kind === "use") emulator.control.change.use(sim.sid, step);
      if (step.kind === "fault") emulator.control.addFault({ effect: step.effect, first: 1 });
    }

    async function look(): Promise<Moment> {
      const { body } = await client.get(path);
      const { status, account_sid = "" } = body;
      return {
        status: String(status),
        account: account_sid,
        assigned: sim.assigned(body) ?? null,
        at: clock.now(),
      };
    }

    it("never reaches a state that the documents exclude", async () => {
      const start = emulator.control.snapshot();
      const reached = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.array(actions(sim), { minLength: 12, maxLength: 24 }), async (steps) => {
          emulator.control.restore(start);
          emulator.control.clearFaults();
          const history: Moment[] = [await look()];
          for (const step of steps) {
            await perform(step);
            const seen = await look();
            for (const [law, isExcluded] of Object.entries(laws)) {
              assert.equal(isExcluded(seen, history), false, `${law}: ${JSON.stringify([...history, seen])}`);
            }
            history.push(seen);
          }
          for (const { status } of history) reached.add(status);
        }),
        { numRuns: 200, seed: sim.seed },
      );
      assert.deepEqual([...reached].sort(), sim.statuses);
    });
  });
}

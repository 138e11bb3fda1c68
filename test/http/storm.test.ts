/** Two thousand mixed operations through everything that can go wrong: all end right, nothing is created twice, nothing is exceeded. */
import assert from "node:assert/strict";
import { z } from "zod";
import type { Api } from "../../provider/http/api";
import { ApiError } from "../../provider/http/errors";
import { EXAMPLES, type FaultRule, manualClock, OPERATIONS } from "../emulator";
import { type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { createFakeClock } from "../support/fake-clock";
import { openApi, randomFrom } from "./on-emulator";

const COUNT = 2_000;
/** What the client may run at once, and what the API takes. */
const CEILING = 20;
const LIMIT = 6;
/** The token is made invalid after so many requests, again and again. */
const EXPIRES_EVERY = 450;

/** Both APIs, but not the token endpoint, whose requests are counted exactly. */
const strike = (seed: number, share: number, effect: FaultRule["effect"]): FaultRule => ({
  on: { operation: OPERATIONS.filter((name) => name !== "token.create") },
  share,
  seed,
  effect,
});

/** What strikes, and which share of all requests. */
const FAULTS = [
  strike(1, 0.02, { kind: "status", status: 429 }),
  strike(2, 0.01, { kind: "status", status: 429, retryAfter: 3 }),
  strike(3, 0.01, { kind: "status", status: 429, retryAfter: "date" }),
  strike(4, 0.01, { kind: "status", status: 500 }),
  strike(5, 0.01, { kind: "status", status: 500, executed: true }),
  strike(6, 0.01, { kind: "status", status: 503, retryAfter: 1 }),
  strike(7, 0.01, { kind: "status", status: 503, body: "empty" }),
  strike(8, 0.01, { kind: "reset", when: "before" }),
  strike(9, 0.01, { kind: "reset", when: "after" }),
  strike(10, 0.01, { kind: "truncate", ends: "cleanly" }),
  strike(11, 0.01, { kind: "truncate", ends: "abruptly" }),
  strike(12, 0.01, { kind: "gateway", status: 502 }),
  strike(13, 1, { kind: "delay", for: "3ms" }),
  strike(14, 0.05, { kind: "delay", for: "25ms" }),
  // Whenever the client runs as many as it may, some of them are too many.
  strike(15, 1, { kind: "limit", concurrency: LIMIT }),
] as const satisfies readonly FaultRule[];

const sim = z.object({ sid: z.string(), iccid: z.string(), unique_name: z.string().nullable() });
const named = z.object({ sid: z.string(), unique_name: z.string() });

describe("two thousand operations in a storm", () => {
  let emulator: RefereedEmulator;
  let api: Api;
  let run: <T>(work: () => Promise<T>) => Promise<T>;
  let expiries = 0;
  const sids: string[] = [];

  beforeEach(async () => {
    const start = Date.now();
    const time = manualClock(start);
    let seen = 0;
    emulator = await startRefereedEmulator({
      clock: time,
      sims: COUNT,
      tokenLifetime: 30 * 24 * 3_600,
      onExchange: () => {
        if (++seen % EXPIRES_EVERY !== 0) return;
        expiries += 1;
        emulator.control.expireTokens();
      },
    });
    const clock = createFakeClock(start, (milliseconds) => time.advance(milliseconds));
    run = (work) => clock.run(work);
    api = openApi(emulator, {
      clock,
      random: randomFrom(7),
      env: { KORE_MAX_CONCURRENCY: String(CEILING), KORE_REQUESTS_PER_SECOND: "1000000" },
    });
    for await (const page of api.pages({ ...about("the SIMs"), path: "/v1/Sims", key: "sims", item: sim }))
      sids.push(...page.map(({ sid }) => sid));
    for (const fault of FAULTS) emulator.control.addFault(fault);
  });
  afterEach(() => emulator.close());

  const about = (subject: string, service = "supersim") => ({ service, subject });
  const sidOf = (index: number) => sids[index % sids.length] ?? "";

  const find = async (service: string, path: string) => {
    try {
      return await api.get({ ...about("a look", service), path, answer: named });
    } catch (error) {
      if (error instanceof ApiError && error.isNotFound) return undefined;
      throw error;
    }
  };
  const create = async (service: string, path: string, name: string, form: Record<string, string>) => {
    const onAmbiguous = () => find(service, `${path}/${name}`);
    const made = await api.post({
      ...about(name, service),
      path,
      form: { ...form, UniqueName: name },
      answer: named,
      onAmbiguous,
    });
    assert.equal(made.unique_name, name);
  };

  /** By its index: mostly reads and writes of SIMs, lists, and creations of three kinds. */
  const operation = async (index: number): Promise<void> => {
    const path = `/v1/Sims/${sidOf(index)}`;
    const read = () => api.get({ ...about("a SIM"), path, answer: sim });
    switch (index % 8) {
      case 0:
        return create("supersim", "/v1/Fleets", `storm-fleet-${index}`, {
          NetworkAccessProfile: EXAMPLES.networkAccessProfile,
        });
      case 1:
        return create("wireless", "/v1/RatePlans", `storm-plan-${index}`, { DataEnabled: "true" });
      case 2:
        return create("supersim", "/v1/NetworkAccessProfiles", `storm-profile-${index}`, {});
      case 3: {
        const { iccid } = await read();
        const found: string[] = [];
        const list = { ...about("the list"), path: "/v1/Sims", query: { Iccid: iccid }, key: "sims", item: sim };
        for await (const page of api.pages(list)) found.push(...page.map(({ sid }) => sid));
        return assert.deepEqual(found, [sidOf(index)]);
      }
      case 4:
      case 5: {
        const name = `storm-sim-${index}`;
        const onAmbiguous = async () => {
          const seen = await read();
          return seen.unique_name === name ? seen : undefined;
        };
        const after = await api.post({ ...about("a SIM"), path, form: { UniqueName: name }, answer: sim, onAmbiguous });
        return assert.equal(after.unique_name, name);
      }
      default:
        return assert.equal((await read()).sid, sidOf(index));
    }
  };

  it("end right, create nothing twice, ask for one token each expiry, and stay under the ceiling", async () => {
    const sizes = () => emulator.control.statistics();
    const { fleets } = sizes();

    const results = await run(() => Promise.allSettled(Array.from({ length: COUNT }, (_, index) => operation(index))));

    const failures = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
    assert.deepEqual(failures, []);
    assert.equal(sizes().fleets, fleets + COUNT / 8);
    for (const [service, list, path] of CREATED) {
      const names = await run(() => namesOf(service, path, list));
      assert.equal(names.length, COUNT / 8, path);
      assert.equal(new Set(names).size, names.length, path);
    }
    for (const index of [...Array(COUNT).keys()].filter((each) => each % 8 === 4 || each % 8 === 5))
      assert.equal(emulator.control.change.findSim(sidOf(index)).uniqueName, `storm-sim-${index}`);
    assert.ok(expiries >= 4, `${expiries} expiries`);
    assert.equal(sizes().tokensGiven, expiries + 1);
    const { peakConcurrency } = sizes();
    assert.ok(peakConcurrency > LIMIT && peakConcurrency <= CEILING, `${peakConcurrency} at once`);
    for (const fault of emulator.control.faults())
      assert.ok(fault.struck >= 1, `${JSON.stringify(fault)} never struck`);
  });

  const CREATED = [
    ["supersim", "fleets", "/v1/Fleets"],
    ["supersim", "network_access_profiles", "/v1/NetworkAccessProfiles"],
    ["wireless", "rate_plans", "/v1/RatePlans"],
  ] as const;
  const namesOf = async (service: string, path: string, key: string): Promise<string[]> => {
    const item = z.object({ unique_name: z.string().nullable() });
    const names: string[] = [];
    for await (const page of api.pages({ ...about("what was created", service), path, key, item }))
      names.push(...page.flatMap(({ unique_name }) => (unique_name?.startsWith("storm-") ? [unique_name] : [])));
    return names;
  };
});

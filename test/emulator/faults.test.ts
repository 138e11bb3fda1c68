/** Faults by rule: what each does to an answer, and which requests it strikes. */
import assert from "node:assert/strict";
import { type ApiClient, apiClient, type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { EXAMPLES, FaultRefused, type FaultRule, manualClock } from ".";

const SIM = `/v1/Sims/${EXAMPLES.sim}`;
const rename = { UniqueName: "renamed" };

describe("a fault", () => {
  const clock = manualClock();
  let emulator: RefereedEmulator;
  let client: ApiClient;
  let url: string;

  beforeEach(async () => {
    emulator = await startRefereedEmulator({ clock });
    client = await apiClient(emulator);
    url = emulator.supersimUrl + SIM;
  });
  afterEach(() => emulator.close());

  const nameOfSim = (): string | null => emulator.control.change.findSim(EXAMPLES.sim).uniqueName;
  const raw = (): Promise<Response> => fetch(url);

  it("answers with a status and does nothing", async () => {
    emulator.control.addFault({ effect: { kind: "status", status: 503 } });
    const { status, body } = await client.post(SIM, rename);
    assert.deepEqual([status, body.code], [503, 20503]);
    assert.equal(nameOfSim(), "My SIM");
  });

  it("answers with a status after the work was done", async () => {
    emulator.control.addFault({ effect: { kind: "status", status: 500, executed: true } });
    assert.equal((await client.post(SIM, rename)).status, 500);
    assert.equal(nameOfSim(), "renamed");
  });

  it("answers with no body at all", async () => {
    emulator.control.addFault({ effect: { kind: "status", status: 502, body: "empty" } });
    assert.deepEqual((await client.get(SIM)).body, {});
  });

  it("answers as a gateway does, in HTML", async () => {
    emulator.control.addFault({ effect: { kind: "gateway", status: 504 } });
    const answer = await raw();
    assert.equal(answer.headers.get("content-type"), "text/html");
    assert.match(await answer.text(), /<h1>504<\/h1>/);
  });

  it("answers as the gateway does for an expired token", async () => {
    emulator.control.addFault({ effect: { kind: "expiredToken" }, first: 1 });
    assert.equal((await client.get(SIM)).body.error, "Invalid or expired token");
    assert.equal((await client.get(SIM)).status, 200);
  });

  it("cuts the connection before the work is done", async () => {
    emulator.control.addFault({ effect: { kind: "reset", when: "before" } });
    await assert.rejects(client.post(SIM, rename), { name: "TypeError" });
    assert.equal(nameOfSim(), "My SIM");
    assert.equal(emulator.requests.at(-1)?.status, 0);
  });

  it("cuts the connection after the work is done", async () => {
    emulator.control.addFault({ effect: { kind: "reset", when: "after" } });
    await assert.rejects(client.post(SIM, rename), { name: "TypeError" });
    assert.equal(nameOfSim(), "renamed");
  });

  it("sends half a body that ends as if it were whole", async () => {
    emulator.control.addFault({ effect: { kind: "truncate" } });
    await assert.rejects(client.post(SIM, rename), { name: "SyntaxError" });
    assert.equal(nameOfSim(), "renamed");
  });

  it("sends half a body and cuts the connection", async () => {
    emulator.control.addFault({ effect: { kind: "truncate", ends: "abruptly" } });
    await assert.rejects(client.get(SIM), { name: "TypeError" });
  });

  it("delays an answer until the emulated clock has moved", async () => {
    emulator.control.addFault({ effect: { kind: "delay", for: "30s", clock: "emulated" } });
    let answered = false;
    const pending = client.get(SIM).then(() => {
      answered = true;
    });
    while (emulator.requests.at(-1)?.path !== SIM) await new Promise((resolve) => setImmediate(resolve));
    emulator.advance("29s");
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(answered, false);
    emulator.advance("1s");
    await pending;
    assert.equal(answered, true);
  });

  it("delays an answer by real time", async () => {
    emulator.control.addFault({ effect: { kind: "delay", for: "20ms" } });
    const started = performance.now();
    await client.get(SIM);
    assert.ok(performance.now() - started >= 19);
  });

  it("refuses requests above a number at once, and lets in what is left", async () => {
    emulator.control.addFault({ effect: { kind: "delay", for: "10s", clock: "emulated" } });
    emulator.control.addFault({ effect: { kind: "limit", concurrency: 3, retryAfter: 2 } });
    const pending = Array.from({ length: 5 }, () => client.get(SIM));
    while (emulator.control.statistics().peakConcurrency < 5) await new Promise((resolve) => setImmediate(resolve));
    emulator.advance("10s");
    const answers = await Promise.all(pending);
    const refused = answers.filter(({ status }) => status === 429);
    assert.equal(refused.length, 2);
    assert.deepEqual(new Set(refused.map(({ headers }) => headers.get("retry-after"))), new Set(["2"]));
  });

  it("refuses requests above a number in a second, with a date to come back at", async () => {
    emulator.control.addFault({ effect: { kind: "limit", perSecond: 2, retryAfter: "date" } });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push(await client.get(SIM));
    assert.deepEqual(
      statuses.map(({ status }) => status),
      [200, 200, 429],
    );
    assert.ok(Date.parse(statuses[2]?.headers.get("retry-after") ?? "") > Date.now() - 1_000);
    emulator.advance("1s");
    assert.equal((await client.get(SIM)).status, 200);
  });

  it("lets a queued update fail, which shows as the old state", async () => {
    emulator.control.setDelay("1m");
    emulator.control.addFault({ on: { sim: EXAMPLES.iccid }, effect: { kind: "move", fails: true }, first: 1 });
    const accepted = await client.post(SIM, { Status: "active", Fleet: "My Fleet" });
    assert.deepEqual([accepted.status, accepted.body.status], [202, "scheduled"]);
    emulator.advance("1m");
    const { body } = await client.get(SIM);
    assert.deepEqual([body.status, body.fleet_sid], ["new", null]);
    await client.post(SIM, { Status: "active", Fleet: "My Fleet" });
    emulator.advance("1m");
    assert.equal((await client.get(SIM)).body.status, "active");
  });

  it("lets one SIM's updates take longer than the others'", async () => {
    emulator.control.addFault({ on: { sim: "My SIM" }, effect: { kind: "move", takes: "1h" } });
    await client.post(SIM, { Status: "active", Fleet: "My Fleet" });
    await client.post("/v1/Sims/tracker-002", { Status: "active", Fleet: "My Fleet" });
    emulator.advance("59m");
    assert.equal((await client.get(SIM)).body.status, "scheduled");
    assert.equal((await client.get("/v1/Sims/tracker-002")).body.status, "active");
  });

  it("shows a wireless SIM as scheduled while its operator is away", async () => {
    const wireless = await apiClient(emulator, "wireless");
    emulator.control.setDelay("1m");
    emulator.control.addFault({ effect: { kind: "move", shows: "scheduled" } });
    assert.equal((await wireless.post("/v1/Sims/meter-003", { Status: "suspended" })).body.status, "scheduled");
  });

  it("strikes the same share of requests in every run", async () => {
    const strike = async (): Promise<number[]> => {
      emulator.control.clearFaults();
      emulator.control.addFault({ effect: { kind: "status", status: 500 }, share: 0.3, seed: 7 });
      const statuses = [];
      for (let i = 0; i < 40; i++) statuses.push((await client.get(SIM)).status);
      return statuses;
    };
    const first = await strike();
    assert.deepEqual(await strike(), first);
    const struck = first.filter((status) => status === 500).length;
    assert.ok(struck > 5 && struck < 20, `${struck} of 40`);
  });

  it("strikes only after so many requests, and only so many", async () => {
    emulator.control.addFault({ effect: { kind: "status", status: 500 }, after: 1, first: 2 });
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await client.get(SIM)).status);
    assert.deepEqual(statuses, [200, 500, 500, 200, 200]);
  });

  const TARGETS: readonly (readonly [string, FaultRule["on"], readonly number[]])[] = [
    ["an operation", { operation: "supersim.sims.fetch" }, [500, 200, 200]],
    ["one of several operations", { operation: ["supersim.sims.list", "supersim.fleets.list"] }, [200, 500, 500]],
    ["a method", { method: "POST" }, [200, 200, 200]],
    ["a path with a wildcard", { path: "/v1/Sims/*" }, [500, 200, 200]],
    ["a SIM by its SID", { sim: EXAMPLES.sim }, [500, 500, 200]],
    ["a SIM by its ICCID", { sim: EXAMPLES.iccid }, [500, 500, 200]],
    ["a SIM by its name", { sim: "My SIM" }, [500, 500, 200]],
    ["another SIM", { sim: "tracker-001" }, [200, 200, 200]],
    ["another API", { api: "wireless" }, [200, 200, 200]],
    ["everything", {}, [500, 500, 500]],
  ];

  for (const [what, on = {}, expected] of TARGETS) {
    it(`strikes ${what} and nothing else`, async () => {
      emulator.control.addFault({ on, effect: { kind: "status", status: 500 } });
      const answers = [
        await client.get(SIM),
        await client.get(`/v1/Sims?Iccid=${EXAMPLES.iccid}`),
        await client.get("/v1/Fleets"),
      ];
      assert.deepEqual(
        answers.map(({ status }) => status),
        expected,
      );
    });
  }

  it("can be lifted, one or all", async () => {
    const id = emulator.control.addFault({ effect: { kind: "status", status: 500 } });
    emulator.control.addFault({ id: "mine", effect: { kind: "status", status: 503 } });
    await client.get(SIM);
    assert.deepEqual(
      emulator.control.faults().map((fault) => [fault.id, fault.struck]),
      [
        [id, 1],
        ["mine", 1],
      ],
    );
    emulator.control.clearFaults(id);
    assert.equal((await client.get(SIM)).status, 503);
    emulator.control.clearFaults();
    assert.equal((await client.get(SIM)).status, 200);
  });

  const NONSENSE: readonly (readonly [string, FaultRule, RegExp])[] = [
    ["an unknown operation", { on: { operation: "sims.fly" }, effect: { kind: "gateway", status: 502 } }, /sims\.fly/],
    ["a share of nothing", { share: 0, effect: { kind: "gateway", status: 502 } }, /share/],
    ["a limit without a number", { effect: { kind: "limit" } }, /concurrency or perSecond/],
    ["a success as an error", { effect: { kind: "status", status: 200 } }, /300 to 599/],
    [
      "a move of what does not move",
      { on: { operation: "token.create" }, effect: { kind: "move" } },
      /queues no update/,
    ],
  ];

  for (const [what, rule, message] of NONSENSE) {
    it(`is refused for ${what}`, () => {
      assert.throws(
        () => emulator.control.addFault(rule),
        (error: unknown) => {
          assert.ok(error instanceof FaultRefused);
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }
});

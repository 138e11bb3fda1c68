/** The control plane over HTTP: every path, and what it refuses. */
import assert from "node:assert/strict";
import { type ApiAnswer, answerOf, apiClient, type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { EXAMPLES, manualClock, REGISTRABLE } from ".";
import { CONTROL_ROUTES } from "./control/routes";

type Drive = readonly [body: unknown, check: (answer: ApiAnswer, emulator: RefereedEmulator) => void];

const statusOf = (emulator: RefereedEmulator, ref: string): string => emulator.control.change.findSim(ref).status;
const json = (value: unknown): string => JSON.stringify(value);
const noCheck = (): void => undefined;

/** One request for each path of the control plane, with what it must have done. */
const DRIVES: Readonly<Record<string, Drive>> = {
  "GET state": [undefined, ({ body }) => assert.equal(json(body.sims).includes("active"), true)],
  "POST seed": [
    { fleets: [{ uniqueName: "mine" }], sims: [{ iccid: "8988307000000000001", status: "active", fleet: "mine" }] },
    (_, emulator) => assert.equal(statusOf(emulator, "8988307000000000001"), "active"),
  ],
  "POST seed/sims": [
    { count: 3, status: "ready" },
    (_, emulator) => assert.equal(statusOf(emulator, "sim-000003"), "ready"),
  ],
  "POST seed/wireless-sims": [
    { count: 2 },
    (_, emulator) => assert.equal(emulator.control.change.findWirelessSim("wireless-000002").status, "active"),
  ],
  "POST seed/csv": [
    'iccid,unique_name,status,fleet\n8988307000000000019,"a, b",active,new fleet\n8988307000000000027,,,\n',
    ({ body }, emulator) => {
      assert.equal(body.added, 2);
      assert.equal(statusOf(emulator, "a, b"), "active");
      assert.equal(emulator.control.change.findFleet("new fleet").dataLimit, 1_000);
    },
  ],
  "PATCH sims/:ref": [
    { status: "inactive", fleet: null },
    (_, emulator) => assert.equal(emulator.control.change.findSim("tracker-001").fleetSid, null),
  ],
  "PATCH wireless-sims/:ref": [
    { friendlyName: "changed" },
    (_, emulator) => assert.equal(emulator.control.change.findWirelessSim("meter-001").friendlyName, "changed"),
  ],
  "PATCH esim-profiles/:ref": [
    { status: "installed" },
    (_, emulator) => assert.equal(emulator.control.change.findESimProfile(EXAMPLES.eid).status, "installed"),
  ],
  "PATCH fleets/:ref": [
    { dataEnabled: false },
    (_, emulator) => assert.equal(emulator.control.change.findFleet("My Fleet").dataEnabled, false),
  ],
  "PATCH network-access-profiles/:ref": [{ networkSids: [] }, ({ body }) => assert.deepEqual(body.networkSids, [])],
  "PATCH rate-plans/:ref": [
    { dataLimit: 7 },
    (_, emulator) => assert.equal(emulator.control.change.findRatePlan("10 MB").dataLimit, 7),
  ],
  "DELETE resources/:ref": [
    undefined,
    (_, emulator) => assert.throws(() => emulator.control.change.findSim("tracker-001"), /there is no Super SIM/),
  ],
  "POST use/:ref": [{ bytes: 250_000 }, (_, emulator) => assert.equal(statusOf(emulator, "tracker-003"), "active")],
  "POST clock": [{ advance: "1h" }, ({ body }) => assert.equal(body.now, "2026-01-01T01:00:00.000Z")],
  "POST settings": [{ delay: "5s", tokenLifetime: 60 }, noCheck],
  "DELETE tokens": [undefined, noCheck],
  "GET faults": [undefined, ({ body }) => assert.deepEqual(body, [])],
  "POST faults": [
    { id: "mine", effect: { kind: "gateway", status: 502 } },
    (_, emulator) => assert.equal(emulator.control.faults().length, 1),
  ],
  "DELETE faults": [undefined, (_, emulator) => assert.deepEqual(emulator.control.faults(), [])],
  "DELETE faults/:ref": [undefined, noCheck],
  "GET requests": [undefined, ({ body }) => assert.deepEqual(body, [])],
  "DELETE requests": [undefined, (_, emulator) => assert.equal(emulator.requests.length, 0)],
  "GET account": [undefined, ({ body }) => assert.ok(json(body.undriven).includes("token.create"))],
  "GET snapshot": [undefined, ({ body }) => assert.ok(json(body.sims).includes(EXAMPLES.iccid))],
  "PUT snapshot": [
    {
      accounts: [],
      sims: [],
      fleets: [],
      networks: [],
      networkAccessProfiles: [],
      ratePlans: [],
      wirelessSims: [],
      unregistered: [],
      made: 0,
    },
    (_, emulator) => assert.deepEqual(emulator.control.statistics().sims, {}),
  ],
  "POST reset": [undefined, (_, emulator) => assert.equal(statusOf(emulator, "tracker-001"), "active")],
};

/** What stands for `:ref` where it matters. */
const REFS: Readonly<Record<string, string>> = {
  "PATCH wireless-sims/:ref": "meter-001",
  "PATCH esim-profiles/:ref": EXAMPLES.eid,
  "PATCH fleets/:ref": "My Fleet",
  "PATCH network-access-profiles/:ref": "europe",
  "PATCH rate-plans/:ref": "10 MB",
  "POST use/:ref": "tracker-003",
};

describe("the control plane", () => {
  let emulator: RefereedEmulator;

  beforeEach(async () => {
    emulator = await startRefereedEmulator({ clock: manualClock() });
  });
  afterEach(() => emulator.close());

  function send(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    const text = typeof body === "string" || body === undefined ? body : json(body);
    return answerOf(
      fetch(`${emulator.url}/emulator/${path}`, { method, ...(text === undefined ? {} : { body: text }) }),
    );
  }

  it("has a test for each of its paths", () => {
    assert.deepEqual(Object.keys(DRIVES).sort(), CONTROL_ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
  });

  for (const [title, [body, check]] of Object.entries(DRIVES)) {
    it(`does ${title}`, async () => {
      const [method = "", path = ""] = title.split(" ");
      const answer = await send(method, path.replace(":ref", encodeURIComponent(REFS[title] ?? "tracker-001")), body);
      assert.equal(answer.status, 200, json(answer.body));
      check(answer, emulator);
    });
  }

  it("lists itself", async () => {
    const { body } = await send("GET", "");
    assert.equal(Object.keys(body).length, CONTROL_ROUTES.length);
  });

  const REFUSED: readonly (readonly [string, string, unknown, number, RegExp])[] = [
    ["PATCH", "sims/nobody", {}, 404, /no Super SIM "nobody"/],
    ["PATCH", "sims/tracker-001", { status: "scheduled" }, 400, /new, ready, active, inactive/],
    ["PATCH", "sims/tracker-001", { colour: "red" }, 400, /"colour"/],
    ["POST", "clock", { advance: "soon" }, 400, /not a duration/],
    ["POST", "clock", "{", 400, /not JSON/],
    ["POST", "faults", { on: { operation: "x" }, effect: { kind: "gateway", status: 502 } }, 400, /no operation "x"/],
    ["POST", "faults", { effect: { kind: "meteor" } }, 400, /effect\.kind must be one of/],
    ["POST", "seed", { sims: [{ iccid: "1" }] }, 400, /\/sims\/0\/iccid/],
    ["POST", "seed", { sims: [{ iccid: "8988307000000000001", status: "active" }] }, 400, /needs a Fleet/],
    ["POST", "seed", { sims: [{ iccid: EXAMPLES.iccid }] }, 400, /is there already/],
    ["POST", "seed/csv", "iccid,colour\n", 400, /line 1: unknown column "colour"/],
    ["POST", "seed/csv", "iccid\n8.98E19\n", 400, /line 2: "8\.98E19"/],
    ["POST", "nowhere", {}, 404, /no POST nowhere/],
  ];

  for (const [method, path, body, status, message] of REFUSED) {
    it(`refuses ${method} ${path} with ${json(body)}`, async () => {
      const answer = await send(method, path, body);
      assert.equal(answer.status, status);
      assert.match(answer.body.message ?? "", message);
    });
  }

  it("puts a snapshot back, queued updates and registrations included", async () => {
    const client = await apiClient(emulator);
    emulator.control.setDelay("1m");
    await client.post(`/v1/Sims/${EXAMPLES.sim}`, { Status: "active", Fleet: "My Fleet" });
    const { body: snapshot } = await send("GET", "snapshot");
    emulator.advance("1m");
    await client.post("/v1/Sims", { Iccid: REGISTRABLE.iccid, RegistrationCode: REGISTRABLE.code });
    await send("PUT", "snapshot", snapshot);
    assert.equal(statusOf(emulator, EXAMPLES.sim), "scheduled");
    assert.equal((await client.get(`/v1/Sims/${EXAMPLES.sim}`)).body.status, "active");
    const again = await client.post("/v1/Sims", { Iccid: REGISTRABLE.iccid, RegistrationCode: REGISTRABLE.code });
    assert.equal(again.status, 201);
  });

  it("resets to generated SIMs and faults that it was started with", async () => {
    const faulty = await startRefereedEmulator({
      sims: 5,
      faults: [{ id: "first", effect: { kind: "expiredToken" } }],
    });
    faulty.control.change.remove("sim-000005");
    faulty.control.clearFaults();
    faulty.control.reset();
    assert.equal(statusOf(faulty, "sim-000005"), "active");
    assert.deepEqual(
      faulty.control.faults().map(({ id }) => id),
      ["first"],
    );
    await faulty.close();
  });

  it("resets to the seed, without faults, requests and old tokens", async () => {
    const client = await apiClient(emulator);
    await client.post(`/v1/Sims/${EXAMPLES.sim}`, { UniqueName: "renamed" });
    emulator.control.addFault({ effect: { kind: "gateway", status: 502 } });
    await send("POST", "reset");
    assert.equal(emulator.requests.length, 0);
    assert.deepEqual(emulator.control.faults(), []);
    assert.equal((await client.get(`/v1/Sims/${EXAMPLES.sim}`)).status, 403);
    assert.equal(emulator.control.change.findSim(EXAMPLES.sim).uniqueName, "My SIM");
  });
});

/** Every error code the emulator has, provoked by the request that the documents give for it. */
import assert from "node:assert/strict";
import { CHILD, EXAMPLES, PARENT, REGISTRABLE, SECOND_CHILD } from "../emulator";
import { API_ERRORS } from "../emulator/api-error";
import {
  type ApiAnswer,
  type ApiClient,
  answerOf,
  apiClient,
  type RefereedEmulator,
  startRefereedEmulator,
} from "../support/emulator";

interface Parties {
  readonly emulator: RefereedEmulator;
  readonly supersim: ApiClient;
  readonly wireless: ApiClient;
  readonly child: ApiClient;
}

type Provocation = (parties: Parties) => Promise<ApiAnswer>;

const SIM = `/v1/Sims/${EXAMPLES.sim}`;
const WIRELESS = `/v1/Sims/${EXAMPLES.wirelessSim}`;
const EVERY = "tracker-001";
const UNKNOWN_SIM = `HS${"0".repeat(32)}`;

/** Codes that no request provokes: the API gives them when something is broken on its side. */
const INJECTED = [20429, 20500, 20503, 33000, 33004, 40403, 40502, 40503, 40504, 83000, 83004, 83500] as const;

const usage =
  (query: string): Provocation =>
  ({ supersim }) =>
    supersim.get(`/v1/UsageRecords?${query}`);

const PROVOKED: Readonly<Record<number, readonly [says: string, provoke: Provocation]>> = {
  20001: ["an unknown parameter", ({ supersim }) => supersim.post(SIM, { Colour: "red" })],
  20002: ["a Fleet without NetworkAccessProfile", ({ supersim }) => supersim.post("/v1/Fleets", { UniqueName: "x" })],
  20003: [
    "a wrong auth token",
    ({ emulator }) => {
      const authorization = `Basic ${Buffer.from(`${PARENT.sid}:wrong`).toString("base64")}`;
      return answerOf(fetch(`${emulator.supersimUrl}/v1/Sims`, { headers: { authorization } }));
    },
  ],
  20004: ["a method that the path lacks", ({ supersim }) => supersim.delete(SIM)],
  20006: [
    "the transfer of a SIM that is not new",
    ({ supersim }) => supersim.post(`/v1/Sims/${EVERY}`, { AccountSid: CHILD.sid, Fleet: "" }),
  ],
  20404: ["a SIM that is not there", ({ supersim }) => supersim.get(`/v1/Sims/${UNKNOWN_SIM}`)],
  20409: ["the transfer to an unknown account", ({ supersim }) => supersim.post(SIM, { AccountSid: "ACnobody" })],
  33010: [
    "a status while another is on its way",
    async ({ wireless, emulator }) => {
      emulator.control.setDelay("1h");
      await wireless.post("/v1/Sims/meter-003", { Status: "suspended" });
      return wireless.post("/v1/Sims/meter-003", { Status: "active" });
    },
  ],
  33101: [
    "the removal of the RatePlan of an active SIM",
    ({ wireless }) => wireless.post("/v1/Sims/meter-003", { RatePlan: "" }),
  ],
  33102: [
    "the transfer of a ready SIM",
    ({ wireless }) => wireless.post("/v1/Sims/meter-002", { AccountSid: CHILD.sid }),
  ],
  33103: ["a page of nothing", ({ wireless }) => wireless.get("/v1/Sims?PageSize=0")],
  33104: ["activation without RatePlan", ({ wireless }) => wireless.post(WIRELESS, { Status: "active" })],
  33105: ["the way back from canceled", ({ wireless }) => wireless.post("/v1/Sims/meter-006", { Status: "active" })],
  33107: ["an unknown SIM", ({ wireless }) => wireless.post("/v1/Sims/nobody", { FriendlyName: "x" })],
  33108: ["an unknown RatePlan", ({ wireless }) => wireless.delete("/v1/RatePlans/nobody")],
  33119: ["the reset of a SIM that is off", ({ wireless }) => wireless.post(WIRELESS, { ResetStatus: "resetting" })],
  33120: [
    "a second reset",
    async ({ wireless, emulator }) => {
      emulator.control.setDelay("1h");
      await wireless.post("/v1/Sims/meter-003", { ResetStatus: "resetting" });
      return wireless.post("/v1/Sims/meter-003", { ResetStatus: "resetting" });
    },
  ],
  33121: [
    "suspending and removing the RatePlan",
    ({ wireless }) => wireless.post("/v1/Sims/meter-003", { Status: "suspended", RatePlan: "" }),
  ],
  33122: [
    "activation on deprecated metering",
    ({ wireless }) => wireless.post(WIRELESS, { Status: "active", RatePlan: "old metering" }),
  ],
  33201: [
    "the transfer of an active SIM",
    ({ wireless }) => wireless.post("/v1/Sims/meter-003", { AccountSid: CHILD.sid }),
  ],
  40400: ["a status that does not exist", ({ supersim }) => supersim.post(SIM, { Status: "new" })],
  40401: ["no credentials", ({ emulator }) => answerOf(fetch(`${emulator.supersimUrl}/v1/Sims`))],
  83001: ["registration without code", ({ supersim }) => supersim.post("/v1/Sims", { Iccid: REGISTRABLE.iccid })],
  83002: [
    "registration with a wrong code",
    ({ supersim }) => supersim.post("/v1/Sims", { Iccid: REGISTRABLE.iccid, RegistrationCode: "WRONG" }),
  ],
  83003: [
    "registration of a SIM that is ours",
    ({ supersim }) => supersim.post("/v1/Sims", { Iccid: EXAMPLES.iccid, RegistrationCode: EXAMPLES.registrationCode }),
  ],
  83005: ["the update of a SIM that is not there", ({ supersim }) => supersim.post(`/v1/Sims/${UNKNOWN_SIM}`, {})],
  83006: ["an unknown Fleet", ({ supersim }) => supersim.post(SIM, { Fleet: "nobody" })],
  83007: ["activation without Fleet", ({ supersim }) => supersim.post(SIM, { Status: "active" })],
  83008: ["taking an active SIM out of its Fleet", ({ supersim }) => supersim.post(`/v1/Sims/${EVERY}`, { Fleet: "" })],
  83009: [
    "a Fleet while scheduled",
    async ({ supersim, emulator }) => {
      emulator.control.setDelay("1h");
      await supersim.post(`/v1/Sims/${EVERY}`, { Fleet: "Pilot Fleet" });
      return supersim.post(`/v1/Sims/${EVERY}`, { Fleet: "My Fleet" });
    },
  ],
  83010: ["ready from active", ({ supersim }) => supersim.post(`/v1/Sims/${EVERY}`, { Status: "ready" })],
  83011: ["a name that another SIM has", ({ supersim }) => supersim.post(SIM, { UniqueName: EVERY })],
  83600: ["an unknown group", usage("Group=colour")],
  83601: ["a day that begins at one", usage("Granularity=day&StartTime=2026-01-01T01:00:00Z")],
  83602: ["an hour that begins at half past", usage("Granularity=hour&StartTime=2026-01-01T00:30:00Z")],
  83603: [
    "two months grouped by SIM",
    usage("Group=sim&Granularity=day&StartTime=2025-11-01T00:00:00Z&EndTime=2026-01-01T00:00:00Z"),
  ],
  83604: [
    "two months by the hour",
    usage("Granularity=hour&StartTime=2025-11-01T00:00:00Z&EndTime=2026-01-01T00:00:00Z"),
  ],
  83605: ["usage of two years ago", usage("StartTime=2024-01-01T00:00:00Z&EndTime=2024-02-01T00:00:00Z")],
};

describe("the emulator's errors", () => {
  let emulator: RefereedEmulator;
  let parties: Parties;

  beforeEach(async () => {
    emulator = await startRefereedEmulator({ clock: { now: () => Date.parse("2026-01-01T12:00:00Z") } });
    const [supersim, wireless, child] = await Promise.all([
      apiClient(emulator),
      apiClient(emulator, "wireless"),
      apiClient(emulator, "supersim", CHILD),
    ]);
    parties = { emulator, supersim, wireless, child };
  });
  afterEach(() => emulator.close());

  it("are all provoked here, or come from the API's own side", () => {
    const covered = [...Object.keys(PROVOKED).map(Number), ...INJECTED].sort();
    assert.deepEqual(covered, Object.keys(API_ERRORS).map(Number).sort());
  });

  for (const [code, [says, provoke]] of Object.entries(PROVOKED)) {
    it(`have ${code} for ${says}`, async () => {
      const { status, body } = await provoke(parties);
      const expected = Object.entries(API_ERRORS).find(([known]) => known === code)?.[1].status;
      assert.equal(body.code, Number(code), JSON.stringify(body));
      assert.equal(status, expected);
      assert.equal(body.more_info, `https://docs.korewireless.com/errors/${code}`);
    });
  }

  for (const code of INJECTED) {
    it(`have ${code} by a fault`, async () => {
      emulator.control.addFault({ effect: { kind: "status", status: API_ERRORS[code].status, code }, first: 1 });
      const { status, body } = await parties.supersim.get(SIM);
      assert.deepEqual([status, body.code], [API_ERRORS[code].status, code]);
      assert.equal((await parties.supersim.get(SIM)).status, 200);
    });
  }

  it("name the owner's SID when a SIM is registered twice", async () => {
    const { body } = await parties.supersim.post("/v1/Sims", { Iccid: EXAMPLES.iccid, RegistrationCode: "any" });
    assert.match(body.message ?? "", new RegExp(EXAMPLES.sim));
  });

  it("keep a SIM of another account unknown to a child", async () => {
    assert.equal((await parties.child.get(SIM)).body.code, 20404);
    assert.equal((await parties.child.post(SIM, { UniqueName: "stolen" })).body.code, 83005);
    const transfer = await parties.child.post("/v1/Sims/child-001", { AccountSid: SECOND_CHILD.sid });
    assert.equal(transfer.body.code, 20409);
  });

  it("have no code where the documents have none", async () => {
    const inUse = await parties.wireless.delete(`/v1/RatePlans/${EXAMPLES.ratePlan}`);
    assert.deepEqual([inUse.status, inUse.body.code], [409, undefined]);
    const network = `/v1/NetworkAccessProfiles/${EXAMPLES.networkAccessProfile}/Networks`;
    const twice = await parties.supersim.post(network, { Network: EXAMPLES.network });
    assert.deepEqual([twice.status, twice.body.code], [409, undefined]);
  });

  it("are 415 without a code for a body that is not a form", async () => {
    const authorization = `Basic ${Buffer.from(`${PARENT.sid}:${PARENT.authToken}`).toString("base64")}`;
    const headers = { authorization, "content-type": "application/json" };
    const sent = fetch(emulator.supersimUrl + SIM, { method: "POST", headers, body: '{"Status":"active"}' });
    const { status, body } = await answerOf(sent);
    assert.deepEqual([status, body.code], [415, undefined]);
  });

  it("have the gateway's own body for an expired token", async () => {
    emulator.control.expireTokens();
    const { status, body } = await parties.supersim.get(SIM);
    assert.equal(status, 403);
    assert.equal(body.error, "Invalid or expired token");
  });

  it("have the token endpoint's own body for a wrong secret", async () => {
    const body = new URLSearchParams({ grant_type: "client_credentials", client_id: "x", client_secret: "y" });
    const refused = await answerOf(fetch(emulator.tokenUrl, { method: "POST", body }));
    assert.deepEqual([refused.status, refused.body.error], [401, "unauthorized_client"]);
    const empty = await answerOf(fetch(emulator.tokenUrl, { method: "POST" }));
    assert.equal(empty.status, 400);
  });
});

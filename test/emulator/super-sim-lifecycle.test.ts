/** The Super SIM lifecycle as the emulator has it: each move, when it is queued, and what happens by itself. */
import assert from "node:assert/strict";
import { type ApiClient, apiClient, type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { CHILD, EXAMPLES, manualClock, SECOND_CHILD } from ".";

const SIM = `/v1/Sims/${EXAMPLES.sim}`;
const { fleet, secondFleet } = EXAMPLES;

/** From a status with a Fleet, an update, and its answer: HTTP status, then code of a refusal or status of the SIM. */
type Row = readonly [from: string, form: Readonly<Record<string, string>>, http: number, is: string | number];

const ROWS: readonly Row[] = [
  ["new", { Status: "ready" }, 202, "scheduled"],
  ["new", { Status: "active" }, 202, "scheduled"],
  ["new", { Status: "inactive" }, 400, 83010],
  ["new", { Fleet: secondFleet }, 200, "new"],
  ["new", { Fleet: "" }, 200, "new"],
  ["new", { Status: "active", Fleet: "" }, 400, 83007],
  ["ready", { Status: "ready" }, 200, "ready"],
  ["ready", { Status: "active" }, 202, "scheduled"],
  ["ready", { Status: "inactive" }, 202, "scheduled"],
  ["ready", { Fleet: secondFleet }, 202, "scheduled"],
  ["ready", { Fleet: "" }, 400, 83008],
  ["active", { Status: "active" }, 200, "active"],
  ["active", { Status: "active", Fleet: fleet }, 200, "active"],
  ["active", { Status: "ready" }, 400, 83010],
  ["active", { Status: "inactive" }, 202, "scheduled"],
  ["active", { Status: "inactive", Fleet: "" }, 202, "scheduled"],
  ["active", { Fleet: "Pilot Fleet" }, 202, "scheduled"],
  ["active", { Fleet: "" }, 400, 83008],
  ["active", { UniqueName: "renamed" }, 200, "active"],
  ["inactive", { Status: "active" }, 202, "scheduled"],
  ["inactive", { Status: "ready" }, 400, 83010],
  ["inactive", { Status: "inactive" }, 200, "inactive"],
  ["inactive", { Fleet: secondFleet }, 200, "inactive"],
  ["inactive", { Fleet: "" }, 200, "inactive"],
  ["scheduled", { Status: "active" }, 400, 83010],
  ["scheduled", { Fleet: secondFleet }, 409, 83009],
  ["scheduled", { UniqueName: "renamed" }, 200, "scheduled"],
];

describe("the emulated Super SIM", () => {
  const clock = manualClock();
  let emulator: RefereedEmulator;
  let client: ApiClient;

  beforeEach(async () => {
    emulator = await startRefereedEmulator({ clock, delay: "1m", tokenLifetime: 1e9 });
    client = await apiClient(emulator);
  });
  afterEach(() => emulator.close());

  async function bring(from: string): Promise<void> {
    emulator.control.change.sim(EXAMPLES.sim, { fleet });
    if (from === "scheduled") await client.post(SIM, { Status: "active" });
    else if (from !== "new") emulator.control.change.sim(EXAMPLES.sim, { status: settledStatus(from) });
  }

  function settledStatus(text: string): "ready" | "active" | "inactive" {
    const known = (["ready", "active", "inactive"] as const).find((status) => status === text);
    assert.ok(known !== undefined, text);
    return known;
  }

  for (const [from, form, http, is] of ROWS) {
    it(`that is ${from} answers ${JSON.stringify(form)} with ${http} and ${is}`, async () => {
      await bring(from);
      const { status, body } = await client.post(SIM, form);
      assert.equal(status, http);
      assert.equal(typeof is === "number" ? body.code : body.status, is);
    });
  }

  it("shows its old Fleet while a queued update runs, and the new one afterwards", async () => {
    await bring("active");
    const accepted = await client.post(SIM, { Fleet: secondFleet });
    assert.deepEqual([accepted.body.status, accepted.body.fleet_sid], ["scheduled", fleet]);
    emulator.advance("59s");
    assert.equal((await client.get(SIM)).body.fleet_sid, fleet);
    emulator.advance("1s");
    const { body } = await client.get(SIM);
    assert.deepEqual([body.status, body.fleet_sid], ["active", secondFleet]);
  });

  it("is over with a queued update at the next request when there is no delay", async () => {
    emulator.control.setDelay(0);
    const accepted = await client.post(SIM, { Status: "ready", Fleet: "My Fleet" });
    assert.deepEqual([accepted.status, accepted.body.status, accepted.body.fleet_sid], [202, "scheduled", null]);
    const { body } = await client.get(SIM);
    assert.deepEqual([body.status, body.fleet_sid], ["ready", fleet]);
  });

  it("becomes active by itself after three months", async () => {
    await bring("ready");
    emulator.advance("89d");
    assert.equal((await client.get(SIM)).body.status, "ready");
    emulator.advance("3d");
    assert.equal((await client.get(SIM)).body.status, "active");
  });

  it("becomes active with 250 KB of data or the fifth SMS Command", async () => {
    await bring("ready");
    emulator.control.change.use(EXAMPLES.sim, { bytes: 249_999, commands: 4 });
    assert.equal((await client.get(SIM)).body.status, "ready");
    emulator.control.change.use(EXAMPLES.sim, { commands: 1 });
    assert.equal((await client.get(SIM)).body.status, "active");
  });

  it("becomes active after an update that ran over the end of the three months", async () => {
    await bring("ready");
    emulator.control.change.use(EXAMPLES.sim, { bytes: 1 });
    await client.post(SIM, { Fleet: secondFleet });
    emulator.control.change.use(EXAMPLES.sim, { bytes: 250_000 });
    assert.equal((await client.get(SIM)).body.status, "scheduled");
    emulator.advance("1m");
    assert.equal((await client.get(SIM)).body.status, "active");
  });

  it("moves to a child account while new, with a Fleet of that account", async () => {
    emulator.control.change.sim(EXAMPLES.sim, { fleet });
    assert.equal((await client.post(SIM, { AccountSid: CHILD.sid })).body.code, 20002);
    const { status, body } = await client.post(SIM, { AccountSid: CHILD.sid, Fleet: "My Fleet" });
    assert.deepEqual([status, body.account_sid], [200, CHILD.sid]);
    assert.notEqual(body.fleet_sid, fleet);
    assert.equal((await client.get(`/v1/Sims?Iccid=${EXAMPLES.iccid}`)).body.meta?.next_page_url, null);
    assert.deepEqual((await client.get(`/v1/Sims?Iccid=${EXAMPLES.iccid}`)).body.sims, []);
    const child = await apiClient(emulator, "supersim", CHILD);
    assert.equal((await child.get("/v1/Sims/My%20SIM")).body.sid, EXAMPLES.sim);
  });

  it("moves on from child to child and back to the parent with the parent's credentials", async () => {
    for (const { sid } of [CHILD, SECOND_CHILD, emulator.accounts.parent]) {
      const { status, body } = await client.post(SIM, { AccountSid: sid });
      assert.deepEqual([status, body.account_sid], [200, sid]);
    }
  });

  it("has no billing period while new, one of three months while ready, and months from then on", async () => {
    const period = async (): Promise<unknown> => (await client.get(`${SIM}/BillingPeriods`)).body.billing_periods;
    assert.deepEqual(await period(), []);
    await bring("ready");
    assert.match(JSON.stringify(await period()), /"period_type":"ready"/);
    emulator.control.change.sim(EXAMPLES.sim, { status: "active" });
    const first = JSON.stringify(await period());
    assert.match(first, /"period_type":"active"/);
    emulator.advance("32d");
    assert.notEqual(JSON.stringify(await period()), first);
    emulator.control.change.sim(EXAMPLES.sim, { status: "inactive" });
    const last = JSON.stringify(await period());
    emulator.advance("90d");
    assert.equal(JSON.stringify(await period()), last);
  });
});

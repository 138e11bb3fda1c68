/** The Programmable Wireless lifecycle as the emulator has it. */
import assert from "node:assert/strict";
import { type ApiClient, apiClient, type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { EXAMPLES, manualClock } from ".";
import type { WirelessSimChange } from "./control/changes";

const SIM = `/v1/Sims/${EXAMPLES.wirelessSim}`;
const { ratePlan, secondRatePlan } = EXAMPLES;

type From = NonNullable<WirelessSimChange["status"]> | "updating";
type Row = readonly [from: From, form: Readonly<Record<string, string>>, http: number, is: string | number];

const ROWS: readonly Row[] = [
  ["new", { Status: "ready" }, 200, "updating"],
  ["new", { Status: "active" }, 200, "updating"],
  ["new", { Status: "suspended" }, 400, 33105],
  ["new", { Status: "deactivated" }, 200, "updating"],
  ["new", { Status: "new" }, 400, 33105],
  ["new", { RatePlan: secondRatePlan }, 200, "new"],
  ["new", { RatePlan: "" }, 200, "new"],
  ["new", { Status: "active", RatePlan: "" }, 400, 33104],
  ["new", { Status: "active", RatePlan: "old metering" }, 400, 33122],
  ["ready", { Status: "active" }, 200, "updating"],
  ["ready", { Status: "suspended" }, 200, "updating"],
  ["ready", { Status: "deactivated" }, 200, "updating"],
  ["ready", { RatePlan: "" }, 400, 33101],
  ["active", { Status: "ready" }, 400, 33105],
  ["active", { Status: "active" }, 200, "active"],
  ["active", { Status: "suspended" }, 200, "updating"],
  ["active", { Status: "suspended", RatePlan: "" }, 400, 33121],
  ["active", { Status: "active", ResetStatus: "resetting" }, 400, 33121],
  ["active", { RatePlan: secondRatePlan }, 200, "updating"],
  ["active", { RatePlan: "throttled" }, 400, 33101],
  ["active", { RatePlan: "nothing" }, 400, 33108],
  ["suspended", { Status: "active" }, 200, "updating"],
  ["suspended", { Status: "ready" }, 400, 33105],
  ["suspended", { Status: "deactivated" }, 200, "updating"],
  ["deactivated", { Status: "active" }, 400, 33105],
  ["deactivated", { Status: "deactivated" }, 200, "deactivated"],
  ["canceled", { Status: "active" }, 400, 33105],
  ["canceled", { Status: "deactivated" }, 400, 33105],
  ["updating", { Status: "suspended" }, 409, 33010],
  ["updating", { RatePlan: secondRatePlan }, 409, 33010],
  ["updating", { FriendlyName: "still possible" }, 200, "updating"],
];

describe("the emulated wireless SIM", () => {
  const clock = manualClock();
  let emulator: RefereedEmulator;
  let client: ApiClient;

  beforeEach(async () => {
    emulator = await startRefereedEmulator({ clock, delay: "1m", tokenLifetime: 1e9 });
    client = await apiClient(emulator, "wireless");
  });
  afterEach(() => emulator.close());

  async function bring(from: From): Promise<void> {
    emulator.control.change.wirelessSim(EXAMPLES.wirelessSim, { ratePlan });
    if (from === "updating") await client.post(SIM, { Status: "active" });
    else emulator.control.change.wirelessSim(EXAMPLES.wirelessSim, { status: from });
  }

  for (const [from, form, http, is] of ROWS) {
    it(`that is ${from} answers ${JSON.stringify(form)} with ${http} and ${is}`, async () => {
      await bring(from);
      const { status, body } = await client.post(SIM, form);
      assert.equal(typeof is === "number" ? body.code : body.status, is);
      assert.equal(status, http);
    });
  }

  it("is canceled 72 hours after it was deactivated, and for good", async () => {
    await bring("active");
    await client.post(SIM, { Status: "deactivated" });
    emulator.advance("1m");
    assert.equal((await client.get(SIM)).body.status, "deactivated");
    emulator.advance("71h");
    assert.equal((await client.get(SIM)).body.status, "deactivated");
    emulator.advance("1h");
    assert.equal((await client.get(SIM)).body.status, "canceled");
  });

  it("passes through every stage in one long advance", async () => {
    await bring("new");
    await client.post(SIM, { Status: "ready" });
    emulator.advance("365d");
    assert.equal((await client.get(SIM)).body.status, "active");
  });

  it("takes its new RatePlan when the update is over", async () => {
    await bring("active");
    assert.equal((await client.post(SIM, { RatePlan: secondRatePlan })).body.rate_plan_sid, ratePlan);
    emulator.advance("1m");
    assert.equal((await client.get(SIM)).body.rate_plan_sid, secondRatePlan);
  });

  it("is resetting until the delay is over", async () => {
    await bring("active");
    assert.equal((await client.post(SIM, { ResetStatus: "resetting" })).body.reset_status, "resetting");
    emulator.advance("1m");
    assert.equal((await client.get(SIM)).body.reset_status, null);
  });

  it("cannot be deleted while it is updating, and is gone once it was", async () => {
    await bring("updating");
    assert.equal((await client.delete(SIM)).body.code, 33010);
    emulator.advance("1m");
    assert.equal((await client.delete(SIM)).status, 204);
    assert.equal((await client.get(SIM)).status, 404);
    assert.equal((await client.get("/v1/Sims/My%20Wireless%20SIM")).status, 404);
  });

  it("moves to another account while new, with a RatePlan of that account or none", async () => {
    await bring("new");
    const { child } = emulator.accounts;
    assert.equal((await client.post(SIM, { AccountSid: child.sid })).body.code, 33102);
    assert.equal((await client.post(SIM, { AccountSid: child.sid, RatePlan: secondRatePlan })).body.code, 33108);
    const { body } = await client.post(SIM, { AccountSid: child.sid, RatePlan: "" });
    assert.deepEqual([body.account_sid, body.rate_plan_sid], [child.sid, null]);
  });
});

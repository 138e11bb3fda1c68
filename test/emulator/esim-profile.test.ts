/** The eSIM profile as the emulator has it: reserved by itself, with a SIM of its own on the account. */
import assert from "node:assert/strict";
import { type ApiClient, apiClient, type RefereedEmulator, startRefereedEmulator } from "../support/emulator";
import { EXAMPLES, manualClock } from ".";

const PROFILES = "/v1/ESimProfiles";

describe("the emulated eSIM profile", () => {
  let emulator: RefereedEmulator;
  let client: ApiClient;

  beforeEach(async () => {
    emulator = await startRefereedEmulator({ clock: manualClock(), delay: "1m", tokenLifetime: 1e9 });
    client = await apiClient(emulator);
  });
  afterEach(() => emulator.close());

  it("goes from new over reserving to available, and its SIM is on the account then", async () => {
    const { body: ordered } = await client.post(PROFILES, { GenerateMatchingId: "true" });
    assert.deepEqual([ordered.status, ordered.sim_sid, ordered.activation_code], ["new", null, null]);
    emulator.control.advance("30s");
    const path = `${PROFILES}/${ordered.sid}`;
    assert.equal((await client.get(path)).body.status, "reserving");
    emulator.control.advance("30s");
    const { body } = await client.get(path);
    assert.match(String(body.matching_id), /^([0-9A-F]{5}-){4}[0-9A-F]{5}$/);
    assert.equal(body.activation_code, `1$SM-DP-PLUS.KORE.COM$${body.matching_id}`);
    const { body: sim } = await client.get(`/v1/Sims/${body.sim_sid}`);
    assert.deepEqual([sim.status, sim.iccid, sim.account_sid], ["new", body.iccid, emulator.accounts.parent.sid]);
  });

  it("has no matching ID where a device with an EID claims it", async () => {
    const { body } = await client.get(`${PROFILES}/${EXAMPLES.esimProfile}`);
    assert.deepEqual([body.status, body.eid, body.matching_id], ["available", EXAMPLES.eid, null]);
  });

  it("is downloaded and installed by a device, and fails when a fault says so", async () => {
    emulator.control.change.esimProfile(EXAMPLES.eid, { status: "downloaded" });
    const { body } = await client.get(`${PROFILES}/${EXAMPLES.esimProfile}`);
    assert.equal(body.status, "downloaded");
    emulator.control.addFault({
      on: { operation: "supersim.esimProfiles.create" },
      effect: { kind: "move", fails: true },
    });
    const { body: ordered } = await client.post(PROFILES, { Eid: "89049032005008882600033489000001" });
    emulator.control.advance("1m");
    const { body: failed } = await client.get(`${PROFILES}/${ordered.sid}`);
    assert.deepEqual([failed.status, failed.error_code, failed.sim_sid], ["failed", "83500", null]);
  });

  it("is refused without an EID and without the wish for a matching ID", async () => {
    const { status, body } = await client.post(PROFILES, {});
    assert.deepEqual([status, body.code], [400, 20002]);
  });

  it("is seen only by its own account, and comes back with a snapshot in the middle of its reservation", async () => {
    const child = await apiClient(emulator, "supersim", emulator.accounts.child);
    assert.equal((await child.get(`${PROFILES}/${EXAMPLES.esimProfile}`)).status, 404);
    const { body: ordered } = await client.post(PROFILES, { GenerateMatchingId: "true" });
    emulator.control.restore(emulator.control.snapshot());
    emulator.control.advance("1m");
    assert.equal((await client.get(`${PROFILES}/${ordered.sid}`)).body.status, "available");
  });
});

/** What counts as gone, and what does not: an object leaves the state, or is let go of as gone, only on the API's word about it. */
import assert from "node:assert/strict";
import { createProviders } from "../../provider/index";
import { apiClient } from "../support/emulator";
import { environmentOf } from "../support/environment";
import { createFakeClock } from "../support/fake-clock";
import { openStage, type Stage, type State } from "./harness";

const FLEET = `HF${"a".repeat(32)}`;
const ICCID = "89883070000000000001";

describe("an object", () => {
  let stage: Stage;
  beforeEach(async () => {
    const seed = {
      networkAccessProfiles: [{ uniqueName: "networks" }],
      fleets: [{ sid: FLEET, uniqueName: "trackers", networkAccessProfile: "networks" }],
      sims: [{ iccid: ICCID, status: "active", fleet: FLEET }],
      ratePlans: [{ uniqueName: "small" }],
      wirelessSims: [{ iccid: "89012600000000000001", ratePlan: "small" }],
    } as const;
    stage = await openStage({ delay: "60s", seed });
  });
  afterEach(() => stage.close());

  const made = async (...up: Parameters<Stage["up"]>): Promise<State> => {
    const { state, message } = await stage.up(...up);
    assert.ok(state, message);
    return state;
  };

  it("is not gone when the token endpoint answers 404 in the API's own words", async () => {
    const sim = await made("sim", { iccid: ICCID });
    const { emulator } = stage;
    const providers = createProviders({
      clock: createFakeClock(),
      random: () => 0.5,
      report: () => undefined,
      log: () => undefined,
      env: { ...environmentOf(emulator), KORE_TOKEN_URL: `${emulator.supersimUrl}/v1/token` },
    });
    const noToken =
      /the access token: POST http:\/\/127\.0\.0\.1:\d+\/supersim\/v1\/token failed \(404.*Check kore:tokenUrl/;
    await assert.rejects(providers.sim.read(sim.id, sim.outs), noToken);
    // Told once in full.
    const again = /as above: there is no access token \(404\)/;
    await assert.rejects(providers.sim.delete(sim.id, sim.outs), again);
    const { inputs } = await providers.sim.check({}, { iccid: ICCID, fleet: "trackers", __provider: "x" });
    await assert.rejects(providers.sim.create(inputs), again);
  });

  it("is not gone when only the list of its members answers 404", async () => {
    const profile = await made("networkAccessProfile", { uniqueName: "networks" });
    const effect = { kind: "status", status: 404, code: 20404, message: "Not found" } as const;
    stage.emulator.control.addFault({ on: { method: "GET", path: "/v1/NetworkAccessProfiles/*/Networks*" }, effect });
    stage.restart();
    await assert.rejects(stage.refresh("networkAccessProfile", profile), /Networks failed \(404/);
  });

  it("that goes while its move is waited out is deleted", async () => {
    const sim = await made("sim", { iccid: ICCID });
    await (await apiClient(stage.emulator)).post(`/v1/Sims/${sim.id}`, { Status: "inactive" });
    const destroying = stage.destroy("sim", sim);
    await stage.clock.sleep(3_000);
    stage.emulator.control.change.remove(sim.id);
    assert.equal((await destroying).ending, "done");
  });

  it("that cannot be deleted and is gone is let go of without the warning that it stays", async () => {
    const fleet = await made("fleet", { uniqueName: "depot", networkAccessProfile: "networks" });
    const stays = await stage.destroy("fleet", fleet);
    assert.match(stays.said.join(), /stays on the account.* holds no SIMs/);
    stage.emulator.control.change.remove(fleet.id);
    stage.restart();
    const { ending, said } = await stage.destroy("fleet", fleet);
    assert.equal(ending, "done");
    assert.deepEqual(said, [
      `Fleet "depot" (${fleet.id}) is let go as one that is gone: the account of the default credentials answers that it has no such Fleet (404). ` +
        "If it is on another account, it stays as it is there.",
    ]);
  });

  it("that the API refuses to delete is blamed on what it holds only for a refusal of that kind", async () => {
    const plan = await made("ratePlan", { uniqueName: "small" });
    const answered = async (status: number, code: number) => {
      const effect = { kind: "status", status, code, message: "No" } as const;
      const fault = stage.emulator.control.addFault({ on: { method: "DELETE" }, effect });
      const { message } = await stage.destroy("ratePlan", plan);
      stage.emulator.control.clearFaults(fault);
      return message;
    };
    assert.match(await answered(400, 20001), /refuses to delete it \(400\).*It holds 1 wireless SIM: move or delete/);
    assert.match(await answered(403, 20006), /failed \(403, code 20006\).*permissions/);
    stage.emulator.control.change.remove("89012600000000000001");
    assert.match(await answered(400, 20001), /failed \(400, code 20001\)/);
  });
});

/** An address that is not the API: nothing leaves the state there, nothing counts as deleted, and the setting is named. */
import assert from "node:assert/strict";
import { createProviders } from "../../provider";
import { environmentOf } from "../support/environment";
import { createFakeClock } from "../support/fake-clock";
import { type Bag, type Kind, openStage, type Stage, type State } from "./harness";

const DECLARED: readonly (readonly [Kind, Bag, service: "SUPERSIM" | "WIRELESS"])[] = [
  ["sim", { iccid: "89883070000000000001" }, "SUPERSIM"],
  ["fleet", { uniqueName: "trackers", networkAccessProfile: "networks" }, "SUPERSIM"],
  ["networkAccessProfile", { uniqueName: "networks" }, "SUPERSIM"],
  ["wirelessSim", { iccid: "89012600000000000001" }, "WIRELESS"],
  ["ratePlan", { uniqueName: "small" }, "WIRELESS"],
];

describe("at an address that answers everything with the API's own 404", () => {
  let stage: Stage;
  before(async () => {
    const seed = {
      networkAccessProfiles: [{ uniqueName: "networks" }],
      fleets: [{ uniqueName: "trackers", networkAccessProfile: "networks" }],
      sims: [{ iccid: "89883070000000000001", status: "active", fleet: "trackers" }],
      ratePlans: [{ uniqueName: "small" }],
      wirelessSims: [{ iccid: "89012600000000000001", ratePlan: "small" }],
    } as const;
    stage = await openStage({ seed });
  });
  after(() => stage.close());

  /** The same emulator below a path: it answers there as the API does where nothing is. */
  const elsewhere = (path: string) => {
    const { emulator } = stage;
    const clock = createFakeClock();
    clock.auto();
    const said: string[] = [];
    const providers = createProviders({
      clock,
      random: () => 0.5,
      report: (line) => said.push(line),
      log: () => undefined,
      env: {
        ...environmentOf(emulator),
        KORE_SUPERSIM_URL: emulator.supersimUrl + path,
        KORE_WIRELESS_URL: emulator.wirelessUrl + path,
      },
    });
    return { providers, said };
  };
  const made = async (kind: Kind, declared: Bag): Promise<State> => {
    const { state, message } = await stage.up(kind, declared);
    assert.ok(state, message);
    return state;
  };

  for (const [kind, declared, service] of DECLARED) {
    const setting = new RegExp(`KORE_${service}_URL`);
    it(`a ${kind} stays in the state, and is neither destroyed nor made`, async () => {
      const { id, outs } = await made(kind, declared);
      const { providers, said } = elsewhere("/elsewhere");
      // Told once in full.
      const again = new RegExp(`as above: .* does not answer as this API|KORE_${service}_URL`);
      await assert.rejects(providers[kind].read(id, outs), setting);
      await assert.rejects(
        providers[kind].update(id, outs, { ...declared, uniqueName: "another", __provider: "x" }),
        again,
      );
      await assert.rejects(providers[kind].create({ ...declared, __provider: "x" }), again);
      const writes = stage.emulator.requests.filter(({ method, status }) => method !== "GET" && status === 404);
      assert.deepEqual(writes, []);
      assert.deepEqual(said, []);
    });
  }

  for (const [kind, declared, service] of DECLARED.filter(
    ([kind]) => !["fleet", "networkAccessProfile"].includes(kind),
  ))
    it(`a ${kind} is not said to be deleted`, async () => {
      const { id, outs } = await made(kind, declared);
      await assert.rejects(elsewhere("/elsewhere").providers[kind].delete(id, outs), new RegExp(`KORE_${service}_URL`));
    });

  it("but at the right one, what is gone is gone", async () => {
    const sim = await made("sim", { iccid: "89883070000000000001" });
    stage.emulator.control.change.remove(sim.id);
    const { providers } = elsewhere("/");
    assert.equal((await providers.sim.read(sim.id, sim.outs)).id, "");
    await providers.sim.delete(sim.id, sim.outs);
    const lists = stage.emulator.requests.filter(({ path }) => path.endsWith("PageSize=1"));
    assert.ok(lists.length <= 1);
  });
});

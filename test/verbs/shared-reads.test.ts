/** Lookups that share list pages, while and after the same run writes what the pages show. */
import assert from "node:assert/strict";
import { apiClient } from "../support/emulator";
import { CODE } from "../support/provider-text";
import { type Bag, type Kind, openStage, type Stage, type State } from "./harness";

const FLEET = `HF${"a".repeat(32)}`;
const PLAN = `WP${"a".repeat(32)}`;

const iccid = (issuer: string, index: number) => `${issuer}${String(index).padStart(20 - issuer.length, "0")}`;
const sim = (index: number) => iccid("8988307", index);
const wirelessSim = (index: number) => iccid("8901260", index);
const twenty = Array.from({ length: 20 }, (_, index) => index);

describe("a lookup after a write of the same run", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({
      delay: "10s",
      seed: {
        networkAccessProfiles: [{ uniqueName: "networks" }],
        fleets: [{ sid: FLEET, uniqueName: "trackers" }],
        ratePlans: [{ sid: PLAN, uniqueName: "pilot" }],
        sims: twenty.map((index) => ({
          iccid: sim(index),
          status: "active",
          fleet: FLEET,
          ...(index === 0 && { uniqueName: "truck-1" }),
        })),
        wirelessSims: twenty.map((index) => ({ iccid: wirelessSim(index), status: "active", ratePlan: PLAN })),
      },
    });
  });
  afterEach(() => stage.close());

  /** So many lookups of other SIMs that a list page is read, which then holds every SIM of the account. */
  const pageIsRead = async (kind: "sim" | "wirelessSim") => {
    const find = (index: number) =>
      kind === "sim"
        ? stage.emulator.control.change.findSim(sim(index)).sid
        : stage.emulator.control.change.findWirelessSim(wirelessSim(index)).sid;
    const before = lists();
    for (const index of [10, 11, 12, 13, 14, 15]) await stage.providers()[kind].read(find(index), {});
    assert.equal(lists(), before + 1);
  };
  const lists = () => stage.emulator.requests.filter(({ path, query }) => path === "/v1/Sims" && !query.Iccid).length;
  const read = async (kind: Kind, id: string) => (await stage.providers()[kind].read(id, {})).props;

  const adopted = async (kind: Kind, declared: Bag): Promise<State> => {
    const { state } = await stage.up(kind, declared);
    assert.ok(state);
    return state;
  };

  it("shows where an awaited update ended, though a page was read while it was under way", async () => {
    const { id, inputs, outs } = await adopted("sim", { iccid: sim(1), status: "active" });
    const checked = await stage.providers().sim.check(inputs, { iccid: sim(1), status: "inactive", ...CODE });
    const updated = stage.providers().sim.update(id, outs, { ...checked.inputs, ...CODE });
    await stage.clock.sleep(3_000);
    await pageIsRead("sim");
    assert.equal((await read("sim", id)).status, "scheduled");
    assert.equal((await updated).outs.status, "inactive");
    assert.equal((await read("sim", id)).status, "inactive");
  });

  it("shows where a move of somebody else ended that was waited out", async () => {
    const { id, inputs, outs } = await adopted("sim", { iccid: sim(1), status: "active" });
    await (await apiClient(stage.emulator)).post(`/v1/Sims/${id}`, { Status: "inactive" });
    const checked = await stage.providers().sim.check(inputs, { iccid: sim(1), status: "inactive", ...CODE });
    const updated = stage.providers().sim.update(id, outs, { ...checked.inputs, ...CODE });
    await stage.clock.sleep(3_000);
    await pageIsRead("sim");
    assert.equal((await updated).outs.status, "inactive");
    assert.equal((await read("sim", id)).status, "inactive");
    assert.equal(
      stage.emulator.requests.filter(({ method, path }) => method === "POST" && path.endsWith(id)).length,
      1,
    );
  });

  it("shows that a unique name was handed on", async () => {
    stage.emulator.control.change.sim(sim(0), { uniqueName: "truck-1" });
    const { id, inputs } = await adopted("sim", { iccid: sim(0) });
    await pageIsRead("sim");
    assert.equal((await read("sim", id)).uniqueName, "truck-1");
    const declared = { iccid: sim(1), uniqueName: "truck-1", ...CODE };
    await stage.providers().sim.check({ ...inputs, uniqueName: "truck-1" }, declared);
    const { inputs: again } = await stage.providers().sim.check({}, declared);
    assert.equal((await stage.providers().sim.create(again)).outs.uniqueName, "truck-1");
    assert.equal((await read("sim", id)).uniqueName, "");
  });

  it("finds nothing that was deleted", async () => {
    const { id, outs } = await adopted("wirelessSim", { iccid: wirelessSim(1), onDelete: "delete" });
    // Another run, whose program no longer declares it.
    stage.restart();
    await pageIsRead("wirelessSim");
    assert.equal((await read("wirelessSim", id)).sid, id);
    await stage.providers().wirelessSim.delete(id, outs);
    await assert.rejects(read("wirelessSim", id), /the account has none with this SID/);
  });
});

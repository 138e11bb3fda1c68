/** Something between here and the API mixes answers up: an answer about another object is obeyed by nobody. */
import assert from "node:assert/strict";
import type { FaultRule } from "../emulator/faults/rule";
import { type Bag, type Kind, openStage, type Ran, type Stage } from "./harness";

const [FLEET, OTHER] = [`HF${"a".repeat(32)}`, `HF${"b".repeat(32)}`];
const [ONE, TWO] = ["89883070000000000001", "89883070000000000002"];
const CARD = { iccid: "89883070000000000003", registrationCode: "PL4NT3DC0D" };
const [PROFILE, OTHER_PROFILE] = [`HA${"a".repeat(32)}`, `HA${"b".repeat(32)}`];
const [NETWORK, OTHER_NETWORK] = ["HW14ff8035c52674eac92be3af065a926e", `HW${"c".repeat(32)}`];
const [W_ONE, W_TWO] = ["89012600000000000001", "89012600000000000002"];
const PLAN = `WP${"a".repeat(32)}`;

const networkAccessProfile = "west";
const sims = [
  { sid: `HS${"1".repeat(32)}`, iccid: ONE, status: "active", fleet: FLEET, uniqueName: "one" },
  { sid: `HS${"2".repeat(32)}`, iccid: TWO, status: "active", fleet: OTHER, uniqueName: "two" },
] as const;
const wirelessSims = [
  { sid: `DE${"1".repeat(32)}`, iccid: W_ONE, status: "active", ratePlan: PLAN },
  { sid: `DE${"2".repeat(32)}`, iccid: W_TWO, status: "active", ratePlan: PLAN },
] as const;
const SEED = {
  networks: [
    { sid: OTHER_NETWORK, friendlyName: "Other", isoCountry: "DE", identifiers: [{ mcc: "262", mnc: "99" }] },
    { sid: NETWORK, friendlyName: "West", isoCountry: "US", identifiers: [{ mcc: "310", mnc: "410" }] },
  ],
  networkAccessProfiles: [
    { sid: PROFILE, uniqueName: "west", networks: [NETWORK] },
    { sid: OTHER_PROFILE, uniqueName: "east", networks: [OTHER_NETWORK] },
  ],
  fleets: [
    { sid: FLEET, uniqueName: "trackers", networkAccessProfile },
    { sid: OTHER, uniqueName: "beta", networkAccessProfile },
  ],
  sims,
  unregistered: [CARD],
  ratePlans: [{ sid: PLAN, uniqueName: "pilot" }],
  wirelessSims,
};

const sim = (index: 0 | 1) => `/v1/Sims/${sims[index].sid}`;
const wirelessSim = (index: 0 | 1) => `/v1/Sims/${wirelessSims[index].sid}`;

interface Row {
  readonly kind: Kind;
  /** The request whose answer is another's, and whose. */
  readonly method?: "GET" | "POST";
  readonly asked: string;
  readonly answered: string;
  readonly first?: number;
  /** What is in the state already, as it was declared. */
  readonly before?: Bag;
  /** `destroy`, or what is declared. */
  readonly now: Bag | "destroy";
}

/** Nothing may be decided by such an answer. */
const REFUSED: Readonly<Record<string, Row>> = {
  "the look before an update": {
    ...{ kind: "sim", asked: sim(0), answered: sim(1) },
    ...{ before: { iccid: ONE }, now: { iccid: ONE, status: "inactive" } },
  },
  "the look before a wireless update": {
    ...{ kind: "wirelessSim", asked: wirelessSim(0), answered: wirelessSim(1) },
    ...{ before: { iccid: W_ONE }, now: { iccid: W_ONE, status: "suspended" } },
  },
  "the look before a SIM is let go": {
    ...{ kind: "sim", asked: sim(0), answered: sim(1), before: { iccid: ONE }, now: "destroy" },
  },
  "the look before a wireless SIM is deleted": {
    ...{ kind: "wirelessSim", asked: wirelessSim(0), answered: wirelessSim(1) },
    ...{ before: { iccid: W_ONE, onDelete: "delete" }, now: "destroy" },
  },
  "the list that finds a SIM": {
    ...{ kind: "sim", asked: "/v1/Sims", answered: "/v1/Fleets", now: { iccid: ONE, status: "inactive" } },
  },
  "the look for a Fleet's name": {
    ...{ kind: "sim", asked: "/v1/Fleets/beta", answered: `/v1/Fleets/${FLEET}` },
    ...{ now: { iccid: ONE, fleet: "beta" } },
  },
  "the look for a Fleet that is to be made": {
    ...{ kind: "fleet", asked: "/v1/Fleets/third", answered: `/v1/Fleets/${OTHER}` },
    ...{ now: { uniqueName: "third", networkAccessProfile } },
  },
  "the look for who has a name that is taken": {
    ...{ kind: "sim", asked: "/v1/Sims/two", answered: sim(0), now: { iccid: ONE, uniqueName: "two" } },
  },
  "the list of a profile's networks": {
    ...{ kind: "networkAccessProfile", asked: `/v1/NetworkAccessProfiles/${PROFILE}/Networks` },
    ...{ answered: `/v1/NetworkAccessProfiles/${OTHER_PROFILE}/Networks` },
    now: { uniqueName: "west", networks: [NETWORK] },
  },
};

/** What was written is looked for, and found. */
const FOUND: Readonly<Record<string, Row>> = {
  "an update": {
    ...{ kind: "sim", method: "POST", asked: sim(0), answered: sim(1) },
    ...{ before: { iccid: ONE }, now: { iccid: ONE, status: "inactive" } },
  },
  "a look in a wait, three times": {
    ...{ kind: "sim", method: "GET", asked: sim(0), answered: sim(1), first: 3 },
    ...{ now: { iccid: ONE, status: "inactive" } },
  },
  "a registration": {
    ...{ kind: "sim", method: "POST", asked: "/v1/Sims", answered: sim(1), now: CARD },
  },
  "the making of a Fleet": {
    ...{ kind: "fleet", method: "POST", asked: "/v1/Fleets", answered: `/v1/Fleets/${OTHER}` },
    ...{ now: { uniqueName: "third", networkAccessProfile } },
  },
  "the adding of a network": {
    ...{ kind: "networkAccessProfile", method: "POST", asked: `/v1/NetworkAccessProfiles/${PROFILE}/Networks` },
    answered: `/v1/NetworkAccessProfiles/${OTHER_PROFILE}/Networks/${OTHER_NETWORK}`,
    now: { uniqueName: "west", networks: [NETWORK, OTHER_NETWORK] },
  },
};

describe("an answer about another object", () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage({ seed: SEED });
  });
  afterEach(() => stage.close());

  async function played({ kind, method, asked, answered, first, before, now }: Row): Promise<Ran> {
    const state = before && (await stage.up(kind, before)).state;
    stage.restart();
    const on: FaultRule["on"] = { path: asked, ...(method && { method }) };
    stage.emulator.control.addFault({ on, ...(first && { first }), effect: { kind: "other", path: answered } });
    if (now !== "destroy") return stage.up(kind, now, state);
    assert.ok(state);
    return stage.destroy(kind, state);
  }
  /** Everything but what the program is about. */
  const others = () =>
    JSON.stringify([stage.emulator.control.change.findSim(TWO), stage.emulator.control.change.findWirelessSim(W_TWO)]);

  for (const [says, row] of Object.entries(REFUSED))
    it(`to ${says} is refused, and nothing is written`, async () => {
      const world = JSON.stringify(stage.emulator.control.snapshot());
      const { message, writes } = await played(row);
      assert.match(message, /mixes answers up|lacks what it must have|the API answered with|code 83011/);
      assert.deepEqual(
        writes.filter(({ status }) => status < 400),
        [],
      );
      assert.equal(JSON.stringify(stage.emulator.control.snapshot()), world);
    });

  for (const [says, row] of Object.entries(FOUND))
    it(`to ${says} spoils nothing: what was asked for is looked at`, async () => {
      const before = others();
      const { ending, message, state, writes } = await played(row);
      assert.equal(ending, "done", message);
      assert.equal(writes.length, 1);
      const { iccid, uniqueName } = row.now === "destroy" ? {} : row.now;
      assert.equal(state?.outs.iccid ?? state?.outs.uniqueName, iccid ?? uniqueName);
      assert.equal(others(), before);
    });

  it("says which object was asked for and which one came", async () => {
    const { message } = await played({
      ...{ kind: "sim", asked: sim(0), answered: sim(1) },
      ...{ before: { iccid: ONE }, now: { iccid: ONE, status: "inactive" } },
    });
    assert.equal(
      message,
      `SIM ${ONE} (${sims[0].sid}): GET ${sim(0)} failed (200). The answer is about SIM ${TWO} (${sims[1].sid}), and sid "${sims[0].sid}" was asked for. ` +
        "It is not obeyed, and nothing was written because of it: something between here and the API, such as a cache, mixes answers up. " +
        "Mend that, then run the same command again.",
    );
  });

  it("makes no refresh change the state, and no lookup show another", async () => {
    const { state } = await stage.up("sim", { iccid: ONE });
    assert.ok(state);
    stage.restart();
    stage.emulator.control.addFault({ on: { path: sim(0) }, effect: { kind: "other", path: sim(1) } });
    await assert.rejects(stage.refresh("sim", state), /mixes answers up/);
    stage.emulator.control.addFault({
      on: { path: "/v1/Fleets/beta" },
      effect: { kind: "other", path: `/v1/Fleets/${FLEET}` },
    });
    await assert.rejects(stage.providers().fleet.read("beta", {}), /is about Fleet "trackers".*mixes answers up/);
  });
});

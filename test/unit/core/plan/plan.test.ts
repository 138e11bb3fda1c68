/** What is to be done, as a value: every kind of plan, what speaks first, and the laws of carrying one out. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type Change, changes, type Plan, plan } from "../../../../provider/core/plan/plan";
import { type Memory, NOTHING } from "../../../../provider/core/state/memory";
import { differences } from "../../../../provider/core/terms/differences";
import { type Properties, UNKNOWN, type Value, without } from "../../../../provider/core/terms/value";
import { liveKey } from "../../../../provider/core/terms/wire";
import { fleet, networkAccessProfile, sim, wirelessSim } from "../../../../provider/resources";
import type { Table } from "../../../../provider/resources/definition";
import {
  aFleet,
  aProfile,
  EU,
  HERE,
  ICCID,
  NETWORK,
  OTHER_NETWORK,
  SMALL,
  superSim,
  THERE,
  US,
  wirelessCard,
} from "../objects";

/** The same cases in every run; change it to look elsewhere. */
const SEED = 2026;

const remembered = (instead: Properties, expects: Properties = {}): Memory => ({ fields: [], instead, expects });

describe("a plan says rest", () => {
  const ROWS: Readonly<Record<string, readonly [Table, seen: Properties, wanted: Properties]>> = {
    "of what is not declared": [sim, superSim(), {}],
    "of what is seen as it is declared": [sim, superSim(), { iccid: ICCID, status: "active", fleet: EU }],
    "of ready, where it became active by itself": [sim, superSim(), { status: "ready" }],
    "of none, where the API shows nothing at all": [sim, superSim({ uniqueName: null }), { uniqueName: "" }],
    "of a SID in capitals": [sim, superSim(), { fleet: `HF${"A".repeat(32)}` }],
    "of a name that the state shows for what is assigned": [sim, superSim({ fleet: "eu" }), { fleet: "eu" }],
    "of what is only used while registering": [sim, superSim(), { registrationCode: "H3LL0W0RLD" }],
    "of options": [sim, superSim({ onDelete: "retain" }), { onDelete: "release", skipAwait: true }],
    "of networks in another order": [
      networkAccessProfile,
      aProfile({ networks: [NETWORK, OTHER_NETWORK] }),
      { networks: [OTHER_NETWORK, NETWORK, NETWORK] },
    ],
    "of deactivated, where nothing is left to deactivate": [
      wirelessSim,
      wirelessCard({ status: "canceled" }),
      { status: "deactivated" },
    ],
  };
  for (const [what, [table, seen, wanted]] of Object.entries(ROWS))
    it(what, () => assert.deepEqual(plan(table, seen, wanted, NOTHING), { is: "rest" }));
});

describe("a move under way", () => {
  const seen = superSim({ status: "scheduled" });
  const active = remembered({ status: "active" });
  const ROWS: Readonly<Record<string, readonly [ours: boolean, memory: Memory, wanted: Properties]>> = {
    "is ours when the state remembers that it was asked for": [true, active, { status: "active" }],
    "is ours when what was asked for is not declared any more": [true, active, {}],
    "is ours to the Fleet that a name stood for": [
      true,
      remembered({ fleet: "us" }, { fleet: US }),
      { status: "scheduled", fleet: US },
    ],
    "is not ours when the state remembers nothing": [false, NOTHING, { status: "active" }],
    "is not ours when it leads elsewhere by now": [false, active, { status: "inactive" }],
    "is not ours when the name stood for another Fleet": [
      false,
      remembered({ fleet: "us" }, { fleet: US }),
      { fleet: EU },
    ],
    "is not ours when it leaves something open": [false, active, { status: "active", uniqueName: "mine" }],
  };
  for (const [what, [ours, memory, wanted]] of Object.entries(ROWS))
    it(what, () => assert.deepEqual(plan(sim, seen, wanted, memory), { is: "moving", ours }));

  it("speaks before another card, and before a refusal", () => {
    for (const wanted of [{ iccid: "8988307" }, { status: "ready", fleet: "" }])
      assert.deepEqual(plan(sim, seen, wanted, NOTHING), { is: "moving", ours: false });
  });

  it("is none of an object without a lifecycle, whatever its answer is called", () => {
    assert.deepEqual(plan(fleet, aFleet({ status: "scheduled" }), { uniqueName: "eu" }, NOTHING), { is: "rest" });
  });
});

describe("a plan is refused", () => {
  const ROWS: readonly (readonly [Table, seen: Properties, wanted: Properties, key: string, code: number])[] = [
    [sim, superSim({ status: "new", fleetSid: "" }), { status: "active" }, "noFleet", 83007],
    [sim, superSim(), { fleet: "" }, "leavesFleet", 83008],
    [sim, superSim({ status: "inactive" }), { status: "ready" }, "readyOnlyFromNew", 83010],
    [wirelessSim, wirelessCard(), { ratePlan: "" }, "leavesRatePlan", 33101],
    [wirelessSim, wirelessCard(), { status: "suspended", ratePlan: "" }, "leavesWhileSuspending", 33121],
    [wirelessSim, wirelessCard({ status: "canceled" }), { status: "active" }, "canceled", 33105],
  ];
  for (const [table, seen, wanted, key, code] of ROWS)
    it(`${table.noun}: ${key}, with the API's code and what to do instead`, () => {
      const next = plan(table, seen, wanted, NOTHING);
      assert.ok(next.is === "refused");
      const { because, instead } = table.lifecycle?.refusals[key] ?? {};
      assert.deepEqual(next.refusal, { key, code, because, instead });
    });

  it("by no lifecycle where the assignment is not known yet", () => {
    const next = plan(
      sim,
      superSim({ status: "inactive", fleetSid: "" }),
      { status: "active", fleet: UNKNOWN },
      NOTHING,
    );
    assert.equal(next.is, "send");
  });
});

describe("a plan sends", () => {
  const ROWS: Readonly<
    Record<string, readonly [Table, seen: Properties, wanted: Properties, Omit<Plan & { is: "send" }, "is">]>
  > = {
    "another account alone, with what is assigned there, though it is the same": [
      sim,
      superSim({ status: "new", fleetSid: "" }),
      { uniqueName: "mine", status: "active", fleet: US, accountSid: THERE },
      {
        way: "transfer",
        changes: [
          { field: "accountSid", from: HERE, to: THERE },
          { field: "fleet", from: "", to: US },
        ],
      },
    ],
    "another account with no Fleet, said even where there is none": [
      sim,
      superSim({ status: "new", fleetSid: "" }),
      { fleet: "", accountSid: THERE },
      {
        way: "transfer",
        changes: [
          { field: "accountSid", from: HERE, to: THERE },
          { field: "fleet", from: "", to: "" },
        ],
      },
    ],
    "another account and nothing else, where nothing is declared of the assignment": [
      wirelessSim,
      wirelessCard({ status: "new", ratePlanSid: "" }),
      { accountSid: THERE },
      { way: "transfer", changes: [{ field: "accountSid", from: HERE, to: THERE }] },
    ],
    "one update with all that differs, in the table's order": [
      sim,
      superSim({ uniqueName: "old" }),
      { fleet: US, status: "inactive", uniqueName: "", iccid: ICCID },
      {
        way: "update",
        changes: [
          { field: "uniqueName", from: "old", to: "" },
          { field: "status", from: "active", to: "inactive" },
          { field: "fleet", from: EU, to: US },
        ],
      },
    ],
    "what nobody has set as a change from none": [
      fleet,
      aFleet({ ipCommandsUrl: null }),
      { ipCommandsUrl: "https://example.com/" },
      { way: "update", changes: [{ field: "ipCommandsUrl", from: "", to: "https://example.com/" }] },
    ],
    "a status that the documents do not know: the API decides": [
      wirelessSim,
      wirelessCard({ status: "unheard-of" }),
      { status: "active", ratePlan: SMALL },
      { way: "update", changes: [{ field: "status", from: "unheard-of", to: "active" }] },
    ],
    "a list's members after everything else": [
      networkAccessProfile,
      aProfile(),
      { uniqueName: "others", networks: [OTHER_NETWORK] },
      { way: "update", changes: [{ field: "uniqueName", from: "networks", to: "others" }] },
    ],
    "a list's members, once nothing else is left": [
      networkAccessProfile,
      aProfile(),
      { uniqueName: "networks", networks: [OTHER_NETWORK] },
      { way: "members", changes: [{ field: "networks", from: [NETWORK], to: [OTHER_NETWORK] }] },
    ],
    "nothing but another object, where a fixed field differs": [
      fleet,
      aFleet(),
      { uniqueName: "us", dataEnabled: false, dataLimit: 1 },
      { way: "replace", changes: [{ field: "dataEnabled", from: true, to: false }] },
    ],
    "another card before it says that the lifecycle refuses the rest": [
      sim,
      superSim({ fleetSid: "" }),
      { iccid: "8988307", status: "ready" },
      { way: "replace", changes: [{ field: "iccid", from: ICCID, to: "8988307" }] },
    ],
  };
  for (const [what, [table, seen, wanted, send]] of Object.entries(ROWS))
    it(what, () => assert.deepEqual(plan(table, seen, wanted, NOTHING), { is: "send", ...send }));

  it("changes of the rules that are asked for, and of no other", () => {
    const wanted = { iccid: "8988307", onDelete: "retain", status: "inactive" };
    const of = (...rules: string[]) => changes(sim, superSim(), wanted, rules).map(({ field }) => field);
    assert.deepEqual([of("replace"), of("update"), of("option"), of()], [["iccid"], ["status"], ["onDelete"], []]);
  });
});

/** Objects and declarations of one table, those that no program would write among them. */
interface Grid {
  readonly table: Table;
  readonly seen: fc.Arbitrary<Properties>;
  readonly wanted: fc.Arbitrary<Properties>;
  /** The ways that its plans go. */
  readonly reached: readonly string[];
}

const among = (...values: Value[]) => fc.constantFrom(...values);
/** Some of these, and others left out. */
const some = (model: Readonly<Record<string, fc.Arbitrary<Value>>>): fc.Arbitrary<Properties> =>
  fc.tuple(fc.record(model), fc.subarray(Object.keys(model))).map(([all, left]): Properties => without(all, ...left));
const owners = { accountSid: among(HERE, THERE) };

const GRIDS: Readonly<Record<string, Grid>> = {
  "a Super SIM": {
    table: sim,
    seen: fc.record({
      iccid: among(ICCID),
      status: among("new", "ready", "active", "inactive", "scheduled"),
      fleetSid: among("", EU, US, null),
      uniqueName: among("", "mine"),
      accountSid: among(HERE),
    }),
    wanted: some({
      ...owners,
      iccid: among(ICCID, ICCID, ICCID, "8988307"),
      status: among("ready", "active", "inactive"),
      fleet: among("", EU, US),
      uniqueName: among("", "mine", "yours"),
    }),
    reached: ["replace", "transfer", "update"],
  },
  "a wireless SIM": {
    table: wirelessSim,
    seen: fc.record({
      status: among("new", "ready", "active", "suspended", "deactivated", "canceled", "updating", "unheard-of"),
      ratePlanSid: among("", SMALL),
      friendlyName: among(null, "truck"),
      accountSid: among(HERE),
    }),
    wanted: some({
      ...owners,
      status: among("ready", "active", "suspended", "deactivated"),
      ratePlan: among("", SMALL),
      friendlyName: among("", "truck"),
    }),
    reached: ["transfer", "update"],
  },
  "a profile": {
    table: networkAccessProfile,
    seen: fc.record({ uniqueName: among("a", "b"), networks: fc.subarray([NETWORK, OTHER_NETWORK]) }),
    wanted: some({ uniqueName: among("a", "b"), networks: fc.subarray([NETWORK, OTHER_NETWORK]) }),
    reached: ["members", "update"],
  },
};

describe("the plan of", () => {
  const carriedOut = (table: Table, seen: Properties, done: readonly Change[]): Properties => ({
    ...seen,
    ...Object.fromEntries(done.map(({ field, to }) => [liveKey(table, field), to])),
  });
  const all = ["replace", "update"];

  for (const [what, { table, seen, wanted, reached }] of Object.entries(GRIDS)) {
    const holds = (law: (seen: Properties, wanted: Properties) => void) =>
      fc.assert(fc.property(seen, wanted, law), { numRuns: 1_000, seed: SEED });

    it(`${what} says rest only where nothing differs, and sends only what does, but for a transfer`, () =>
      holds((live, declared) => {
        const next = plan(table, live, declared, NOTHING);
        const open = differences(table, declared, live, all);
        if (next.is === "rest") assert.deepEqual(open, []);
        if (next.is !== "send") return;
        for (const { field, from, to } of next.changes) {
          assert.ok(next.way === "transfer" || open.includes(field), field);
          assert.deepEqual([from, to], [live[liveKey(table, field)] ?? "", declared[field]]);
        }
      }));

    it(`${what} comes to rest in at most three requests, and is not refused on the way`, () => {
      const ways = new Set<string>();
      holds((live, declared) => {
        let [now, next] = [live, plan(table, live, declared, NOTHING)];
        for (let requests = 0; next.is === "send"; requests++) {
          ways.add(next.way);
          // Another object: nothing is known of it.
          if (next.way === "replace") return;
          assert.ok(requests < 3, JSON.stringify({ live, declared }));
          now = carriedOut(table, now, next.changes);
          next = plan(table, now, declared, NOTHING);
          assert.ok(next.is === "send" || next.is === "rest", JSON.stringify({ live, declared, now, next }));
        }
      });
      assert.deepEqual([...ways].sort(), reached);
    });
  }
});

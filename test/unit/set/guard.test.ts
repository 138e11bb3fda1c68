/** What a run of a set may disturb, and the checksum of exactly one plan. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Value } from "../../../provider/core/terms/value";
import { sim, wirelessSim } from "../../../provider/resources";
import { checksumOf, countsOf, excessOf, isApproved } from "../../../provider/set/guard";
import { effectsOf, type Member, planSet } from "../../../provider/set/plan";

const EU = `HF${"e".repeat(32)}`;
const US = `HF${"f".repeat(32)}`;
const card = (index: number) => `8988307${String(index).padStart(13, "0")}`;

describe("the limits of a set", () => {
  /** Size; declared; how many may go offline, move, and change for good. */
  const LIMITS: readonly (readonly [
    size: number,
    declared: Value | undefined,
    offline: number,
    moved: number,
    irreversible: number,
  ])[] = [
    [9, undefined, Infinity, Infinity, Infinity],
    [10, undefined, 5, 5, Infinity],
    [100, undefined, 50, 50, Infinity],
    [101, undefined, 20, 20, Infinity],
    [1_000, undefined, 200, 200, Infinity],
    [1_001, undefined, 50, 50, Infinity],
    [100_000, undefined, 5_000, 5_000, Infinity],
    [9, 0, 0, 0, Infinity],
    [1_000, 7, 7, 7, Infinity],
    [1_000, "7%", 70, 70, Infinity],
    [100, "29%", 29, 29, Infinity],
    [1_000, { offline: 3 }, 3, 200, Infinity],
    [1_000, { moved: "0%", irreversible: "1%" }, 200, 0, 10],
  ];
  for (const [size, declared, ...limits] of LIMITS)
    it(`of ${size} SIMs with ${JSON.stringify(declared)} are ${limits}`, () => {
      const [offline, moved, irreversible] = limits;
      const at = (more: number) => ({
        offline: offline + more,
        moved: moved + more,
        irreversible: irreversible + more,
      });
      assert.deepEqual(excessOf(at(0), size, declared), []);
      const over = excessOf(at(1), size, declared).map(({ limit }) => limit);
      assert.deepEqual(over, limits.filter(Number.isFinite));
    });
});

describe("what a plan does to devices", () => {
  type Row = readonly [
    why: string,
    table: typeof sim | typeof wirelessSim,
    seen: object,
    wanted: object | undefined,
    effects: string,
    chosen?: string,
  ];
  const ROWS: readonly Row[] = [
    ["an activation", sim, { status: "inactive", fleetSid: EU }, { status: "active" }, "activated"],
    [
      "a first activation",
      sim,
      { status: "new", fleetSid: "" },
      { status: "active", fleet: EU },
      "irreversible leavesFirst activated",
    ],
    ["a deactivation", sim, { status: "active", fleetSid: EU }, { status: "inactive" }, "offline"],
    ["another Fleet while connected", sim, { status: "ready", fleetSid: EU }, { fleet: US }, "moved"],
    ["another Fleet while blocked", sim, { status: "inactive", fleetSid: EU }, { fleet: US }, ""],
    ["a name", sim, { status: "active", fleetSid: EU, uniqueName: "a" }, { uniqueName: "b" }, ""],
    ["ready that is active by now", sim, { status: "active", fleetSid: EU }, { status: "ready" }, ""],
    ["a row that leaves", sim, { status: "active", fleetSid: EU }, undefined, "offline"],
    ["a row that leaves, retained", sim, { status: "active", fleetSid: EU }, undefined, "", "retain"],
    [
      "a move under way that is to end off the air",
      sim,
      { status: "scheduled", fleetSid: EU },
      { status: "inactive" },
      "offline",
    ],
    [
      "a move under way that is to end on the air",
      sim,
      { status: "scheduled", fleetSid: EU },
      { status: "active" },
      "",
    ],
    ["a move under way whose end nobody declares", sim, { status: "scheduled", fleetSid: EU }, { fleet: EU }, ""],
    ["a move under way to another Fleet", sim, { status: "scheduled", fleetSid: EU }, { fleet: US }, "moved"],
    ["a new row that leaves", sim, { status: "new", fleetSid: "" }, undefined, ""],
    ["a deletion", wirelessSim, { status: "active", ratePlanSid: "WP" }, undefined, "offline irreversible", "delete"],
    ["the end", wirelessSim, { status: "suspended", ratePlanSid: "" }, { status: "deactivated" }, "irreversible"],
  ];
  for (const [why, table, seen, wanted, told, chosen] of ROWS)
    it(`${why}: ${told || "nothing"}`, () => {
      const member: Member = {
        iccid: card(1),
        wanted: wanted && { iccid: card(1), ...wanted },
        known: true,
        registers: false,
      };
      const live = new Map([[card(1), { iccid: card(1), sid: "HS", uniqueName: "", accountSid: "AC", ...seen }]]);
      const plan = planSet(table, [member], live, { unchanged: 0, chosen, now: 0 });
      const [entry = assert.fail()] = plan.entries;
      const effects = Object.entries(effectsOf(table, entry)).filter(([, is]) => is);
      assert.equal(effects.map(([name]) => name).join(" "), told);
      assert.equal(countsOf(table, plan).offline, told.includes("offline") ? 1 : 0);
    });
});

describe("the checksum of a plan", () => {
  const planOf = (statuses: readonly (readonly [number, string])[]) => {
    const members = statuses.map(
      ([index, status]): Member => ({
        iccid: card(index),
        wanted: { iccid: card(index), status },
        known: true,
        registers: false,
      }),
    );
    const live = new Map(
      statuses.map(([index]) => [card(index), { iccid: card(index), sid: "HS", status: "active", fleetSid: EU }]),
    );
    return planSet(sim, members, live, { unchanged: 0, chosen: undefined, now: 0 });
  };

  it("is the same in every order, and another for every other plan", () => {
    const rows = fc.uniqueArray(fc.tuple(fc.nat(1_000), fc.constantFrom("active", "inactive")), {
      selector: ([index]) => index,
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, (all) => {
        const checksum = checksumOf(sim, planOf(all));
        assert.match(checksum, /^[0-9a-f]{12}$/);
        assert.equal(checksumOf(sim, planOf([...all].reverse())), checksum);
        assert.notEqual(checksumOf(sim, planOf([...all, [2_000, "inactive"]])), checksum);
      }),
    );
  });

  it("is approved alone or among others, in whatever punctuation, and never in part", () => {
    const checksum = "0123456789ab";
    for (const approved of [checksum, `aaaaaaaaaaaa, ${checksum}`, `["${checksum}"]`, checksum.toUpperCase()])
      assert.ok(isApproved(checksum, approved), approved);
    for (const approved of [undefined, "", "0123456789", `${checksum}c`]) assert.ok(!isApproved(checksum, approved));
  });
});

import assert from "node:assert/strict";
import { check } from "../../../../provider/core/plan/check";
import { diff, refuse } from "../../../../provider/core/plan/diff";
import { type Properties, UNKNOWN } from "../../../../provider/core/terms/value";
import { fleet, networkAccessProfile, ratePlan, sim, wirelessSim } from "../../../../provider/resources";
import type { Table } from "../../../../provider/resources/definition";

const ICCID = "8988307000000000001";
const NAP = "HAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

const reasons = (table: Table, inputs: Properties, before: Properties = {}): string[] =>
  check(table, before, inputs, { name: "name" }).failures.map(({ property, reason }) => `${property}: ${reason}`);

describe("check", () => {
  it("accepts what is well-formed, unknown values among it", () => {
    for (const [table, inputs] of [
      [sim, { iccid: ICCID }],
      [sim, { iccid: UNKNOWN, status: "active", fleet: UNKNOWN }],
      [sim, { iccid: ICCID, timeouts: { create: UNKNOWN } }],
      [sim, { iccid: ICCID, uniqueName: "", status: "inactive", fleet: "", timeouts: { create: "1h30m" } }],
      [fleet, { networkAccessProfile: NAP, dataLimit: 1, ipCommandsUrl: "" }],
      [fleet, { networkAccessProfile: UNKNOWN, uniqueName: UNKNOWN, dataLimit: UNKNOWN }],
      [networkAccessProfile, { networks: [UNKNOWN, `HW${"a".repeat(32)}`] }],
      [wirelessSim, { iccid: ICCID, status: "suspended", ratePlan: "" }],
      [ratePlan, { dataLimit: 0, internationalRoaming: ["data"] }],
    ] as const)
      assert.deepEqual(reasons(table, inputs), []);
  });

  it("takes a fixed list in another order for the same", () => {
    const plan = (...internationalRoaming: string[]) => ({ uniqueName: "plan", internationalRoaming });
    assert.deepEqual(reasons(ratePlan, plan("data", "messaging"), plan("messaging", "data")), []);
    assert.match(reasons(ratePlan, plan("data"), plan("messaging", "data")).join(), /cannot be changed/);
  });

  it("does not manage what a refresh found and nobody could declare, when ignoreChanges hands it back", () => {
    const nap = { networkAccessProfile: NAP, uniqueName: "eu" };
    for (const [table, declared, found, writable] of [
      [sim, { iccid: ICCID }, { status: "new" }, { status: "inactive" }],
      [sim, { iccid: ICCID }, { status: "scheduled" }, { status: "active" }],
      [wirelessSim, { iccid: ICCID }, { status: "updating" }, { status: "suspended" }],
      [wirelessSim, { iccid: ICCID }, { status: "canceled" }, { status: "deactivated" }],
      [fleet, nap, { ipCommandsMethod: "" }, { ipCommandsMethod: "GET" }],
      [ratePlan, { uniqueName: "plan" }, { internationalRoaming: ["voice"] }, { internationalRoaming: ["data"] }],
    ] as const) {
      const taken = { ...declared, ...found };
      assert.deepEqual(check(table, taken, taken), { inputs: declared, failures: [] });
      const kept = { ...declared, ...writable };
      assert.deepEqual(check(table, kept, kept), { inputs: kept, failures: [] });
      for (const before of [{}, kept]) assert.notDeepEqual(reasons(table, taken, before), []);
    }
    const numeric = { iccid: 8988307 };
    assert.notDeepEqual(reasons(sim, numeric, numeric), [], "what a resource needs is never left out");
  });

  it("names the property, the value and the way out", () => {
    const cases: [Table, Properties, RegExp][] = [
      [sim, {}, /^iccid: `iccid` is missing: a SIM needs it$/],
      [
        sim,
        { iccid: Number("8988307000000000001") },
        /^iccid: `iccid` = 8988307000000000000 is a number.*rounded, which names another SIM\. Write it in quotes$/,
      ],
      [sim, { iccid: "8988-3070" }, /^iccid: `iccid` = "8988-3070" must be 18 to 22 digits, without spaces or dashes/],
      [
        sim,
        { iccid: ICCID, status: "new" },
        /^status: SIM 8988307000000000001: `status` = "new" cannot be declared: no SIM returns to "new"\. Leave `status` out, or declare "ready"/,
      ],
      [sim, { iccid: ICCID, status: "scheduled" }, /^status: .*what a SIM shows while a move is under way/],
      [
        sim,
        { iccid: ICCID, stat_us: "active" },
        /^stat_us: SIM 8988307000000000001: `stat_us` is not an input of a SIM; do you mean `status`\?$/,
      ],
      [
        sim,
        { iccid: ICCID, fleet: `HS${"a".repeat(32)}` },
        /^fleet: .*SID of something else; a Fleet's begins with HF/,
      ],
      [sim, { iccid: ICCID, uniqueName: `HS${"a".repeat(32)}` }, /^uniqueName: .*looks like a SID/],
      [sim, { iccid: ICCID, uniqueName: ".." }, /^uniqueName: .*has "\.\.", which changes a URL/],
      [
        sim,
        { iccid: ICCID, timeouts: "5m" },
        /^timeouts: SIM 8988307000000000001: `timeouts` = "5m" is text: it must be an object such as/,
      ],
      [
        sim,
        { iccid: ICCID, timeouts: { creat: "10s" } },
        /^timeouts: SIM 8988307000000000001: `timeouts\.creat` is not known: the verbs are create, update and delete$/,
      ],
      [
        sim,
        { iccid: ICCID, timeouts: { create: "soon" } },
        /^timeouts: SIM 8988307000000000001: `timeouts\.create` = "soon" must be a duration such as "90s"/,
      ],
      [sim, { iccid: ICCID, onDelete: "delete" }, /^onDelete: .*must be "deactivate", "retain" or "release"/],
      [
        fleet,
        {},
        /^networkAccessProfile: Fleet "name-[0-9a-f]{7}": `networkAccessProfile` is missing: a Fleet needs it$/,
      ],
      [
        fleet,
        { networkAccessProfile: NAP, dataLimit: 0 },
        /^dataLimit: Fleet "name-[0-9a-f]{7}": `dataLimit` = 0 must be a whole number of megabytes from 1 to 2,000,000; to block data/,
      ],
      [
        fleet,
        { networkAccessProfile: NAP, dataLimit: 1.5 },
        /^dataLimit: Fleet "name-[0-9a-f]{7}": `dataLimit` = 1\.5 must be a whole number/,
      ],
      [
        fleet,
        { networkAccessProfile: NAP, smsCommandsUrl: "example.com" },
        /^smsCommandsUrl: .*must be an absolute http or https URL/,
      ],
      [
        wirelessSim,
        { iccid: ICCID, status: "canceled" },
        /^status: .*becomes canceled by itself, 72 hours after "deactivated"/,
      ],
      [ratePlan, { uniqueName: "x".repeat(65) }, /^uniqueName: .*at most 64 characters/],
      [ratePlan, { dataMetering: "quota-5" }, /^dataMetering: .*must be "payg", "quota-1"/],
    ];
    for (const [table, inputs, expected] of cases) {
      const [reason = "", ...more] = reasons(table, inputs);
      assert.match(reason, expected);
      assert.deepEqual(more, []);
    }
  });

  it("never repeats a secret value", () => {
    const { failures } = check(sim, {}, { iccid: ICCID, registrationCode: 4711 });
    assert.equal(failures.length, 1);
    assert.equal(failures[0]?.property, "", "a named property would be printed with its value");
    assert.match(failures[0]?.reason ?? "", /^SIM 8988307000000000001: `registrationCode` is a number/);
    assert.ok(!JSON.stringify(failures).includes("4711"));
  });

  it("refuses to go back to ready from what was declared before, but not for another card", () => {
    for (const status of ["active", "inactive"]) {
      const before = { iccid: ICCID, status };
      assert.match(
        reasons(sim, { iccid: ICCID, status: "ready" }, before)[0] ?? "",
        /SIM 8988307000000000001: `status` = "ready" \(it was "(in)?active" before\).*83010/,
      );
      assert.deepEqual(reasons(sim, { iccid: "8988307000000000002", status: "ready" }, before), []);
    }
    assert.deepEqual(reasons(sim, { iccid: ICCID, status: "ready" }, { iccid: ICCID }), []);
  });

  it("leaves `active` with no Fleet to diff, which tells leaving a Fleet from never having had one", () => {
    const inputs = { iccid: ICCID, status: "active", fleet: "" };
    assert.deepEqual(reasons(sim, inputs), [], "83007, 83008 and more are possible: the SIM is not known here");
    assert.deepEqual(reasons(sim, inputs, { ...inputs, fleet: "eu" }), []);
    const shown = (status: string, fleetSid: string) => ({
      iccid: ICCID,
      sid: `HS${"a".repeat(32)}`,
      status,
      fleetSid,
    });
    const refusal = (outputs: Properties) => () => refuse(sim, outputs, inputs, diff(sim, outputs, inputs));
    assert.throws(refusal(shown("active", `HF${"a".repeat(32)}`)), /cannot leave its Fleet.*83008.*another `fleet`/);
    for (const fleetSid of ["", `HF${"a".repeat(32)}`])
      assert.throws(refusal(shown("new", fleetSid)), /needs a Fleet.*would have none.*83007.*Declare `fleet`/);
  });

  it("refuses to change what is fixed while the name stays", () => {
    const before = { uniqueName: "eu", networkAccessProfile: NAP, dataEnabled: true };
    assert.match(
      reasons(fleet, { ...before, dataEnabled: false }, before)[0] ?? "",
      /^dataEnabled: Fleet "eu": `dataEnabled` = false cannot be changed: the API can neither change it.*Declare another `uniqueName` than "eu"/,
    );
    assert.deepEqual(reasons(fleet, { ...before, dataEnabled: false, uniqueName: "eu-2" }, before), []);
  });

  it("takes what is fixed and not known yet for an update, as it may well stay the same", () => {
    const before = { uniqueName: "eu", networkAccessProfile: NAP, dataEnabled: true };
    const inputs: Properties = { ...before, dataEnabled: UNKNOWN };
    assert.deepEqual(reasons(fleet, inputs, before), []);
    const found = diff(fleet, before, inputs);
    assert.deepEqual([found.reasons, found.replaces], [[{ field: "dataEnabled", why: "differs" }], []]);
    refuse(fleet, before, inputs, found);
    assert.deepEqual(diff(fleet, before, { ...inputs, uniqueName: "eu-2" }).replaces, ["dataEnabled"]);
    const auto: Properties = { networkAccessProfile: NAP, dataEnabled: UNKNOWN };
    assert.equal(check(fleet, before, auto).inputs.uniqueName, "eu");
  });
});

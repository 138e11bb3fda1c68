/** The words for an input that is not what it has to be, by its place: at the top, inside, in a list, secret, or null. */
import assert from "node:assert/strict";
import { malformed, show } from "../../../../provider/core/plan/malformed";
import { type Properties, UNKNOWN, type Value } from "../../../../provider/core/terms/value";
import { fleet, networkAccessProfile, sim } from "../../../../provider/resources";
import type { Table } from "../../../../provider/resources/definition";
import { ICCID, NETWORK } from "../objects";

const told = (table: Table, inputs: Properties) =>
  malformed(table, inputs).map(({ property, reason }) => `${property}: ${reason}`);

describe("a malformed input", () => {
  const nap = { uniqueName: "eu", networkAccessProfile: "networks" };
  const ROWS: readonly (readonly [what: string, Table, Properties, expected: readonly string[]])[] = [
    [
      "that a name is chosen for",
      fleet,
      { ...nap, uniqueName: null },
      ["uniqueName: `uniqueName` is null: leave it out to have one chosen"],
    ],
    ["that is needed", sim, { iccid: null }, ["iccid: `iccid` is null: a SIM needs it"]],
    [
      "that is an option",
      sim,
      { iccid: ICCID, skipAwait: null },
      ["skipAwait: `skipAwait` is null: leave it out to have the default"],
    ],
    [
      "that none can be declared of",
      sim,
      { iccid: ICCID, fleet: null },
      ['fleet: `fleet` is null: leave it out to leave it alone, or declare "" for none'],
    ],
    [
      "that has no none",
      sim,
      { iccid: ICCID, status: null },
      ["status: `status` is null: leave it out to leave it alone"],
    ],
    [
      "inside another one",
      sim,
      { iccid: ICCID, timeouts: { create: null } },
      ["timeouts: `timeouts.create` is null: take it out"],
    ],
  ];
  for (const [what, table, inputs, expected] of ROWS)
    it(`${what} is told apart when it is null`, () => assert.deepEqual(told(table, inputs), expected));

  it("is named by its place in a list", () => {
    const [reason = "", ...more] = told(networkAccessProfile, { uniqueName: "x", networks: [NETWORK, "HW1"] });
    assert.match(reason, /^networks: `networks\.1` = "HW1" /);
    assert.deepEqual(more, []);
  });

  it("is not repeated when it is a list or an object, nor when it is secret, which has no property then", () => {
    for (const [field, property] of [
      ["uniqueName", "uniqueName"],
      ["registrationCode", ""],
    ] as const) {
      const [reason = ""] = told(sim, { iccid: ICCID, [field]: { inside: "hidden" } });
      assert.match(reason, new RegExp(`^${property}: \`${field}\` is an object: it must be`));
      assert.ok(!reason.includes("hidden"));
    }
  });

  it("is one that nobody knows, with what is meant, or with all there are", () => {
    assert.deepEqual(told(sim, { iccid: ICCID, "unique-name": "a" }), [
      "unique-name: `unique-name` is not an input of a SIM; do you mean `uniqueName`?",
    ]);
    const [reason = ""] = told(networkAccessProfile, { uniqueName: "x", colour: "red" });
    assert.match(
      reason,
      /^colour: `colour` is not an input .* Inputs: uniqueName, networks, adopt, onDelete, account$/,
    );
  });

  it("is none that is not known yet, or that only the state has", () => {
    assert.deepEqual(told(sim, { iccid: UNKNOWN, status: UNKNOWN, timeouts: { create: UNKNOWN } }), []);
    assert.deepEqual(told(sim, { iccid: ICCID, __follows: "8988307" }), []);
  });

  it("has every fault told, in the order of the table", () => {
    const properties = malformed(sim, { account: 7, status: "on", iccid: 7 }).map(({ property }) => property);
    assert.deepEqual(properties, ["iccid", "status", "account"]);
  });
});

describe("a value in a message", () => {
  const ROWS: readonly (readonly [Value | undefined, string])[] = [
    [undefined, "nothing"],
    [8988307000000000000, "8988307000000000000"],
    ["8988", '"8988"'],
    ["", '""'],
    [false, "false"],
    [["a", 1], '["a",1]'],
  ];
  for (const [value, expected] of ROWS) it(`is ${expected}`, () => assert.equal(show(value), expected));
});

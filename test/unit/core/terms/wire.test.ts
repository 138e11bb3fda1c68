/** Names and values on the wire, in both directions. That the names are the documented ones, the OpenAPI files and the emulator's referee show. */
import assert from "node:assert/strict";
import { type Properties, UNKNOWN, type Value } from "../../../../provider/core/terms/value";
import { fromAnswer, liveKey, toForm } from "../../../../provider/core/terms/wire";
import { fleet, networkAccessProfile, ratePlan, sim } from "../../../../provider/resources";
import { EU, HERE, ICCID, SIM_SID } from "../objects";

describe("an answer", () => {
  const answer = {
    sid: SIM_SID,
    iccid: ICCID,
    unique_name: null,
    status: "active",
    fleet_sid: EU,
    account_sid: HERE,
    date_created: "2026-01-01T00:00:00Z",
    url: "https://example.com/",
  };

  it("has the names of a program, its references by their SIDs, and none for null", () => {
    assert.deepEqual(fromAnswer(sim, answer), {
      sid: SIM_SID,
      iccid: ICCID,
      uniqueName: "",
      status: "active",
      fleetSid: EU,
      accountSid: HERE,
      dateCreated: "2026-01-01T00:00:00Z",
      url: "https://example.com/",
    });
  });

  it("leaves out what the table does not know, and has none for what it does not say", () => {
    const { uniqueName, fleetSid, ...others } = fromAnswer(sim, {
      ...answer,
      fleet_sid: undefined,
      links: {},
      imei: "1",
    });
    assert.deepEqual([uniqueName, fleetSid, "links" in others, "imei" in others], ["", "", false, false]);
  });

  it("keeps numbers, booleans and lists, and takes nothing else for a value", () => {
    const { dataLimit, dataEnabled } = fromAnswer(fleet, { data_limit: 0, data_enabled: false });
    assert.deepEqual([dataLimit, dataEnabled], [0, false]);
    const { internationalRoaming, friendlyName } = fromAnswer(ratePlan, {
      international_roaming: ["data", null],
      friendly_name: { odd: true },
    });
    assert.deepEqual([internationalRoaming, friendlyName], [["data", ""], ""]);
  });
});

describe("a form", () => {
  const VALUES: readonly (readonly [Value | undefined, string | readonly string[]])[] = [
    ["eu", "eu"],
    ["", ""],
    [undefined, ""],
    [null, ""],
    [0, "0"],
    [false, "false"],
    [
      ["a", 1],
      ["a", "1"],
    ],
    [[], []],
  ];
  for (const [value, expected] of VALUES)
    it(`writes ${JSON.stringify(value) ?? "nothing"} as ${JSON.stringify(expected)}`, () => {
      const declared: Properties = value === undefined ? {} : { uniqueName: value };
      assert.deepEqual(toForm(sim, declared, ["uniqueName"]), { UniqueName: expected });
    });

  it("has the named fields only, in their order, and none that no request carries", () => {
    const declared: Properties = { status: "active", fleet: EU, onDelete: "retain", uniqueName: UNKNOWN };
    const form = toForm(sim, declared, ["fleet", "status", "onDelete", "sid", "unheard-of"]);
    assert.deepEqual(Object.entries(form), [
      ["Fleet", EU],
      ["Status", "active"],
    ]);
  });
});

describe("the live value that a field is compared with", () => {
  for (const [table, field, key] of [
    [sim, "fleet", "fleetSid"],
    [fleet, "networkAccessProfile", "networkAccessProfileSid"],
    [sim, "status", "status"],
    [networkAccessProfile, "networks", "networks"],
    [sim, "unheard-of", "unheard-of"],
  ] as const)
    it(`of ${field} is ${key}`, () => assert.equal(liveKey(table, field), key));
});

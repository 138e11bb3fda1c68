/** What steers the provider, and what every object shows. */
import assert from "node:assert/strict";
import { EVERY_OBJECT, options } from "../../../provider/resources/options";

describe("the options", () => {
  it("are the ones that a table names, in its order, each with its role and never sent", () => {
    const named = options("account", "adopt", "skipAwait", "timeouts");
    assert.deepEqual(
      Object.entries(named).map(([name, { role, rule }]) => [name, role, rule]),
      [
        ["account", "account", "option"],
        ["adopt", "adopt", "option"],
        ["skipAwait", "patience", "option"],
        ["timeouts", "timeouts", "option"],
      ],
    );
    assert.deepEqual(options(), {});
  });

  for (const [name, good, wrong] of [
    ["adopt", [true, false, undefined], ["true", 1]],
    ["skipAwait", [true, undefined], ["no"]],
    [
      "timeouts",
      [{}, { create: "90s", update: "1h30m", delete: "1ms" }, undefined],
      ["5m", { read: "1m" }, { create: 60 }],
    ],
    ["account", ["eu", undefined], [7]],
  ] as const)
    it(`${name} takes what it can use, and nothing else`, () => {
      const { input } = options(name)[name];
      for (const value of good) assert.ok(input.safeParse(value).success, JSON.stringify(value));
      for (const value of wrong) assert.ok(!input.safeParse(value).success, JSON.stringify(value));
    });
});

describe("every object", () => {
  it("shows its SID, without which an answer says nothing, its account, its date and its address", () => {
    assert.deepEqual(Object.keys(EVERY_OBJECT), ["sid", "accountSid", "dateCreated", "url"]);
    for (const [name, { answer, rule }] of Object.entries(EVERY_OBJECT))
      assert.deepEqual([answer.safeParse(undefined).success, rule], [name !== "sid", "computed"]);
  });
});

import assert from "node:assert/strict";
import { naming } from "../../../provider/host/naming";

describe("what the SDK tells of a resource's name", () => {
  for (const [told, meant] of [
    [
      { name: "eu", project: "devices", stack: "prod" },
      { name: "eu", project: "devices", stack: "prod" },
    ],
    [
      { name: "eu", project: 7, stack: "prod" },
      { name: "eu", stack: "prod" },
    ],
    [{ name: "eu" }, { name: "eu" }],
    ["eu", { name: "eu" }],
    [{ name: 7 }, undefined],
    [[], undefined],
    [null, undefined],
    [7, undefined],
    [undefined, undefined],
  ] as const)
    it(`is ${JSON.stringify(meant) ?? "nothing"} in ${JSON.stringify(told) ?? "nothing"}`, () => {
      assert.deepEqual(naming(told), meant);
    });
});

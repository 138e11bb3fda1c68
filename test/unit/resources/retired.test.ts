/** What becomes of objects that the API cannot delete. */
import assert from "node:assert/strict";
import { FLEET, SIM } from "../../../provider/resources/kinds";
import { staysBehind } from "../../../provider/resources/retired";

const { policies, default: usual } = staysBehind(FLEET, SIM, "Fleet", "it holds {count}.");
const UTC = "2026-01-01T00:00:00Z";
const renamed = (name: string) => policies.rename.declare.uniqueName(name, UTC, `HF${"0".repeat(25)}1234567`);

describe("an object that cannot be deleted", () => {
  it("stays under its name, unless its name is to be freed, and says so with what it holds", () => {
    assert.deepEqual([usual, policies.retain.act, policies.rename.act], ["retain", "retain", "declare"]);
    assert.equal(
      policies.retain.warning,
      "stays on the account, because the API cannot delete a Fleet; it holds {count}.",
    );
    assert.match(policies.rename.warning, /^stays on the account under a new name, because /);
    for (const { holds } of [policies.retain, policies.rename])
      assert.deepEqual(holds, { path: "/v1/Sims", key: "sims", filter: "Fleet", noun: "SIM" });
  });
});

describe("a name that is freed", () => {
  const suffix = `-retired-${UTC}`;
  const [fits, long] = ["x".repeat(64 - suffix.length), "x".repeat(65 - suffix.length)];

  for (const [what, name, expected] of [
    ["says when it was", "eu", `eu${suffix}`],
    ["stays as it is when it was freed before", `eu${suffix}`, `eu${suffix}`],
    ["is not cut while it fits", fits, fits + suffix],
    ["is cut for the end of the SID, which keeps it unique", long, `${"x".repeat(27)}-1234567${suffix}`],
    [
      "is not cut in the middle of a character",
      `${"x".repeat(26)}🚚${"y".repeat(20)}`,
      `${"x".repeat(26)}-1234567${suffix}`,
    ],
  ] as const)
    it(what, () => {
      assert.equal(renamed(name), expected);
      assert.ok(renamed(name).length <= 64);
    });
});

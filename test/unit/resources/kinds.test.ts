/** The kinds of objects, and the two spellings of a field's name on the wire. */
import assert from "node:assert/strict";
import * as kinds from "../../../provider/resources/kinds";

const { pascal, snake, ...all } = kinds;

describe("a kind", () => {
  it("has a prefix of its own, by which its SIDs are told from all others", () => {
    const prefixes = Object.values(all).map(({ prefix }) => prefix);
    assert.deepEqual(prefixes.sort(), ["AC", "DE", "HA", "HF", "HP", "HS", "HW", "WP"]);
    for (const { sid, prefix } of Object.values(all))
      for (const other of prefixes) assert.equal(sid.test(`${other}${"0aF".repeat(10)}00`), other === prefix);
  });

  it("knows no SID of another length, or with anything around it", () => {
    for (const odd of [
      `HF${"a".repeat(31)}`,
      `HF${"a".repeat(33)}`,
      `HF${"g".repeat(32)}`,
      ` HF${"a".repeat(32)}`,
      `HF${"a".repeat(32)}\n`,
    ])
      assert.ok(!kinds.FLEET.sid.test(odd), odd);
  });

  it("has a list under the name of its path", () => {
    const lists = Object.values(all).map(({ path, listKey }) => `${path} ${listKey}`);
    assert.ok(lists.includes("/v1/NetworkAccessProfiles network_access_profiles"));
    assert.ok(lists.includes("/v1/Sims sims"));
  });
});

describe("a field's name", () => {
  for (const [field, sent, comes] of [
    ["iccid", "Iccid", "iccid"],
    ["uniqueName", "UniqueName", "unique_name"],
    ["smsCommandsUrl", "SmsCommandsUrl", "sms_commands_url"],
    ["NetworkAccessProfiles", "NetworkAccessProfiles", "network_access_profiles"],
    ["", "", ""],
  ] as const)
    it(`${JSON.stringify(field)} is sent as ${JSON.stringify(sent)} and comes as ${JSON.stringify(comes)}`, () =>
      assert.deepEqual([pascal(field), snake(field)], [sent, comes]));
});

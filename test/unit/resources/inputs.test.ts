/** Every input of every resource against every type that it is not: the words are ours, and say what to write instead. */
import assert from "node:assert/strict";
import { check } from "../../../provider/core/plan/check";
import type { Value } from "../../../provider/core/terms/value";
import { esimProfile, fleet, ratePlan, sim, tables } from "../../../provider/resources";
import type { Table } from "../../../provider/resources/definition";

const GOOD: Readonly<Record<string, Value>> = {
  iccid: "8988307000000000016",
  uniqueName: "eu",
  networkAccessProfile: `HA${"a".repeat(32)}`,
};

const WRONG = {
  null: null,
  "a number": 4711,
  "a boolean": true,
  text: "x/y",
  "a list": ["x/y"],
  "an object": { a: 1 },
};

/** Of these an eSIM profile needs exactly one. */
const WAYS = ["eid", "generateMatchingId"];

/** The failure of one input beside what the resource needs. */
function said(table: Table, input: string, value: Value): string[] {
  const needed = Object.fromEntries(
    Object.entries(GOOD).filter(
      ([name]) => name in table.inputs.shape && !table.inputs.shape[name]?.safeParse(undefined).success,
    ),
  );
  const ordered = table === esimProfile && !WAYS.includes(input) ? { eid: "8".repeat(32) } : {};
  return check(table, {}, { ...needed, ...ordered, [input]: value }, () => 0.5).failures.map(({ reason }) => reason);
}

/** How the type of an input is called, by the types that are no failure or another one. */
const typeOf = (table: Table, input: string): string => {
  const { failures } = check(table, {}, { ...GOOD, [input]: null }, () => 0.5);
  assert.ok(failures.length > 0);
  const kinds = Object.entries(WRONG).filter(
    ([kind, value]) => !said(table, input, value).join().includes(` is ${kind}`),
  );
  return kinds.map(([kind]) => kind).join();
};

describe("an input of the wrong type", () => {
  for (const table of tables)
    for (const input of Object.keys(table.inputs.shape))
      it(`is told in our words: ${table.type} ${input}`, () => {
        for (const [kind, value] of Object.entries(WRONG)) {
          const reasons = said(table, input, value);
          const foreign = reasons.filter((reason) =>
            /invalid|expected|received|undefined|NaN|too (big|small)/i.test(reason),
          );
          assert.deepEqual(foreign, []);
          assert.ok(reasons.length <= 1, reasons.join("\n"));
          if (kind === "null") assert.match(reasons[0] ?? "", new RegExp(`\`${input}\` is null: `));
          else if (reasons[0])
            assert.match(reasons[0], new RegExp(`\`${input}(\\.\\w+)?\`.* (must|has|cannot|is|\`timeouts\\.a\`)`));
        }
        assert.match(typeOf(table, input), /^(text|a number|a boolean|a list|an object)$/, "one type is right");
      });

  const words: readonly [Table, string, Value, string][] = [
    [sim, "status", null, "is null: leave it out to leave it alone"],
    [sim, "fleet", null, 'is null: leave it out to leave it alone, or declare "" for none'],
    [sim, "uniqueName", null, 'is null: leave it out to leave it alone, or declare "" for none'],
    [sim, "iccid", null, "is null: a SIM needs it"],
    [sim, "registrationCode", null, "is null: leave it out to leave it alone"],
    [sim, "skipAwait", null, "is null: leave it out to have the default"],
    [sim, "timeouts", null, "is null: leave it out to have the default"],
    [fleet, "uniqueName", null, "is null: leave it out to have one chosen"],
    [fleet, "networkAccessProfile", null, "is null: a Fleet needs it"],
    [sim, "status", 5, ' = 5 is a number: it must be "ready", "active" or "inactive", in quotes'],
    [sim, "fleet", 42, " = 42 is a number: it must be the SID or the unique name of a Fleet, in quotes"],
    [sim, "fleet", { sid: "HF" }, " is an object: it must be the SID or the unique name of a Fleet"],
    [sim, "fleet", ["eu"], " is a list: it must be the SID or the unique name of a Fleet"],
    [sim, "skipAwait", "true", ' = "true" is text: it must be true or false, without quotes'],
    [sim, "timeouts", 10, ' = 10 is a number: it must be an object such as { create: "10m" }'],
    [sim, "onDelete", false, ' = false is a boolean: it must be "deactivate", "retain" or "release", in quotes'],
    [
      fleet,
      "dataLimit",
      "250",
      ' = "250" is text: it must be a whole number of megabytes from 1 to 2,000,000, without quotes',
    ],
    [
      fleet,
      "ipCommandsUrl",
      true,
      ' = true is a boolean: it must be an absolute http or https URL, or "" to clear it, in quotes',
    ],
    [ratePlan, "internationalRoaming", "data", ' = "data" is text: it must be a list of "data" and "messaging"'],
    [ratePlan, "friendlyName", 7, " = 7 is a number: it must be text, in quotes"],
  ];
  for (const [table, input, value, expected] of words)
    it(`is called what it is: ${table.type} ${input} = ${JSON.stringify(value)}`, () => {
      const [reason = ""] = said(table, input, value);
      assert.ok(reason.endsWith(`\`${input}\`${expected.startsWith("is") ? " " : ""}${expected}`), reason);
    });

  it("is named inside a list or an object, too", () => {
    const [profile] = tables.filter(({ type }) => type.endsWith("NetworkAccessProfile"));
    assert.ok(profile);
    const { uniqueName = "" } = GOOD;
    const networks = check(profile, {}, { uniqueName, networks: [null, 5] }, () => 0.5).failures;
    assert.deepEqual(
      networks.map(({ reason }) => reason),
      [
        'Network Access Profile "eu": `networks.0` is null: take it out',
        'Network Access Profile "eu": `networks.1` = 5 is a number: it must be the SID of a network: HW and 32 hex digits, in quotes',
      ],
    );
    const iccid = String(GOOD.iccid);
    assert.equal(
      check(sim, {}, { iccid, timeouts: { create: 90 } }, () => 0.5).failures[0]?.reason,
      `SIM ${iccid}: \`timeouts.create\` = 90 is a number: it must be a duration such as "90s", "10m" or "1h30m", in quotes`,
    );
  });

  it("never shows a secret, whatever it is", () => {
    for (const value of [4711, true, ["4711"], { code: "4711" }, null])
      for (const { property, reason } of check(
        sim,
        {},
        { iccid: "8988307000000000016", registrationCode: value },
        () => 0,
      ).failures) {
        assert.equal(property, "");
        assert.ok(!reason.includes("4711"));
      }
  });
});

import assert from "node:assert/strict";
import { check } from "../../../provider/core/plan/check";
import { fleet, networkAccessProfile, ratePlan, sim, wirelessSim } from "../../../provider/resources";
import { lostInPath } from "../../../provider/resources/path-safe";

const NAP = `HA${"a".repeat(32)}`;
const ICCID = "8988307000000000016";
const LOST = [
  "region/eu",
  "a\\b",
  "what?",
  "no#1",
  "a%2Fb",
  "50%25",
  "a\nb",
  "tab\t",
  "\u0000",
  "\u0085",
  "\u2028",
  "\ud83d",
  ".",
  "..",
  " ",
];
const SAFE = [
  "eu trackers",
  "50%",
  "100 % EU",
  "über/".slice(0, 4),
  "a;b",
  "a&b=c",
  "a+b",
  "日本",
  "😀",
  "...",
  "~",
  "a@b:c",
  "",
  " x ",
];

describe("a text in a URL's path", () => {
  it("is lost or changed with these characters, and only with these", () => {
    for (const text of LOST) assert.notEqual(lostInPath(text), undefined, JSON.stringify(text));
    for (const text of SAFE) assert.equal(lostInPath(text), undefined, JSON.stringify(text));
  });

  it("that is a unique name is refused with the reason, for every resource that has one", () => {
    for (const uniqueName of LOST)
      for (const [table, needed] of [
        [sim, { iccid: ICCID }],
        [wirelessSim, { iccid: ICCID }],
        [fleet, { networkAccessProfile: NAP }],
        [networkAccessProfile, {}],
        [ratePlan, {}],
      ] as const) {
        const { failures } = check(table, {}, { ...needed, uniqueName }, () => 0);
        assert.equal(failures.length, 1, `${table.type} ${JSON.stringify(uniqueName)}`);
        assert.match(
          failures[0]?.reason ?? "",
          /cannot stand in a URL, by which the API finds names: it has .*Choose another name$/,
        );
      }
  });

  it("that names another object is refused with the way out, its SID", () => {
    for (const name of LOST)
      for (const [table, inputs, prefix] of [
        [sim, { iccid: ICCID, fleet: name }, "HF"],
        [wirelessSim, { iccid: ICCID, ratePlan: name }, "WP"],
        [fleet, { uniqueName: "eu", networkAccessProfile: name }, "HA"],
      ] as const) {
        const { failures } = check(table, {}, inputs, () => 0);
        assert.equal(failures.length, 1);
        assert.ok(failures[0]?.reason.endsWith(`Declare its SID (${prefix}…)`), failures[0]?.reason);
      }
  });

  it("may be the real name of what another input refers to, with the blanks that it has", () => {
    for (const name of ["EU ", " EU", "EU  1"])
      assert.deepEqual(check(sim, {}, { iccid: ICCID, fleet: name }, () => 0).failures, []);
  });

  it("that an object got elsewhere and a refresh found is not refused while it stays", () => {
    const profile = { networkAccessProfile: NAP };
    const found = { ...profile, uniqueName: "region/eu" };
    for (const declared of [found, profile])
      assert.deepEqual(
        check(fleet, found, declared, () => 0),
        { inputs: found, failures: [] },
      );
    const card = { iccid: ICCID, uniqueName: "region/eu" };
    assert.deepEqual(
      check(sim, card, card, () => 0),
      { inputs: { iccid: ICCID }, failures: [] },
    );
    assert.equal(check(fleet, found, { ...profile, uniqueName: "region/us" }, () => 0).failures.length, 1);
  });
});

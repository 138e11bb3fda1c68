import assert from "node:assert/strict";
import { LEFT, leftName, type Naming, named } from "../../../../provider/core/plan/auto-name";
import { check } from "../../../../provider/core/plan/check";
import { type Properties, UNKNOWN, type Value } from "../../../../provider/core/terms/value";
import { fleet, ratePlan, tables } from "../../../../provider/resources";
import type { Table } from "../../../../provider/resources/definition";

const EU: Naming = { name: "eu", project: "devices", stack: "prod" };
const NAP = "HAaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

const AUTO = tables.filter((table) => Object.values(table.fields).some(({ auto }) => auto));

/** For each table: a fixed field with two values, where there is one. */
const FIXED: Readonly<Record<string, readonly [string, Value, Value]>> = {
  "kore/supersim:Fleet": ["dataEnabled", true, false],
  "kore/wireless:RatePlan": ["dataLimit", 100, 200],
};

describe("a unique name that is left to us", () => {
  const chosen = (table: Table, declared: Properties, before: Properties = {}, naming: Naming = EU) =>
    named(table, before, declared, naming).uniqueName;

  it("is left to us by three tables", () => {
    assert.deepEqual(
      AUTO.map(({ noun }) => noun),
      ["Fleet", "Network Access Profile", "rate plan"],
    );
  });

  for (const table of AUTO) {
    it(`of a ${table.noun} is the resource's name and seven hex digits, always the same`, () => {
      const name = chosen(table, {});
      assert.match(String(name), /^eu-[0-9a-f]{7}$/);
      assert.equal(chosen(table, {}), name);
      for (const other of [{ name: "us" }, { project: "others" }, { stack: "test" }])
        assert.notEqual(chosen(table, {}, {}, { ...EU, ...other }), name);
    });

    it(`of a ${table.noun} stays as the state has it, whoever chose it and however`, () => {
      for (const uniqueName of ["eu-8000000", "declared once"])
        assert.equal(chosen(table, {}, { uniqueName }), uniqueName);
    });

    it(`of a ${table.noun} is chosen again when it was lost, or is one that no program could declare`, () => {
      for (const uniqueName of ["", "trailing ", "..", `${"HF"}${"a".repeat(32)}`])
        assert.equal(chosen(table, {}, { uniqueName }), chosen(table, {}), uniqueName);
    });

    it(`of a ${table.noun} is never one that check refuses, whatever the resource is called`, () => {
      for (const name of ["eu ", " eu", "x".repeat(90), "🚚".repeat(40), "a/b", "..", "SIM cards, all"]) {
        const { failures } = check(table, {}, { networkAccessProfile: NAP }, { ...EU, name });
        assert.deepEqual(
          failures.filter(({ property }) => property === "uniqueName"),
          [],
          name,
        );
      }
    });

    it(`of a ${table.noun} that was changed elsewhere is the one of before, for as long as no run has put it back`, () => {
      const left = leftName(table, { uniqueName: "eu-8000000" }, { uniqueName: "renamed" });
      assert.deepEqual(left, { [LEFT]: "eu-8000000" });
      assert.deepEqual(leftName(table, { uniqueName: "renamed", ...left }, { uniqueName: "renamed" }), left);
      assert.deepEqual(leftName(table, { uniqueName: "renamed", ...left }, { uniqueName: "eu-8000000" }), {});
      assert.equal(chosen(table, {}, { uniqueName: "renamed", ...left }), "eu-8000000");
      assert.equal(chosen(table, { uniqueName: "mine" }, { uniqueName: "renamed", ...left }), "mine");
    });

    const [field, one, other] = FIXED[table.type] ?? [];
    if (field === undefined || one === undefined || other === undefined) continue;
    it(`of a ${table.noun} is another one when ${field} forces a second ${table.noun}, and that is found again, too`, () => {
      const first = chosen(table, { [field]: one });
      const second = chosen(table, { [field]: other }, { [field]: one, uniqueName: "eu-8000000" });
      assert.match(String(second), /^eu-[0-9a-f]{7}$/);
      assert.notEqual(second, first);
      // The engine checks a replacement again without what was before; so does the run after a destroy.
      assert.equal(chosen(table, { [field]: other }), second);
      assert.equal(chosen(table, { [field]: one }, { [field]: other, uniqueName: second ?? "" }), first);
    });

    it(`of a ${table.noun} is not known while ${field} is not, unless the state has one`, () => {
      assert.equal(chosen(table, { [field]: UNKNOWN }), UNKNOWN);
      assert.equal(chosen(table, { [field]: UNKNOWN }, { [field]: one, uniqueName: "eu" }), "eu");
    });
  }

  it("does not depend on the order of a fixed list", () => {
    const both = ["data", "messaging"];
    const plan = (list: readonly string[]) => chosen(ratePlan, { internationalRoaming: list });
    assert.equal(plan(both), plan([...both].reverse()));
  });

  it("can be told apart by its resource's name alone, as older SDKs tell it", () => {
    assert.match(String(chosen(fleet, {}, {}, { name: "eu" })), /^eu-[0-9a-f]{7}$/);
    assert.match(String(named(fleet, {}, {}).uniqueName), /^Fleet-[0-9a-f]{7}$/);
  });
});

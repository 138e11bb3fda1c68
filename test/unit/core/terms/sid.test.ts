/** SIDs in capitals, of every input that can hold one: one form from check on, and no difference to an older state. */
import assert from "node:assert/strict";
import { check } from "../../../../provider/core/plan/check";
import { diff } from "../../../../provider/core/plan/diff";
import { seenIn, wantedIn } from "../../../../provider/core/plan/situation";
import { differences } from "../../../../provider/core/terms/differences";
import { asSid, sameSid } from "../../../../provider/core/terms/sid";
import type { Properties } from "../../../../provider/core/terms/value";
import { fleet, networkAccessProfile, sim, tables, wirelessSim } from "../../../../provider/resources";
import type { Table } from "../../../../provider/resources/definition";

const large = (kind: string) => `${kind}${"AB".repeat(16)}`;
const small = (kind: string) => `${kind}${"ab".repeat(16)}`;
const card = { iccid: "8988307000000000016" };

const ROWS: readonly [Table, Properties, string, kind: string, output: string][] = [
  [sim, card, "fleet", "HF", "fleetSid"],
  [sim, card, "accountSid", "AC", "accountSid"],
  [wirelessSim, card, "ratePlan", "WP", "ratePlanSid"],
  [wirelessSim, card, "accountSid", "AC", "accountSid"],
  [fleet, { uniqueName: "eu" }, "networkAccessProfile", "HA", "networkAccessProfileSid"],
  [networkAccessProfile, { uniqueName: "eu" }, "networks", "HW", "networks"],
];

describe("a SID in capitals", () => {
  it("has a row here for every input that can hold one", () => {
    const inputs = tables.flatMap(({ type, fields }) =>
      Object.entries(fields).flatMap(([name, { sids }]) => (sids ? [`${type} ${name}`] : [])),
    );
    assert.deepEqual(ROWS.map(([{ type }, , name]) => `${type} ${name}`).sort(), inputs.sort());
  });

  for (const [table, needed, field, kind, output] of ROWS) {
    const as = (sid: string) => ({ ...needed, [field]: field === "networks" ? [sid] : sid });
    const live = { ...needed, [output]: field === "networks" ? [small(kind)] : small(kind) };

    it(`is the API's form after check, and the same as before: ${table.type} ${field}`, () => {
      for (const before of [{}, as(large(kind)), as(small(kind))]) {
        const { inputs, failures } = check(table, before, as(large(kind)));
        const { [table.removal.option ?? ""]: _, ...others } = inputs;
        assert.deepEqual({ inputs: others, failures }, { inputs: as(small(kind)), failures: [] });
      }
    });

    it(`is no difference to what the API shows, nor in a state of before: ${table.type} ${field}`, () => {
      assert.deepEqual(differences(table, as(large(kind)), live, ["update", "replace"]), []);
      for (const outputs of [live, { ...live, ...as(large(kind)) }])
        assert.deepEqual(diff(table, outputs, as(small(kind))), { reasons: [], replaces: [], looks: false });
      if (!table.lifecycle) return;
      const { assigned, owner } = wantedIn(table, as(large(kind)));
      const shown = seenIn(table, live);
      assert.deepEqual([assigned ?? shown.assigned, owner ?? shown.owner], [shown.assigned, shown.owner]);
    });
  }

  it("is another one with other digits, and every other text is itself", () => {
    assert.equal(asSid(large("HF")), small("HF"));
    assert.ok(sameSid(large("HF"), small("HF")) && !sameSid(small("HF"), small("HA")));
    assert.ok(!sameSid(`HF${"AB".repeat(15)}AC`, small("HF")));
    for (const text of ["EU", "eu-AB", `${large("HF")}A`, ""]) assert.equal(asSid(text), text);
    assert.ok(!sameSid("EU", "eu") && !sameSid(undefined, "x") && sameSid(undefined, undefined));
  });
});

/** Answers that are not quite as documented: what nothing depends on stops nothing. */
import assert from "node:assert/strict";
import { differences } from "../../../provider/core/terms/differences";
import { fromAnswer } from "../../../provider/core/terms/wire";
import { esimProfile, fleet, ratePlan, sim, tables, wirelessSim } from "../../../provider/resources";
import type { Table } from "../../../provider/resources/definition";

const sidOf = ({ sid }: Table) => `${sid.source.slice(1, 3)}${"a".repeat(32)}`;
const NEEDED = { sid: "", iccid: "8988307000000000016", status: "active", account_sid: `AC${"b".repeat(32)}` };

/** The least that an answer must have. */
const least = (table: Table) => {
  const sims = table === sim || table === wirelessSim;
  return { ...(sims && NEEDED), ...(table === esimProfile && { status: "available" }), sid: sidOf(table) };
};
const live = (table: Table, answer: object) => fromAnswer(table, table.answer.parse({ ...least(table), ...answer }));

describe("an answer", () => {
  for (const table of tables)
    it(`needs little of a ${table.noun}, and each property only for what it is for`, () => {
      assert.equal(live(table, {}).sid, sidOf(table));
      for (const key of Object.keys(least(table)))
        assert.equal(table.answer.safeParse({ ...least(table), [key]: undefined }).success, false, key);
      for (const key of Object.keys(table.answer.shape).filter((name) => !(name in least(table))))
        for (const absent of [undefined, null])
          assert.ok(table.answer.safeParse({ ...least(table), [key]: absent }).success);
    });

  it("without fleet_sid is of a SIM in no Fleet", () => assert.equal(live(sim, {}).fleetSid, ""));

  it("may have numbers and booleans as text, and text as numbers", () => {
    const seen = live(fleet, {
      data_limit: "250",
      data_enabled: "true",
      sms_commands_enabled: "false",
      unique_name: 42,
    });
    const declared = { dataLimit: 250, dataEnabled: true, smsCommandsEnabled: false, uniqueName: "42" };
    assert.deepEqual(differences(fleet, declared, seen, ["update", "replace"]), []);
    assert.equal(live(ratePlan, { data_limit: "1000" }).dataLimit, 1000);
    assert.deepEqual(differences(fleet, { dataLimit: 251 }, seen), ["dataLimit"]);
  });

  it("with what is no number in a number's place stops nothing, and differs", () => {
    assert.deepEqual(differences(fleet, { dataLimit: 250 }, live(fleet, { data_limit: "unlimited" })), ["dataLimit"]);
  });

  it("with an ICCID as a number is not believed: its last digits are lost", () => {
    assert.equal(sim.answer.safeParse({ ...least(sim), iccid: Number(NEEDED.iccid) }).success, false);
  });
});

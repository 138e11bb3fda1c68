/** What each builder of a row says, and no more. The tables made of rows are in define.test.ts. */
import assert from "node:assert/strict";
import { z } from "zod";
import * as inputs from "../../../provider/resources/inputs";
import { FLEET, NETWORK } from "../../../provider/resources/kinds";
import * as rows from "../../../provider/resources/rows";

const input = z.string();
const form = { input, answer: z.string() };

/** The row without its schemas, and whether an input may be left out. */
function traits({ input: schema, answer, ...row }: { readonly input?: z.ZodType; readonly answer?: z.ZodType }) {
  return { ...row, optional: schema?.safeParse(undefined).success, answered: answer !== undefined };
}

describe("the row of", () => {
  const optional = { optional: true, answered: true };
  const needed = { optional: false, answered: true };
  for (const [what, row, expected] of [
    ["an identity", rows.identity(form), { ...needed, rule: "replace", identifies: true }],
    [
      "a chosen name",
      rows.chosenName(input),
      { ...needed, rule: "update", identifies: true, role: "name", auto: true },
    ],
    [
      "a unique name",
      rows.uniqueName(83011),
      { ...optional, rule: "update", role: "name", handedOn: true, taken: 83011 },
    ],
    ["an update", rows.update(form), { ...optional, rule: "update" }],
    ["a status", rows.status(input), { ...optional, rule: "update" }],
    ["a transfer", rows.transfer(form), { ...optional, rule: "update", role: "owner", sids: true }],
    ["what is fixed", rows.fixed("so it is")(form), { ...optional, rule: "replace", immutable: "so it is" }],
    ["a reference", rows.reference(FLEET, input), { ...needed, rule: "update", refersTo: FLEET, sids: true }],
    [
      "members",
      rows.members(NETWORK, input),
      { rule: "update", membersOf: NETWORK, set: true, sids: true, optional: true, answered: false },
    ],
    ["a secret", rows.secretOnce(form), { rule: "writeOnce", secret: true, optional: true, answered: false }],
    ["an option", rows.option(form, "patience"), { rule: "option", role: "patience", optional: true, answered: false }],
    [
      "what is only read",
      rows.computed({ role: "sid" }),
      { rule: "computed", role: "sid", optional: undefined, answered: true },
    ],
  ] as const)
    it(what, () => assert.deepEqual(traits(row), expected));

  it("a fixed set is a set", () => {
    const row = rows.fixed("so")(inputs.someOf(["data", "messaging"]));
    assert.deepEqual(traits(row), { ...optional, rule: "replace", immutable: "so", set: true });
  });

  it("the ways of letting go takes their names", () => {
    const { input: schema, role } = rows.letGo({ retain: {}, rename: {} });
    assert.equal(role, "removal");
    assert.deepEqual(
      ["retain", "rename", undefined, "delete"].map((way) => schema.safeParse(way).success),
      [true, true, true, false],
    );
  });
});

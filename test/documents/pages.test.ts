/** One page a resource: it has every input and output of the table, with its rule, its choices and its default, and no other. */
import assert from "node:assert/strict";
import { z } from "zod";
import { tables } from "../../provider/resources";
import type { Field, Table } from "../../provider/resources/definition";
import { read, rows, section, spans } from "./markdown";

/** What a page says of a change, by the field's rule. */
const ON_CHANGE: Readonly<Record<Field["rule"], RegExp>> = {
  replace: /^replace/,
  update: /^update/,
  writeOnce: /^never compared$/,
  along: /^sent along$/,
  once: /^done once$/,
  option: /^(no request|one look)$/,
  computed: /^$/,
};

const choices = z.object({ properties: z.record(z.string(), z.object({ enum: z.array(z.string()).optional() })) });

const pageOf = ({ type }: Table): string => {
  const [product = "", kind = ""] = type.replace("kore/", "").split(":");
  const name = kind.replace(/(?<=[a-z])[A-Z]/g, "-$&").toLowerCase();
  return `docs/resources/${product === "wireless" ? "wireless-" : ""}${name}.md`;
};

/** What the SDK declares as outputs: everything live, a reference by its SID. */
const outputsOf = ({ fields }: Table): string[] =>
  Object.entries(fields).flatMap(([field, { rule, reference }]) =>
    rule === "option" || rule === "along" || rule === "once" || rule === "writeOnce"
      ? []
      : [reference?.output ?? field],
  );

for (const table of tables)
  describe(pageOf(table), () => {
    const page = read(pageOf(table));
    const inputs = new Map(rows(section(page, "## Inputs")).map(([name = "", ...cells]) => [name, cells]));
    const { properties } = choices.parse(z.toJSONSchema(table.inputs, { io: "input", unrepresentable: "any" }));

    it("has every input and no other", () => {
      const named = Object.keys(table.inputs.shape).map((name) => `\`${name}\``);
      assert.deepEqual([...inputs.keys()].sort(), named.sort());
    });

    it("has every output and no other", () => {
      const told = rows(section(page, "## Outputs")).map(([name = ""]) => name);
      assert.deepEqual(
        told.sort(),
        outputsOf(table)
          .map((name) => `\`${name}\``)
          .sort(),
      );
    });

    it("tells of each input what a change does", () => {
      for (const [name, { rule, together }] of Object.entries<Field>(table.fields)) {
        if (rule === "computed") continue;
        const onChange = inputs.get(`\`${name}\``)?.[2] ?? "";
        assert.match(onChange, ON_CHANGE[rule], name);
        assert.equal(onChange.includes("together"), together !== undefined, name);
      }
    });

    it("tells which inputs are required, and which values there are to choose from", () => {
      for (const [name, schema] of Object.entries(table.inputs.shape)) {
        const [type = "", preset = ""] = inputs.get(`\`${name}\``) ?? [];
        const optional = schema.safeParse(undefined).success || table.fields[name]?.auto === true;
        assert.equal(preset === "required", !optional, name);
        const values = properties[name]?.enum;
        if (values)
          assert.deepEqual(
            spans(type),
            values.map((value) => JSON.stringify(value)),
            name,
          );
      }
    });

    it("tells what destroying does by default, and has a row for every policy", () => {
      const { option, policies } = table.removal;
      if (option === undefined) return assert.deepEqual(Object.keys(policies), [table.removal.default]);
      assert.equal(inputs.get(`\`${option}\``)?.[1], `\`"${table.removal.default}"\``);
      const below = section(page, "## Delete");
      for (const policy of Object.keys(policies)) assert.ok(below.includes(`\`"${policy}"\``), policy);
    });
  });

/** By what of this package an operation, a parameter or a property of the API is reached: read from the tables. */
import { z } from "zod";
import { tables } from "../../provider/resources";
import type { Field, Table } from "../../provider/resources/definition";
import { lookups } from "../../provider/resources/lookups";
import type { Lookup } from "../../provider/resources/lookups/definition";
import type { Operation } from "./openapi";

/** What the package looks up in a resource's own list, by the resource's type. */
const LISTED: Readonly<Record<string, string>> = {
  "kore/supersim:Sim": "`getSim`, `getSims`",
  "kore/supersim:Fleet": "`getFleets`",
  "kore/wireless:Sim": "`wireless.getSim`, `wireless.getSims`",
};

/** Paths are compared without the names of what stands in braces. */
const bare = (path: string): string => path.replaceAll(/\{\w+\}/g, "{}");

/** What the package calls a resource: `Sim`, `wireless.Sim`. */
const classOf = ({ type, service }: Table): string => {
  const name = type.slice(type.indexOf(":") + 1);
  return service === "wireless" ? `wireless.${name}` : name;
};

const below = ({ path }: Table): string => `${path}/{}`;
const tablesAt = ({ service, path }: Operation): Table[] =>
  tables.filter((table) => table.service === service && [table.path, below(table)].includes(bare(path)));
/** Members are listed, added and removed; none is asked for by itself. */
const membersAt = ({ service, path, method }: Operation): Table[] =>
  tables.filter((table) => {
    const list = table.members && `${below(table)}/${table.members.path}`;
    return (
      table.service === service && list !== undefined && (method === "DELETE" ? `${list}/{}` : list) === bare(path)
    );
  });
const lookupsAt = ({ service, path }: Operation): Lookup[] =>
  Object.values(lookups).filter((one) => one.service === service && one.paths.map(bare).includes(bare(path)));

/** What a program declares or calls, as far as it needs the operation. */
export function operation(of: Operation): string | undefined {
  const said = [
    ...tablesAt(of).flatMap((table) => ofTable(table, of) ?? []),
    ...membersAt(of).map((table) => `\`${table.members?.field}\` of \`${classOf(table)}\``),
    ...(of.method === "GET" ? lookupsAt(of).map(({ called }) => `\`${called}\``) : []),
  ];
  return said.length > 0 ? said.join("; ") : undefined;
}

function ofTable(table: Table, { method, path }: Operation): string | undefined {
  const name = `\`${classOf(table)}\``;
  const a = /^[AEIOU]/.test(classOf(table)) ? "an" : "a";
  const { create, removal, fields, type } = table;
  const one = bare(path) === below(table);
  const rules = Object.values(fields).map(({ rule }) => rule);
  if (one) {
    if (method === "GET") return `reading ${a} ${name}, \`${classOf(table)}.get\``;
    if (method === "POST") return rules.includes("update") ? `changing ${a} ${name}` : undefined;
    const deleted = Object.entries(removal.policies).find(([, { act }]) => act === "delete")?.[0];
    const how = removal.option === undefined ? "destroying it" : `\`${removal.option}: "${deleted}"\``;
    return deleted === undefined ? undefined : `${name}: ${how}`;
  }
  if (method === "POST") return create.way !== "adopt" || create.register ? `creating ${a} ${name}` : undefined;
  const found = create.way === "make" ? [] : [`finding ${a} ${name}`];
  return [...found, ...(LISTED[type] ? [LISTED[type]] : [])].join("; ") || undefined;
}

/** The inputs and arguments that are sent under this name. */
export function parameter(name: string, of: Operation): string | undefined {
  const inputs = tablesAt(of).flatMap((table) => {
    const { create } = table;
    const filter = of.method === "GET" && create.way !== "make" && create.filter === name ? [create.by] : [];
    const sent = Object.entries(table.fields).flatMap(([field, row]) =>
      isSent(row, name) && !filter.includes(field) ? [field] : [],
    );
    const looked = of.method === "GET" ? LISTED[table.type] : undefined;
    return [
      ...filter.map((field) => `\`${field}\` of \`${classOf(table)}\``),
      ...sent.map((field) => `\`${field}\` of ${looked ?? `\`${classOf(table)}\``}`),
    ];
  });
  const members = membersAt(of).flatMap(({ members: list, ...table }) =>
    list?.parameter === name ? [`\`${list.field}\` of \`${classOf({ ...table, members: list })}\``] : [],
  );
  const asked = lookupsAt(of).flatMap(({ called, filters }) =>
    Object.entries(filters).flatMap(([argument, { parameter: sent }]) =>
      sent === name ? [`\`${argument}\` of \`${called}\``] : [],
    ),
  );
  return [...inputs, ...members, ...asked].join("; ") || undefined;
}

const isSent = ({ parameter: sent, once }: Field, name: string): boolean =>
  sent === name || (once !== undefined && name in once.sends);

/** The outputs and answers that show a property. */
export function property(name: string, of: Operation): string | undefined {
  const outputs = tablesAt(of).flatMap((table) =>
    Object.entries(table.fields).flatMap(([field, { answer, reference }]) =>
      answer === name ? [`\`${reference?.output ?? field}\` of \`${classOf(table)}\``] : [],
    ),
  );
  const members = membersAt(of).flatMap((table) =>
    name === "sid" ? [`\`${table.members?.field}\` of \`${classOf(table)}\``] : [],
  );
  const shown = lookupsAt(of).flatMap((one) => (membersOf(one).has(name) ? [`\`${one.called}\``] : []));
  return [...outputs, ...members, ...shown].join("; ") || undefined;
}

/** A part of a JSON schema. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
}

/** The properties that an answer of a lookup is read from, as they are on the wire; an object counts, and all that is in it. */
function membersOf({ answer }: Lookup): Set<string> {
  const shape: Shape = JSON.parse(JSON.stringify(z.toJSONSchema(answer, { io: "input", unrepresentable: "any" })));
  return new Set(namesIn(shape));
}

function namesIn({ properties = {}, items, anyOf = [] }: Shape, before = ""): string[] {
  const own = Object.entries(properties).flatMap(([name, member]) => [
    before + name,
    ...namesIn(member, `${before}${name}.`),
  ]);
  return [...own, ...(items ? namesIn(items, before) : []), ...anyOf.flatMap((one) => namesIn(one, before))];
}

/** From the rows of a resource to the table that the core reads: schemas, wire names, and all that follows from what the rows say. */
import { type ZodObject, type ZodType, z } from "zod";
import type { Adopt, Field, Make, Members, Order, Reference, Removal, Role, Table } from "./definition";
import { type Kind, pascal, snake } from "./kinds";
import type { Lifecycle } from "./lifecycle";
import { EVERY_OBJECT } from "./options";
import type { Computed, Declarable, Rows } from "./rows";

/** What a resource states about itself. */
export interface Definition<R extends Rows> {
  /** `kore/<service>:<class>`. */
  readonly type: `kore/${string}:${string}`;
  readonly kind: Kind;
  readonly fields: R;
  readonly create: Adopting | { readonly way: "make" } | Order;
  /** Of these inputs exactly one is declared, and not as `""`. `otherwise`: what is said, of the first of them. */
  readonly exactlyOne?: { readonly of: readonly (keyof R & string)[]; readonly otherwise: string };
  readonly removal: Pick<Removal, "default" | "policies">;
  readonly lifecycle?: Lifecycle;
}

interface Adopting extends Pick<Adopt, "way" | "whenMissing"> {
  readonly register?: Omit<NonNullable<Adopt["register"]>, "parameters">;
}

/** The inputs that the rows let a program declare. */
type InputsOf<R extends Rows> = {
  [F in keyof R as R[F] extends Declarable ? F : never]: R[F] extends Declarable<infer I> ? I : never;
};

/** A table whose inputs the compiler knows one by one. */
type Defined<R extends Rows> = Omit<Table, "inputs"> & { readonly inputs: ZodObject<InputsOf<R>, z.core.$strict> };

export function define<const R extends Rows>(resource: Definition<R>): Defined<R>;
export function define({ type, kind, fields: own, create, removal, lifecycle, exactlyOne }: Definition<Rows>): Table {
  // Every object's rows come last; a row of the table's own counts, wherever it stands.
  const rows = Object.entries({ ...own, ...EVERY_OBJECT, ...own });
  const roles = rolesOf(rows);
  const identity = rows.find(([, { identifies }]) => identifies)?.[0] ?? "sid";
  const fields = Object.fromEntries(rows.map(([name, row]) => [name, fieldOf(name, row, roles)]));
  const parameter = (field: string) => fields[field]?.parameter ?? pascal(field);
  const members = rows.flatMap(([name, { membersOf }]) => (membersOf ? [membersRow(name, membersOf, kind)] : []))[0];
  return {
    type,
    service: type.slice("kore/".length, type.indexOf(":")),
    ...kind,
    identity,
    roles,
    inputs: withOne(
      z.strictObject(schemas(rows, (row) => (row.rule === "computed" ? undefined : row.input))),
      exactlyOne,
    ),
    answer: z.object(
      schemas(
        rows,
        (row) => row.answer,
        (name) => fields[name]?.answer ?? name,
      ),
    ),
    fields,
    create:
      create.way === "order"
        ? create
        : create.way === "make"
          ? making(identity, roles)
          : adopting(create, identity, parameter, own[identity]?.hint),
    removal: { ...removal, ...(roles.removal !== undefined && { option: roles.removal }) },
    ...(lifecycle && { lifecycle }),
    ...(members && { members }),
  };
}

/** The same inputs, of which exactly one is declared. */
const withOne = (inputs: ZodObject, exactlyOne: Definition<Rows>["exactlyOne"]): ZodObject =>
  exactlyOne === undefined
    ? inputs
    : inputs.refine((declared) => exactlyOne.of.filter((name) => declared[name]).length === 1, {
        path: [...exactlyOne.of.slice(0, 1)],
        error: exactlyOne.otherwise,
      });

type Named = readonly [name: string, row: Declarable | Computed];

const rolesOf = (rows: readonly Named[]): Table["roles"] =>
  Object.fromEntries(rows.flatMap(([name, { role }]): [Role, string][] => (role ? [[role, name]] : [])));

/** Wire names are mechanical: `UniqueName` is sent, `unique_name` comes back, a reference comes back as `fleet_sid`. */
function fieldOf(name: string, row: Declarable | Computed, roles: Table["roles"]): Field {
  const { rule, refersTo, immutable, secret, handedOn, taken, auto, set, sids, once } = row;
  const sent = rule === "replace" || rule === "update" || rule === "writeOnce" || rule === "along";
  return {
    rule,
    ...(sent && { parameter: pascal(name) }),
    ...(row.answer && { answer: refersTo ? `${snake(name)}_sid` : snake(name) }),
    ...(refersTo && { reference: referenceOf(name, refersTo) }),
    ...(immutable !== undefined && { immutable, together: roles.name }),
    ...(secret && { secret }),
    ...(handedOn && { handedOn }),
    ...(taken !== undefined && { taken }),
    ...(auto && { auto }),
    ...(set && { set }),
    ...(sids && { sids }),
    ...(once && { once }),
  };
}

const referenceOf = (name: string, { noun, path, listKey, sid }: Kind): Reference => ({
  noun,
  path,
  listKey,
  sid,
  output: `${name}Sid`,
});

const membersRow = (name: string, { noun }: Kind, owner: Kind): Members => ({
  field: name,
  path: pascal(name),
  listKey: snake(name),
  ownedBy: `${owner.noun.replaceAll(" ", "_").toLowerCase()}_sid`,
  parameter: pascal(noun),
});

const making = (by: string, { adopt }: Table["roles"]): Make => ({
  way: "make",
  by,
  ...(adopt !== undefined && { adoptOption: adopt }),
});

function adopting(
  { register, whenMissing }: Adopting,
  by: string,
  parameter: (field: string) => string,
  hint: Adopt["hint"],
): Adopt {
  const parameters = register && Object.fromEntries([by, register.needs].map((field) => [parameter(field), field]));
  return {
    way: "adopt",
    filter: parameter(by),
    by,
    whenMissing,
    ...(hint && { hint }),
    ...(register && parameters && { register: { ...register, parameters } }),
  };
}

/** The schema of each row that has one, by the name that it has there. */
const schemas = (
  rows: readonly Named[],
  of: (row: Declarable | Computed) => ZodType | undefined,
  as: (name: string) => string = (name) => name,
): Record<string, ZodType> =>
  Object.fromEntries(
    rows.flatMap(([name, row]): [string, ZodType][] => {
      const schema = of(row);
      return schema ? [[as(name), schema]] : [];
    }),
  );

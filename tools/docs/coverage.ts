/** docs/coverage.md, written from KORE's OpenAPI files and from the tables: every operation, parameter and property, and by what it is reached or why not. */
import { type Document, type FILES, fileOf, type Operation, operationsIn } from "./openapi";
import { operation, parameter, property } from "./reach";
import { REASONS, type Reason } from "./reasons";

/** A line of the page. */
export interface Row {
  readonly of: Operation;
  /** A parameter or property; absent for the operation itself. */
  readonly name?: string;
  /** Absent: nobody has said it. */
  readonly answer?: string | undefined;
}

const PRODUCTS = { supersim: "Super SIM", wireless: "Programmable Wireless" } as const;

/** Every row of one file. What belongs to an operation that is left out has no rows of its own. */
export function rowsOf(service: string, document: Document): Row[] {
  return operationsIn(service, document).flatMap((of): Row[] => {
    const reached = operation(of);
    const own = { of, answer: reached ?? reasonOf(of)?.why };
    if (reached === undefined) return [own];
    const sent = [...of.query, ...of.form].map((name) => ({
      of,
      name,
      answer: parameter(name, of) ?? reasonOf(of, name)?.why,
    }));
    const shown = of.properties.map((name) => ({ of, name, answer: property(name, of) ?? reasonOf(of, name)?.why }));
    return [own, ...sent, ...shown];
  });
}

/** Every row of both products. */
export const allRows = (): Row[] => SERVICES.flatMap((service) => rowsOf(service, fileOf(service)));

const SERVICES: readonly (keyof typeof FILES)[] = ["supersim", "wireless"];

/** The lines of the list that leave something out which a table reaches, or which is not there. */
export const needless = (rows: readonly Row[]): Reason[] =>
  REASONS.filter(
    (reason) => !rows.some(({ of, name, answer }) => reasonOf(of, name) === reason && answer === reason.why),
  );

function reasonOf(of: Operation, name?: string): Reason | undefined {
  const title = `${of.service} ${of.method} ${of.path}`;
  return REASONS.find(
    ({ operation: pattern, names }) =>
      (name === undefined
        ? names === undefined
        : names?.some((one) => name === one || name.startsWith(`${one}.`)) === true) && matches(pattern, title),
  );
}

const matches = (pattern: string, title: string): boolean =>
  new RegExp(
    `^${pattern
      .split("*")
      .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
      .join(".*")}$`,
  ).test(title);

/** The whole document. */
export function coverageDocument(): string {
  return [
    "<!-- Written by `npm run docs` from openapi/*.json and the tables of provider/resources. Edit those, and tools/docs/reasons.ts. -->",
    "# What of KORE's API is covered",
    "",
    "Every operation of both OpenAPI files, with every parameter and every property of its answer.",
    "Each has what of this package reaches it, or why nothing does.",
    "Beside these, `meta` of every list is read to follow its pages.",
    "",
    ...SERVICES.flatMap((service) => [
      `## ${PRODUCTS[service]}`,
      "",
      "| operation | parameter or property | reached by |",
      "|---|---|---|",
      ...linesOf(rowsOf(service, fileOf(service))),
      "",
    ]),
  ].join("\n");
}

/** Properties are told where they come first: an operation that shows the same in the same way names that one. */
function linesOf(rows: readonly Row[]): string[] {
  const told = new Map<string, string>();
  return [...new Set(rows.map(({ of }) => of))].flatMap((of) => {
    const own = rows.filter((row) => row.of === of);
    const isShown = ({ name }: Row) => name !== undefined && of.properties.includes(name);
    const shown = own.filter(isShown).map(line);
    const key = shown.join();
    const first = told.get(key);
    if (first === undefined) told.set(key, titleOf(of));
    const properties =
      first === undefined || shown.length === 0 ? shown : [`| | its properties | as of \`${first}\` |`];
    return [...own.filter((row) => !isShown(row)).map(line), ...properties];
  });
}

const titleOf = ({ method, path }: Operation): string => `${method} ${path}`;

const line = ({ of, name, answer = "" }: Row): string =>
  name === undefined ? `| \`${titleOf(of)}\` | | ${answer} |` : `| | \`${name}\` | ${answer} |`;

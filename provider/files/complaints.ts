/** From what a schema says of a whole value to findings: each with the part that it is about, where it stands, and what was meant. */
import type { ZodError, ZodType } from "zod";
import type { Finding } from "../findings/finding";
import { tables } from "../resources";
import { complaintOf, expectedBy, fault, kindOf, type Place, shown } from "./fault";
import { nearest } from "./nearest";
import { keysOf, partAt, schemaAt } from "./parts";
import type { Nodes } from "./yaml-nodes";

/** Inputs whose value is never shown. */
const SECRETS = new Set(
  tables.flatMap(({ fields }) => Object.keys(fields).filter((field) => fields[field]?.secret === true)),
);

type Issue = ZodError["issues"][number];

export interface Judged {
  readonly file: string;
  readonly value: unknown;
  readonly schema: ZodType;
  readonly nodes: Nodes;
}

export const complaints = ({ file, value, schema, nodes }: Judged, issues: readonly Issue[]): Finding[] =>
  issues
    .flatMap((issue) => inner(value, issue))
    .flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => unknownKey(file, nodes, [...issue.path, key], issue.message, schema))
        : [wrongPart(file, nodes, issue, value, schema)],
    );

/** Of the alternatives that a part could be, those of the one that it tries to be: a row for a map, a text for a text. */
function inner(root: unknown, issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const isMap = typeof partAt(root, issue.path) === "object";
  const tried = issue.errors.filter(([first]) => {
    const typed = first?.code === "invalid_type" && first.path.length === 0;
    return !typed && (isMap ? first?.code === "unrecognized_keys" || (first?.path.length ?? 0) > 0 : true);
  });
  const [only, ...others] = tried;
  if (only === undefined || others.length > 0) return [issue];
  return only.flatMap((one) => inner(root, { ...one, path: [...issue.path, ...one.path] }));
}

function wrongPart(file: string, nodes: Nodes, issue: Issue, root: unknown, schema: ZodType): Finding {
  const { path } = issue;
  const part = partAt(root, path);
  const property = words(path);
  const kind = kindOf(nameOf(path));
  if (part === undefined) return missing(file, nodes, path, property);
  const own = schemaAt(schema, path);
  if (part === null) return noValue({ file, ...nodes.valueAt(path) }, kind, property, own);
  const given = SECRETS.has(String(path.at(-1))) ? {} : shownOf(part, nodes.sourceAt(path));
  const place = { file, ...nodes.valueAt(path) };
  return fault(place, kind, property, complaintOf(issue), { ...(own && { schema: own }), ...given });
}

/** A list or a map is too long to be shown; a number is shown with all the digits that the file has. */
function shownOf(part: unknown, source: string | undefined) {
  if (typeof part === "string") return { found: shown(part), text: part };
  return typeof part === "object" ? {} : { found: source ?? shown(part) };
}

/** What YAML makes of a key with nothing behind it. */
function noValue(place: Place, kind: string, property: string, schema: ZodType | undefined): Finding {
  const expected = schema && expectedBy(schema);
  return {
    kind,
    severity: "error",
    message: `\`${property}\` has no value${expected === undefined ? "" : `: it must be ${expected}`}`,
    ...place,
    property,
    found: "nothing",
    ...(expected !== undefined && { expected }),
    hint: "Write a value, or take the key out to leave it alone.",
  };
}

const missing = (file: string, nodes: Nodes, path: readonly PropertyKey[], property: string): Finding => ({
  kind: "missing-key",
  severity: "error",
  message: `\`${property}\` is missing`,
  file,
  ...nodes.keyAt(path.slice(0, -1)),
  property,
  found: "nothing",
  expected: `\`${String(path.at(-1))}\``,
  hint: `Add \`${String(path.at(-1))}\` here.`,
});

function unknownKey(
  file: string,
  nodes: Nodes,
  path: readonly PropertyKey[],
  message: string,
  schema: ZodType,
): Finding {
  const key = String(path.at(-1));
  const known = keysOf(schemaAt(schema, path.slice(0, -1)));
  const meant = nearest(key, known);
  const hint = meant === undefined ? "Take it out." : `Do you mean \`${meant}\`?`;
  // Schemas with words of their own tell what there is; the others speak of the type of the whole map.
  const says = message.startsWith("is not known") ? message : "is not known";
  return {
    kind: "unknown-key",
    severity: "error",
    message: `\`${words(path)}\` ${says}${meant === undefined ? "" : `; do you mean \`${meant}\`?`}`,
    file,
    ...nodes.keyAt(path),
    property: words(path),
    found: `\`${key}\``,
    expected: known.join(", "),
    hint,
  };
}

/** `sims.list[3].iccid`. */
export const words = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? "the file"
    : path
        .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
        .join("")
        .slice(1);

/** The last name of a path: an ICCID of a list has none of its own. */
function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  return typeof last === "number" ? "iccid" : String(last ?? "file");
}

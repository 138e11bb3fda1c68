/** The parts of a YAML text with line and column. Ten times as slow as reading the value alone, and so only for files with a fault. */
import type { Document } from "yaml";
import type { Point } from "./lines";

export interface Nodes {
  /** Of the value, or of what would hold it where there is none. */
  valueAt(path: readonly PropertyKey[]): Point;
  keyAt(path: readonly PropertyKey[]): Point;
  /** A scalar as the file has it: a number has all its digits there. */
  sourceAt(path: readonly PropertyKey[]): string | undefined;
}

/** No more than anybody mends at once. */
const MOST = 20;

export function createNodes(text: string): Nodes {
  const { yaml, documents, placeOf } = read(text);
  const [document] = documents;
  const nodeAt = (path: readonly PropertyKey[]) => document && at(document, path);
  const place = (node: unknown): Point | undefined =>
    yaml.isNode(node) && node.range ? placeOf(node.range[0]) : undefined;
  const valueAt = (path: readonly PropertyKey[]): Point => {
    const own = place(nodeAt(path));
    if (own !== undefined) return own;
    return path.length === 0 ? { line: 1, column: 1 } : keyAt(path.slice(0, -1));
  };
  const keyAt = (path: readonly PropertyKey[]): Point => {
    const holder = nodeAt(path.slice(0, -1));
    const last = String(path.at(-1));
    const pair = yaml.isMap(holder)
      ? holder.items.find(({ key }) => String(yaml.isScalar(key) ? key.value : key) === last)
      : undefined;
    return place(pair?.key) ?? valueAt(path);
  };
  return {
    valueAt,
    keyAt,
    sourceAt: (path) => {
      const node = nodeAt(path);
      return yaml.isScalar(node) ? node.source : undefined;
    },
  };
}

/** What is no YAML, in all of the file. */
export function syntaxFaults(text: string): readonly (Point & { readonly message: string })[] {
  const { documents, placeOf } = read(text);
  const faults = documents.flatMap(({ errors }) =>
    errors.map(({ message, pos: [begin] }) => ({ message, ...placeOf(begin) })),
  );
  // One slip is told once, though it has several consequences at one place.
  const first = new Map(faults.toReversed().map((fault) => [`${fault.line}:${fault.column}`, fault]));
  return [...first.values()].toReversed().slice(0, MOST);
}

function read(text: string) {
  // Loaded only now: most files have no fault.
  const yaml: typeof import("yaml") = require("yaml");
  const counter = new yaml.LineCounter();
  const read = yaml.parseAllDocuments(text, { lineCounter: counter, prettyErrors: false, logLevel: "silent" });
  const documents: readonly Document.Parsed[] = Array.isArray(read) ? read : [];
  const placeOf = (offset: number): Point => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  return { yaml, documents, placeOf };
}

/** Follows aliases, which stand for a part elsewhere. */
const at = (document: Document.Parsed, path: readonly PropertyKey[]): unknown =>
  path.length === 0 ? document.contents : document.getIn(path.map(keyOf), true);

const keyOf = (key: PropertyKey): string | number => (typeof key === "number" ? key : String(key));

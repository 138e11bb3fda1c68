/** Where a request about an object or its collection goes, what becomes of its answer, and how messages call it. */
import type { ZodType } from "zod";
import { segment } from "../../http/segment";
import type { Table } from "../../resources/definition";
import { subject } from "../terms/subject";
import { type Properties, sidOf } from "../terms/value";
import { fromAnswer } from "../terms/wire";
import type { Reading } from "./context";

export interface Endpoint {
  readonly service: string;
  readonly path: string;
  /** What an answer must have; it arrives as properties, by the names that programs use. */
  readonly answer: ZodType<Properties>;
  readonly subject: string;
  readonly signal?: AbortSignal | undefined;
}

/** One object: the one that was seen, or the one with this SID or unique name, of which so much is known. */
export function objectOf(context: Reading, seen: Properties): Endpoint;
export function objectOf(context: Reading, key: string, known: Properties): Endpoint;
export function objectOf(context: Reading, which: Properties | string, known: Properties = {}): Endpoint {
  const { table, signal } = context;
  const byKey = typeof which === "string";
  const path = `${table.path}/${segment(byKey ? which : sidOf(which))}`;
  const about: Properties = byKey ? { ...known, sid: known.sid ?? which } : which;
  return { service: table.service, path, answer: answerOf(table), subject: subject(table, about), signal };
}

/** The collection, for a request about one object that is to be in it. */
export function collectionOf({ table, signal }: Reading, about: Properties): Endpoint {
  return { service: table.service, path: table.path, answer: answerOf(table), subject: subject(table, about), signal };
}

/** The collection's list; `about` is the one object that is looked for in it. */
export function listOf({ table, signal }: Reading, about?: Properties) {
  return {
    service: table.service,
    path: table.path,
    key: table.listKey,
    item: answerOf(table),
    subject: about ? subject(table, about) : `the list of ${table.noun}s`,
    signal,
  };
}

const answers = new WeakMap<Table, ZodType<Properties>>();

/** One schema a table: making one costs more than reading a small answer. */
function answerOf(table: Table): ZodType<Properties> {
  const known = answers.get(table) ?? table.answer.transform((answer) => fromAnswer(table, answer));
  answers.set(table, known);
  return known;
}

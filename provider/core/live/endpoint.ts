/** Where a request about an object or its collection goes, what becomes of its answer, and how messages call it. */
import { type ZodType, z } from "zod";
import { isAboutAnother } from "../../http/answer";
import { segment } from "../../http/segment";
import { SID, type Table } from "../../resources/definition";
import { sameKey } from "../terms/sid";
import { subject } from "../terms/subject";
import { type Properties, sidOf, text } from "../terms/value";
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

/** One object: the one that was seen, or the one with this SID or unique name, of which so much is known. Its answers are about no other. */
export function objectOf(context: Reading, seen: Properties): Endpoint;
export function objectOf(context: Reading, key: string, known: Properties): Endpoint;
export function objectOf(context: Reading, which: Properties | string, known: Properties = {}): Endpoint {
  const { table, signal } = context;
  const key = typeof which === "string" ? which : sidOf(which);
  const about: Properties = typeof which === "string" ? { ...known, sid: known.sid ?? which } : which;
  const answer = heldAgainst(table, table.sid.test(key) ? SID : (table.roles.name ?? SID), key);
  return {
    service: table.service,
    path: `${table.path}/${segment(key)}`,
    answer,
    subject: subject(table, about),
    signal,
  };
}

/** The collection, for a request about one object that is to be in it. */
export function collectionOf({ table, signal }: Reading, about: Properties): Endpoint {
  const identity = text(about[table.identity]);
  const answer = identity ? heldAgainst(table, table.identity, identity) : answerOf(table);
  return { service: table.service, path: table.path, answer, subject: subject(table, about), signal };
}

/** The answer of a table, refused where it is about another object than the one that was asked for. */
const heldAgainst = (table: Table, field: string, asked: string): ZodType<Properties> =>
  answerOf(table).superRefine((live, context) => {
    if (!sameKey(text(live[field]), asked))
      context.addIssue(isAboutAnother(subject(table, live), `${field} ${JSON.stringify(asked)}`));
  });

/** One member of a list below an object: the one that was asked for, where it is one. An answer need not say whose it is. */
export const memberOf = ({ members, noun }: Table, owner: string, asked?: string): ZodType<{ readonly sid: string }> =>
  z.looseObject({ sid: z.string() }).superRefine(({ sid, [members?.ownedBy ?? ""]: named }, context) => {
    const whose = typeof named === "string" ? named : owner;
    if (!sameKey(whose, owner)) context.addIssue(isAboutAnother(`${noun} ${whose}`, owner));
    if (asked !== undefined && !sameKey(sid, asked)) context.addIssue(isAboutAnother(sid, asked));
  });

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

/** From the unique name of an object to its SID, in one request for all SIMs that declare the name. */
import { z } from "zod";
import { isAboutAnother } from "../../http/answer";
import type { Api } from "../../http/api";
import { unlessNotFound } from "../../http/errors";
import { segment } from "../../http/segment";
import type { Reference } from "../../resources/definition";
import { createReader, OLDEST, type Reader } from "../../shared/reader";
import type { Clock } from "../../time/clock";
import { sameKey } from "../terms/sid";

/** A name is looked up once in this time, however many SIMs declare it. */
const FRESH_FOR = 30_000;

/** What is known of the other object. */
export interface Named {
  readonly sid: string;
  readonly name: string | null;
  /** SID of the account that it is on, where the answer says so. */
  readonly owner: string | undefined;
}

/** A preview names the Fleets of 800 SIMs: so many of them are asked for one by one, then their list is. */
const FEW = 2;

/** What kind of object a name is of. */
type About = Pick<Reference, "path" | "noun" | "sid" | "listKey">;

/** Of one account. */
export interface Names {
  /** The object of that name or SID, or `undefined` when the account has none. */
  find(reference: About, service: string, key: string): Promise<Named | undefined>;
  /** As `find`, but "no such name" also counts for 30 s, as a refresh of a thousand SIMs needs it. Not for deciding about a write. */
  glance(reference: About, service: string, key: string): Promise<Named | undefined>;
  /** As `glance`, and many share list pages: for previews. */
  browse(reference: About, service: string, key: string): Promise<Named | undefined>;
  /** Something below this path was written: names may mean other objects from now on. */
  forget(service: string, path: string): void;
}

interface Entry {
  readonly at: number;
  missing: boolean;
  readonly named: Promise<Named | undefined>;
}

const answer = z
  .object({ sid: z.string(), unique_name: z.string().nullish(), account_sid: z.string().nullish() })
  .transform(
    ({ sid, unique_name, account_sid }): Named => ({ sid, name: unique_name ?? null, owner: account_sid ?? undefined }),
  );

export function createNames(api: Api, clock: Clock): Names {
  const known = new Map<string, Map<string, Entry>>();
  const below = (service: string, path: string) => {
    const place = `${service} ${path}`;
    const entries = known.get(place) ?? new Map<string, Entry>();
    known.set(place, entries);
    return entries;
  };
  const readers = new Map<string, Reader<Named>>();
  const readerOf = ({ path, noun, listKey }: About, service: string) => {
    const place = `${service} ${path}`;
    const list = () =>
      api.pages({ service, path, key: listKey, item: answer, subject: `the list of ${noun}s`, onUnreadable: () => {} });
    const reader =
      readers.get(place) ?? createReader(list, ({ sid, name }) => (name ? [sid, name] : [sid]), clock, FEW);
    readers.set(place, reader);
    return reader;
  };
  const ask =
    (believesMissing: boolean): Names["find"] =>
    (reference, service, key) => {
      const entries = below(service, reference.path);
      const entry = entries.get(key);
      if (entry && (believesMissing || !entry.missing) && clock.now() - entry.at < FRESH_FOR) return entry.named;
      const named = lookUpNamed(api, reference, service, key);
      const fresh: Entry = { at: clock.now(), missing: false, named };
      entries.set(key, fresh);
      // Before a write a missing name is asked for again: the program may make the Fleet any moment. So is a name whose request failed.
      named.then(
        (found) => {
          fresh.missing = found === undefined;
        },
        () => entries.delete(key),
      );
      return named;
    };
  const glance = ask(true);
  return {
    find: ask(false),
    glance,
    async browse(reference, service, key) {
      const reader = readerOf(reference, service);
      const demand = { group: "", oldest: OLDEST.shown };
      return (await reader.read(key, demand, () => glance(reference, service, key))).value;
    },
    forget(service, path) {
      known.delete(`${service} ${path}`);
      readers.delete(`${service} ${path}`);
    },
  };
}

/** The object of that name or SID, asked for anew. */
export async function lookUpNamed(
  api: Api,
  { path, noun, sid }: Omit<About, "listKey">,
  service: string,
  key: string,
): Promise<Named | undefined> {
  const call = {
    service,
    path: `${path}/${segment(key)}`,
    answer: answer.superRefine((found, context) => {
      // An answer need not have a name: then nothing tells that it is another's.
      const shown = sid.test(key) ? found.sid : (found.name ?? key);
      if (!sameKey(shown, key))
        context.addIssue(isAboutAnother(`${noun} ${JSON.stringify(shown)} (${found.sid})`, JSON.stringify(key)));
    }),
    subject: `${noun} ${JSON.stringify(key)}`,
  };
  return api.get(call).catch(unlessNotFound);
}

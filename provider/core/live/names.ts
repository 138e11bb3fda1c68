/** From the unique name of an object to its SID, once for everybody who asks. */
import { z } from "zod";
import { isAboutAnother } from "../../http/answer";
import type { Api } from "../../http/api";
import { unlessNotFound } from "../../http/errors";
import { segment } from "../../http/segment";
import type { Reference } from "../../resources/definition";
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

/** What kind of object a name is of. */
type About = Pick<Reference, "path" | "noun" | "sid">;

/** Of one account. */
export interface Names {
  /** The object of that name or SID, or `undefined` when the account has none. */
  find(reference: About, service: string, key: string): Promise<Named | undefined>;
  /** As `find`, but that the account has none is believed as long as that it has one. Not for deciding about a write. */
  glance(reference: About, service: string, key: string): Promise<Named | undefined>;
  /** Something below this path was written: names may mean other objects from now on. */
  forget(service: string, path: string): void;
}

interface Entry {
  readonly at: number;
  missing: boolean;
  readonly named: Promise<Named | undefined>;
}

const answer = z.object({ sid: z.string(), unique_name: z.string().nullish(), account_sid: z.string().nullish() });

export function createNames(api: Api, clock: Clock): Names {
  const known = new Map<string, Map<string, Entry>>();
  const below = (service: string, path: string) => {
    const place = `${service} ${path}`;
    const entries = known.get(place) ?? new Map<string, Entry>();
    known.set(place, entries);
    return entries;
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
      // A name that is missing is asked for again before a write: it may be made any moment. So is one that could not be asked for.
      named.then(
        (found) => {
          fresh.missing = found === undefined;
        },
        () => entries.delete(key),
      );
      return named;
    };
  return {
    find: ask(false),
    glance: ask(true),
    forget(service, path) {
      known.delete(`${service} ${path}`);
    },
  };
}

/** The object of that name or SID, asked for anew. */
export async function lookUpNamed(
  api: Api,
  { path, noun, sid }: About,
  service: string,
  key: string,
): Promise<Named | undefined> {
  const call = {
    service,
    path: `${path}/${segment(key)}`,
    answer: answer.superRefine((found, context) => {
      // An answer need not have a name: then nothing tells that it is another's.
      const shown = sid.test(key) ? found.sid : (found.unique_name ?? key);
      if (!sameKey(shown, key))
        context.addIssue(isAboutAnother(`${noun} ${JSON.stringify(shown)} (${found.sid})`, JSON.stringify(key)));
    }),
    subject: `${noun} ${JSON.stringify(key)}`,
  };
  const found = await api.get(call).catch(unlessNotFound);
  return found && { sid: found.sid, name: found.unique_name ?? null, owner: found.account_sid ?? undefined };
}

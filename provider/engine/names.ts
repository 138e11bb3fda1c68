/** From the unique name of an object to its SID, once for everybody who asks. */
import { z } from "zod";
import type { Api } from "../http/api";
import { ApiError } from "../http/errors";
import type { Reference } from "../resources/definition";
import type { Clock } from "../time/clock";

/** A name is looked up once in this time, however many SIMs declare it. */
const FRESH_FOR = 30_000;

export interface Names {
  /** The SID behind a name, or `undefined` when the account has none of that name. */
  sidOf(reference: Reference, service: string, name: string): Promise<string | undefined>;
}

const named = z.object({ sid: z.string(), unique_name: z.string().nullable() });

export function createNames(api: Api, clock: Clock): Names {
  const known = new Map<string, { readonly at: number; readonly sid: Promise<string | undefined> }>();
  return {
    sidOf(reference, service, name) {
      const path = `${reference.path}/${encodeURIComponent(name)}`;
      const entry = known.get(path);
      if (entry && clock.now() - entry.at < FRESH_FOR) return entry.sid;
      const sid = lookUp(api, reference, service, path, name);
      known.set(path, { at: clock.now(), sid });
      // A name that is missing, or that could not be asked for, is asked for again: it may be made any moment.
      sid.then(
        (found) => found ?? known.delete(path),
        () => known.delete(path),
      );
      return sid;
    },
  };
}

async function lookUp(api: Api, { noun }: Reference, service: string, path: string, name: string) {
  try {
    return (await api.get({ service, path, answer: named, subject: `${noun} "${name}"` })).sid;
  } catch (error) {
    if (error instanceof ApiError && error.isNotFound) return undefined;
    throw error;
  }
}

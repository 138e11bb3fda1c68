/** From the unique name of an object to its SID, once for everybody who asks. */
import { z } from "zod";
import type { Api } from "../http/api";
import { unlessNotFound } from "../http/errors";
import type { Reference } from "../resources/definition";
import type { Clock } from "../time/clock";

/** A name is looked up once in this time, however many SIMs declare it. */
const FRESH_FOR = 30_000;

/** What is known of the other object. */
export interface Named {
  readonly sid: string;
  readonly name: string | null;
  /** SID of the account that it is on. */
  readonly owner: string;
}

export interface Names {
  /** The object of that name or SID, or `undefined` when the account has none. */
  find(reference: Reference, service: string, key: string): Promise<Named | undefined>;
}

const answer = z.object({ sid: z.string(), unique_name: z.string().nullable(), account_sid: z.string() });

export function createNames(api: Api, clock: Clock): Names {
  const known = new Map<string, { readonly at: number; readonly named: Promise<Named | undefined> }>();
  return {
    find(reference, service, key) {
      const path = `${reference.path}/${encodeURIComponent(key)}`;
      const entry = known.get(path);
      if (entry && clock.now() - entry.at < FRESH_FOR) return entry.named;
      const named = lookUp(api, service, path, `${reference.noun} "${key}"`);
      known.set(path, { at: clock.now(), named });
      // A name that is missing, or that could not be asked for, is asked for again: it may be made any moment.
      named.then(
        (found) => found ?? known.delete(path),
        () => known.delete(path),
      );
      return named;
    },
  };
}

async function lookUp(api: Api, service: string, path: string, subject: string): Promise<Named | undefined> {
  const found = await api.get({ service, path, answer, subject }).catch(unlessNotFound);
  return found && { sid: found.sid, name: found.unique_name, owner: found.account_sid };
}

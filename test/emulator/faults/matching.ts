/** Whether a request is one that a fault means. */

import type { ApiName } from "../http/call";
import type { Store } from "../store/store";
import type { FaultTarget } from "./rule";

/** What is known of a request before it is executed. */
export interface Subject {
  readonly api: ApiName;
  readonly method: string;
  readonly path: string;
  readonly operation: string | undefined;
  readonly segments: Readonly<Record<string, string>>;
  readonly iccid: string | undefined;
}

export function strikes(target: FaultTarget | undefined, subject: Subject, store: Store): boolean {
  if (target === undefined) return true;
  const { api, method, operation, path, sim } = target;
  const operations = operation === undefined ? undefined : [operation].flat();
  return (
    (api === undefined || api === subject.api) &&
    (method === undefined || method === subject.method) &&
    (operations === undefined || operations.some((name) => name === subject.operation)) &&
    (path === undefined || pathPattern(path).test(subject.path)) &&
    (sim === undefined || isAbout(subject, sim, store))
  );
}

function pathPattern(path: string): RegExp {
  const parts = path.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}

function isAbout(subject: Subject, reference: string, store: Store): boolean {
  const named = [subject.segments.Sid, subject.segments.SimSid, subject.iccid].filter((name) => name !== undefined);
  if (named.includes(reference)) return true;
  return namesOf(reference, store).some((name) => named.includes(name));
}

/** Every name of the SIM that a SID, ICCID or unique name means. */
export function namesOf(reference: string, store: Store): string[] {
  const found = simsMeant(reference, store);
  return found.flatMap((sim) => [sim.sid, sim.iccid, ...(sim.uniqueName ? [sim.uniqueName] : [])]);
}

function simsMeant(reference: string, store: Store) {
  const direct = [
    store.sims.get(reference) ?? store.sims.find("iccid", reference),
    store.wirelessSims.get(reference) ?? store.wirelessSims.find("iccid", reference),
  ];
  const known = direct.filter((sim) => sim !== undefined);
  if (known.length > 0) return known;
  return [...store.sims, ...store.wirelessSims].filter((sim) => sim.uniqueName === reference);
}

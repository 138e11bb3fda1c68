/** Unique names and references: how a resource is addressed by SID or name, and which names are taken. */
import { ApiError } from "../api-error";
import type { Call } from "../http/call";
import { isSidShaped } from "../sid";
import type { Owned } from "../store/records";
import { nameKey, reaches } from "../store/store";
import type { Table } from "../store/table";

const MAX_NAME_LENGTH = 64;

/** A resource of the caller: by SID also of the accounts below, by unique name only of the caller's own. */
export function lookUp<R extends Owned, K extends string>(
  call: Call,
  table: Table<R, K | "name">,
  reference: string,
): R | undefined {
  const bySid = table.get(reference);
  if (bySid !== undefined && reaches(call.world.store, call.account.sid, bySid.accountSid)) return bySid;
  return table.find("name", nameKey(call.account.sid, reference));
}

/** A resource of one account, by SID or unique name. */
export function ownedBy<R extends Owned, K extends string>(
  table: Table<R, K | "name">,
  accountSid: string,
  reference: string,
): R | undefined {
  const bySid = table.get(reference);
  return bySid?.accountSid === accountSid ? bySid : table.find("name", nameKey(accountSid, reference));
}

/** The refusals of a unique name: a wrong one, and one that is taken. */
export interface NameRefusals {
  readonly invalid: ApiErrorMaker;
  readonly taken: ApiErrorMaker;
}
type ApiErrorMaker = (why: string) => Error;

export const SUPERSIM_NAMES: NameRefusals = {
  invalid: (why) => new ApiError(40400, why),
  taken: (why) => new ApiError(40400, why),
};

export const WIRELESS_NAMES: NameRefusals = {
  invalid: (why) => new ApiError(33101, why),
  taken: (why) => new ApiError(33101, why),
};

/** Reads UniqueName and checks it: undefined is "not sent", null is "cleared". */
export function readName<R extends Owned, K extends string>(
  call: Call,
  table: Table<R, K | "name">,
  accountSid: string,
  refusals: NameRefusals,
  self?: R,
): string | null | undefined {
  const name = call.form.clearable("UniqueName");
  if (name === undefined || name === null) return name;
  if (name.length > MAX_NAME_LENGTH) throw refusals.invalid(`UniqueName has more than ${MAX_NAME_LENGTH} characters`);
  if (isSidShaped(name)) throw refusals.invalid(`UniqueName "${name}" is shaped like a SID`);
  const holder = table.find("name", nameKey(accountSid, name));
  if (holder !== undefined && holder !== self) throw refusals.taken(`UniqueName "${name}" is taken by ${holder.sid}`);
  return name;
}

/** A patch without the members that were not sent. */
export function given<P extends object>(patch: { [K in keyof P]: P[K] | undefined }): Partial<P> {
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined);
  const result: Partial<P> = {};
  return Object.assign(result, Object.fromEntries(entries));
}

/** An eSIM profile: reserved by itself after it was ordered, then whatever the device does with it. */
import { hash } from "node:crypto";
import { ISSUERS, iccidOf } from "../seed/iccid";
import type { ESimProfile } from "../store/records";

/** Where profiles are downloaded from; a host name, as in the documents' examples. */
export const SMDP_PLUS_ADDRESS = "sm-dp-plus.kore.com";
/** What a failed reservation shows. The documents have the two members and no value of them. */
const FAILURE = { errorCode: "83500", errorMessage: "No eSIM Profiles available" } as const;
/** Serial numbers of the SIMs that profiles bring, apart from all cards of the seeds. */
const FIRST_SERIAL = 500_000_000;

/** When the profile next changes by itself. */
export function nextWake({ status, reservation }: ESimProfile): number | null {
  if (reservation === null) return null;
  return status === "new" ? reservation.begins : reservation.ends;
}

/** What has changed by itself at an instant, undefined when nothing has. Whoever makes it `available` gives it its SIM. */
export function wake(profile: ESimProfile, at: number): Partial<ESimProfile> | undefined {
  const { reservation, status } = profile;
  if (reservation === null) return undefined;
  if (status === "new") return reservation.begins <= at ? { status: "reserving", updated: at } : undefined;
  if (reservation.ends > at) return undefined;
  const over = { reservation: null, updated: at } as const;
  return reservation.fails ? { ...over, ...FAILURE, status: "failed" } : { ...over, ...arrived(profile) };
}

/** A profile that can be downloaded; its matching ID is there when one was asked for. */
export const arrived = ({ sid, generatesMatchingId }: ESimProfile): Partial<ESimProfile> => ({
  status: "available",
  matchingId: generatesMatchingId ? matchingIdOf(sid) : null,
});

/** What a device's user types in or scans. */
export const activationCodeOf = ({ matchingId }: ESimProfile): string | null =>
  matchingId === null ? null : `1$${SMDP_PLUS_ADDRESS.toUpperCase()}$${matchingId}`;

export const iccidOfProfile = (made: number): string => iccidOf(ISSUERS.supersim, FIRST_SERIAL + made);

/** Five groups of five, from the profile's own SID: the same in every run. */
const matchingIdOf = (sid: string): string =>
  (hash("md5", sid).toUpperCase().slice(0, 25).match(/.{5}/g) ?? []).join("-");

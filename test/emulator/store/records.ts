/** What the emulator keeps of each resource: instants as numbers, references as SIDs, nothing rendered. */
export interface Stored {
  /** Place in the order of lists; also the page token. */
  ordinal: number;
  readonly sid: string;
  created: number;
  updated: number;
}

export interface Owned extends Stored {
  accountSid: string;
  uniqueName: string | null;
}

export const SUPERSIM_STATUSES = ["new", "ready", "active", "inactive", "scheduled"] as const;
export const SUPERSIM_WRITABLE = ["ready", "active", "inactive"] as const;
export type SuperSimStatus = (typeof SUPERSIM_STATUSES)[number];
export type SuperSimSettled = Exclude<SuperSimStatus, "scheduled">;

export const WIRELESS_STATUSES = [
  "new",
  "ready",
  "active",
  "suspended",
  "deactivated",
  "canceled",
  "deleted",
  "scheduled",
  "updating",
] as const;
export const WIRELESS_WRITABLE = ["ready", "active", "suspended", "deactivated"] as const;
export type WirelessStatus = (typeof WIRELESS_STATUSES)[number];
export type WirelessSettled = Exclude<WirelessStatus, "scheduled" | "updating">;

/** A queued update: what the SIM was, what it becomes at `due`, or stays when the update fails. */
export interface Move<S extends string> {
  readonly from: S;
  readonly to: S;
  /** The Fleet (Super SIM) or RatePlan (wireless) the SIM has once the move is complete. */
  readonly group: string | null;
  readonly due: number;
  readonly fails: boolean;
}

/** The chain of billing periods a SIM is in. */
export interface Billing {
  readonly type: "ready" | "active";
  readonly start: number;
  /** Since when no new period begins, because the SIM is inactive. */
  readonly stopped: number | null;
}

/** Data and messages that the control plane reported for a SIM. */
export interface ReportedUse {
  readonly at: number;
  readonly bytes: number;
  readonly commands: number;
}

interface SimState<S extends string, T extends S> extends Owned {
  readonly iccid: string;
  status: S;
  move: Move<T> | null;
  readySince: number | null;
  activeSince: number | null;
  use: readonly ReportedUse[];
}

export interface SuperSim extends SimState<SuperSimStatus, SuperSimSettled> {
  fleetSid: string | null;
  billing: Billing | null;
  ipAddresses: readonly string[];
}

export interface WirelessSim extends SimState<WirelessStatus, WirelessSettled> {
  ratePlanSid: string | null;
  friendlyName: string | null;
  eid: string | null;
  registrationCode: string | null;
  deactivatedSince: number | null;
  /** When a running connectivity reset ends. */
  resetUntil: number | null;
  commandsCallbackUrl: string | null;
  commandsCallbackMethod: HttpMethod;
  voiceUrl: string | null;
  voiceMethod: HttpMethod;
  voiceFallbackUrl: string | null;
  voiceFallbackMethod: HttpMethod;
  smsUrl: string | null;
  smsMethod: HttpMethod;
  smsFallbackUrl: string | null;
  smsFallbackMethod: HttpMethod;
}

export const HTTP_METHODS = ["GET", "POST"] as const;
export type HttpMethod = (typeof HTTP_METHODS)[number];

export interface Fleet extends Owned {
  networkAccessProfileSid: string;
  dataEnabled: boolean;
  dataLimit: number;
  smsCommandsEnabled: boolean;
  smsCommandsUrl: string | null;
  smsCommandsMethod: HttpMethod;
  ipCommandsUrl: string | null;
  ipCommandsMethod: HttpMethod;
}

export interface NetworkAccessProfile extends Owned {
  networkSids: readonly string[];
}

export interface Network extends Stored {
  readonly friendlyName: string;
  readonly isoCountry: string;
  readonly identifiers: readonly { readonly mcc: string; readonly mnc: string }[];
}

export interface RatePlan extends Owned {
  friendlyName: string | null;
  dataEnabled: boolean;
  dataMetering: string;
  dataLimit: number;
  dataLimitStrategy: string;
  messagingEnabled: boolean;
  voiceEnabled: boolean;
  nationalRoamingEnabled: boolean;
  nationalRoamingDataLimit: number;
  internationalRoaming: readonly string[];
  internationalRoamingDataLimit: number;
}

export const ESIM_STATUSES = ["new", "reserving", "available", "downloaded", "installed", "failed"] as const;
export type ESimStatus = (typeof ESIM_STATUSES)[number];

/** A profile that a device with an eUICC can download; its SIM is on the account once it is available. */
export interface ESimProfile extends Stored {
  readonly accountSid: string;
  /** Of the device that may claim it; null for one that is claimed by its matching ID. */
  readonly eid: string | null;
  readonly generatesMatchingId: boolean;
  status: ESimStatus;
  simSid: string | null;
  iccid: string | null;
  matchingId: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  /** The reservation under way: when it begins and when it ends. */
  reservation: { readonly begins: number; readonly ends: number; readonly fails: boolean } | null;
}

export const SETTINGS_STATUSES = ["scheduled", "in-progress", "successful", "failed"] as const;

/** An over-the-air update of a card's own files. The emulator makes none by itself. */
export interface SettingsUpdate extends Stored {
  readonly simSid: string;
  readonly iccid: string;
  readonly status: (typeof SETTINGS_STATUSES)[number];
  readonly packages: readonly { readonly name: string; readonly version: string }[];
  readonly completed: number | null;
}

/** A SIM card nobody has registered yet. */
export interface UnregisteredSim {
  readonly iccid: string;
  readonly registrationCode: string;
}

/** An account and every credential that opens it. */
export interface Account {
  readonly sid: string;
  readonly parentSid: string | null;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authToken: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

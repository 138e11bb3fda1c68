/** Resources as the API makes them when nothing is said about them. */
import type { Fleet, RatePlan, SuperSim, WirelessSim } from "./records";

/** Megabytes; the create parameter's documented default. */
const DEFAULT_DATA_LIMIT = 1_000;

export function blankSim(sid: string, accountSid: string, iccid: string, created: number): SuperSim {
  return {
    ordinal: 0,
    sid,
    accountSid,
    uniqueName: null,
    iccid,
    status: "new",
    fleetSid: null,
    move: null,
    readySince: null,
    activeSince: null,
    use: [],
    billing: null,
    ipAddresses: [],
    created,
    updated: created,
  };
}

export function blankFleet(sid: string, accountSid: string, networkAccessProfileSid: string, created: number): Fleet {
  return {
    ordinal: 0,
    sid,
    accountSid,
    uniqueName: null,
    networkAccessProfileSid,
    dataEnabled: true,
    dataLimit: DEFAULT_DATA_LIMIT,
    smsCommandsEnabled: true,
    smsCommandsUrl: null,
    smsCommandsMethod: "POST",
    ipCommandsUrl: null,
    ipCommandsMethod: "POST",
    created,
    updated: created,
  };
}

export function blankRatePlan(sid: string, accountSid: string, created: number): RatePlan {
  return {
    ordinal: 0,
    sid,
    accountSid,
    uniqueName: null,
    friendlyName: null,
    dataEnabled: true,
    dataMetering: "payg",
    dataLimit: DEFAULT_DATA_LIMIT,
    dataLimitStrategy: "block",
    messagingEnabled: true,
    voiceEnabled: false,
    nationalRoamingEnabled: false,
    nationalRoamingDataLimit: DEFAULT_DATA_LIMIT,
    internationalRoaming: [],
    internationalRoamingDataLimit: DEFAULT_DATA_LIMIT,
    created,
    updated: created,
  };
}

export function blankWirelessSim(sid: string, accountSid: string, iccid: string, created: number): WirelessSim {
  return {
    ordinal: 0,
    sid,
    accountSid,
    uniqueName: null,
    iccid,
    status: "new",
    ratePlanSid: null,
    friendlyName: null,
    eid: null,
    registrationCode: null,
    move: null,
    readySince: null,
    activeSince: null,
    deactivatedSince: null,
    resetUntil: null,
    use: [],
    commandsCallbackUrl: null,
    commandsCallbackMethod: "POST",
    voiceUrl: null,
    voiceMethod: "POST",
    voiceFallbackUrl: null,
    voiceFallbackMethod: "POST",
    smsUrl: null,
    smsMethod: "POST",
    smsFallbackUrl: null,
    smsFallbackMethod: "POST",
    created,
    updated: created,
  };
}

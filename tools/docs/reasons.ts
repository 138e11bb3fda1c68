/** What of the API this package leaves out, and why. A test asserts that each line is still needed, and that nothing else is left out. */

export interface Reason {
  /** The service, method and path of operations; a `*` stands for anything. */
  readonly operation: string;
  /** Names of parameters or properties; absent: the operation as a whole. */
  readonly names?: readonly string[];
  readonly why: string;
}

const MESSAGE = "not reached: a message to a device, not configuration";
const DEPRECATED = "not reached: deprecated by KORE";
const CHANGED = "not shown: whole seconds of the last change, on which nothing depends";
const LINKS = "not shown: addresses, which follow from the SID";
const PAGES = "read: lists are followed to their end";

export const REASONS: readonly Reason[] = [
  { operation: "supersim * /v1/IpCommands*", why: MESSAGE },
  { operation: "supersim * /v1/SmsCommands*", why: MESSAGE },
  { operation: "wireless * /v1/Commands*", why: MESSAGE },
  { operation: "supersim GET /v1/Networks/{Sid}", why: "not reached: the list shows the same" },
  {
    operation: "supersim GET /v1/NetworkAccessProfiles/{NetworkAccessProfileSid}/Networks/{Sid}",
    why: "not reached: the list shows the same",
  },
  {
    operation: "supersim GET /v1/NetworkAccessProfiles",
    why: "not reached: a profile is found by its SID or unique name",
  },
  { operation: "wireless GET /v1/RatePlans", why: "not reached: a plan is found by its SID or unique name" },
  { operation: "* GET *", names: ["PageSize", "PageToken"], why: PAGES },
  { operation: "* GET *", names: ["Page"], why: "not sent: KORE calls it simply for client state" },
  { operation: "*", names: ["date_updated"], why: CHANGED },
  { operation: "*", names: ["links"], why: LINKS },
  {
    operation: "supersim * /v1/ESimProfiles*",
    names: ["SimSid", "Status"],
    why: "not sent: a profile is found by its SID, or by its EID",
  },
  { operation: "wireless GET /v1/Sims", names: ["EId"], why: DEPRECATED },
  {
    operation: "wireless GET /v1/Sims",
    names: ["SimRegistrationCode"],
    why: "not sent: a SIM is found by its ICCID; this API registers none",
  },
  {
    operation: "wireless * /v1/Sims*",
    names: ["eid"],
    why: "not shown: of a narrowband SIM that KORE no longer sells",
  },
  {
    operation: "wireless * /v1/Sims*",
    names: ["eid", "ip_address", "voice_url", "voice_method", "voice_fallback_url", "voice_fallback_method"],
    why: DEPRECATED,
  },
  {
    operation: "wireless POST /v1/Sims/{Sid}",
    names: ["VoiceUrl", "VoiceMethod", "VoiceFallbackUrl", "VoiceFallbackMethod"],
    why: DEPRECATED,
  },
  {
    operation: "wireless * /v1/RatePlans*",
    names: ["usage_notification_url", "usage_notification_method"],
    why: "not shown: undocumented, and nothing sets it",
  },
  {
    operation: "supersim * /v1/NetworkAccessProfiles/*/Networks",
    names: ["network_access_profile_sid", "friendly_name", "iso_country", "identifiers", "url"],
    why: "not shown: a profile holds SIDs; `getNetworks` shows the rest",
  },
];

/** What the API's codes mean and what to do about them. Sources: KORE's and Twilio's error dictionaries. */
import type { Platform } from "../config";

export interface CodeText {
  readonly means: string;
  readonly todo: string;
}

const RETRY = "Run the same command again; if it stays, ask KORE's support.";
const WAIT = "Wait until the running operation is done, then run the same command again.";
const RIGHTS = "Check the account and the permissions of the credentials.";

/** Codes with one meaning on every platform. */
const COMMON: Readonly<Record<number, CodeText>> = {
  83000: { means: "the registration failed inside the API", todo: RETRY },
  83001: { means: "a parameter of the registration is missing", todo: "Declare both `iccid` and `registrationCode`." },
  83002: {
    means: "no registrable SIM has this ICCID and registration code",
    todo: "Check both against the card, or ask whoever sold it.",
  },
  83003: { means: "the SIM belongs to the account already", todo: "Leave `registrationCode` out." },
  83004: { means: "the update failed inside the API", todo: RETRY },
  83005: {
    means: "the account has no such SIM; it was deleted or moved",
    todo: "Run `pulumi refresh`, or choose the right `account`.",
  },
  83006: { means: "the account has no such Fleet", todo: "Check `fleet`: a SID or unique name of the same account." },
  83007: { means: "a SIM needs a Fleet before it can be ready or active", todo: "Declare `fleet` next to `status`." },
  83008: {
    means: "a SIM cannot leave its Fleet while it is ready or active",
    todo: 'Declare another `fleet`, or status "inactive" together with `fleet: ""`.',
  },
  83009: { means: "another operation on the SIM is under way", todo: WAIT },
  83010: {
    means: "the SIM's status does not allow the one asked for",
    todo:
      "If it is a move that KORE's documents do not list, leave `status` out, or go there in two runs: " +
      "from new by way of ready or active, from ready by way of inactive. If it is one that they list, such as new to active, ask KORE's support.",
  },
  83011: {
    means: "another SIM of the account has this unique name",
    todo: "Declare another `uniqueName`, or clear the other SIM's first.",
  },
  83600: { means: "a parameter has an invalid value", todo: "Check the value that the message names." },
  33000: { means: "an error that the API does not explain", todo: RETRY },
  33004: { means: "the service is overloaded", todo: "Run the same command again later." },
  33010: { means: "another update of the SIM is under way", todo: WAIT },
  33101: {
    means: "a parameter has an invalid value, or one that the SIM's status forbids",
    todo: "Check the values that the message names. A SIM that is ready or active cannot lose its rate plan: suspend it first.",
  },
  33102: {
    means: "a parameter is missing, often the rate plan of the target account",
    todo: "Declare `ratePlan` together with `accountSid`.",
  },
  33103: { means: "the paging information is invalid", todo: RETRY },
  33104: {
    means: "a SIM needs a rate plan before it can be ready or active",
    todo: "Declare `ratePlan` next to `status`.",
  },
  33105: {
    means: "the SIM's status does not allow the one asked for, or the rate plan does not fit the SIM",
    todo:
      "If it is a move that KORE's documents do not list, leave `status` out, or go by way of ready or active if the SIM is new. " +
      "Otherwise check that `ratePlan` fits the SIM.",
  },
  33107: { means: "the account has no such SIM", todo: "Run `pulumi refresh`, or choose the right `account`." },
  33108: {
    means: "the account has no such rate plan",
    todo: "Check `ratePlan`; when moving accounts it must be one of the target account.",
  },
  33119: { means: "a connectivity reset is not possible now", todo: WAIT },
  33120: { means: "a connectivity reset is under way", todo: WAIT },
  33121: { means: "these parameters cannot go together in one request", todo: "Declare them in two steps." },
  33122: {
    means: "SIMs cannot be activated on a rate plan with this data metering",
    todo: 'Use a rate plan with `dataMetering: "payg"`.',
  },
  33201: { means: "not allowed: the account is suspended, or a SIM that is not new was to move", todo: RIGHTS },
  40400: { means: "the gateway found the request malformed", todo: RETRY },
  40401: { means: "the gateway did not accept the credentials", todo: RIGHTS },
  40403: { means: "the gateway denied access", todo: RIGHTS },
  40404: { means: "the gateway knows no such address", todo: "Check the configured URLs." },
  40405: { means: "the gateway does not allow this method there", todo: "Check the configured URLs." },
  40500: { means: "the gateway failed", todo: RETRY },
  40502: { means: "the gateway got no good answer from the API", todo: RETRY },
  40503: { means: "the gateway says that the service is unavailable", todo: RETRY },
  40504: { means: "the gateway got no answer from the API in time", todo: RETRY },
  20404: { means: "not found", todo: "Run `pulumi refresh`, or choose the right `account`." },
  20500: { means: "the API failed", todo: RETRY },
  20503: { means: "the service is unavailable", todo: RETRY },
};

/** Numbers that KORE and Twilio use for different things. */
const BY_PLATFORM: Readonly<Record<Platform, Readonly<Record<number, CodeText>>>> = {
  kore: {
    20001: { means: "the API does not know a parameter", todo: "Update pulumi-kore; if it is current, report it." },
    20002: { means: "a parameter is missing", todo: "Update pulumi-kore; if it is current, report it." },
    20004: {
      means: "the API does not allow this method or combination there",
      todo: "Update pulumi-kore; if it is current, report it.",
    },
    20006: { means: "access denied", todo: RIGHTS },
    20409: { means: "the account's SID is invalid", todo: "Check `accountSid`." },
  },
  twilio: {
    20001: {
      means: "a parameter was not recognised and was ignored",
      todo: "Update pulumi-kore; if it is current, report it.",
    },
    20002: {
      means: "the friendly name is invalid: it must have 1 to 64 characters",
      todo: "Declare a shorter `friendlyName`.",
    },
    20003: { means: "the credentials are not accepted, or belong to another account", todo: RIGHTS },
    20004: {
      means: "the API does not allow this method there",
      todo: "Update pulumi-kore; if it is current, report it.",
    },
    20006: { means: "access denied", todo: RIGHTS },
    20403: { means: "the account is suspended or closed", todo: RIGHTS },
    20409: { means: "the resource cannot be changed now", todo: WAIT },
    20422: { means: "a parameter has an invalid value", todo: "Check the value that the message names." },
    20429: { means: "too many requests at once", todo: "Lower `kore:maxConcurrency`." },
  },
};

const CREDENTIALS = {
  kore: "kore:clientId and kore:clientSecret (or KORE_CLIENT_ID and KORE_CLIENT_SECRET)",
  twilio: "kore:accountSid and kore:authToken, or kore:apiKey and kore:apiSecret (or the TWILIO_ variables)",
} as const satisfies Record<Platform, string>;

/** Meaning by HTTP status, where there is no code. */
const byStatus = (platform: Platform): Readonly<Record<number, CodeText>> => ({
  400: { means: "the request was refused", todo: "Check the value that the message names." },
  401: {
    means: "the credentials are not accepted",
    todo: `Check ${CREDENTIALS[platform]}, or those of the resource's account in kore:accounts.`,
  },
  403: { means: "the credentials do not allow this", todo: RIGHTS },
  404: { means: "not found", todo: "Check the configured URLs and the account." },
  407: { means: "a proxy wants credentials", todo: "Put them into HTTPS_PROXY." },
  409: { means: "another operation is in the way", todo: WAIT },
  429: { means: "too many requests", todo: "Lower `kore:maxConcurrency` or `kore:requestsPerSecond`." },
});

const REDIRECTED = {
  means: "a redirect, which is not followed because it would take the credentials along",
  todo: "Check the configured URLs: http instead of https, or another host.",
} as const satisfies CodeText;

/** The code's meaning on this platform, else the status's; nothing for a success that could not be used. */
export function explain(
  platform: Platform,
  status: number | undefined,
  code: number | undefined,
): CodeText | undefined {
  const known = code === undefined ? undefined : (BY_PLATFORM[platform][code] ?? COMMON[code]);
  if (known || status === undefined) return known;
  if (status >= 500) return { means: "the API or its gateway failed", todo: RETRY };
  if (status >= 300 && status < 400) return REDIRECTED;
  return byStatus(platform)[status];
}

/** What an error answer says for itself: the API's envelope, a gateway's JSON, or the first words of whatever came. */
import type { Response } from "./exchange";
import type { Hide } from "./secrets";

export interface Envelope {
  readonly code?: number | undefined;
  readonly message?: string | undefined;
  readonly moreInfo?: string | undefined;
  /** The body is the API's own error, not a gateway's or a proxy's. */
  readonly genuine: boolean;
  /** It began as JSON and does not end as such: what it was about to say is not known. */
  readonly cutOff?: boolean;
}

/** KORE's and Twilio's `{status, message, code, more_info}`, the token endpoint's `{error, error_description}`, or nothing of the kind. */
export function readEnvelope({ status, body }: Response, hide: Hide): Envelope {
  const json = parse(body);
  if (json === undefined) return { genuine: false, cutOff: /^\s*\{/.test(body) };
  const code = numberOf(json.code);
  return {
    code,
    message: firstText(hide, json.message, json.error_description, json.error),
    moreInfo: firstText(hide, json.more_info, json.info),
    genuine: code !== undefined || (json.status === status && Object.keys(json).every(isOfTheEnvelope)),
  };
}

/** The documents call `code` and `more_info` conditional. Frameworks' own error bodies have a `status` too, but other fields beside it. */
const ENVELOPE = ["status", "message", "code", "more_info", "info", "details", "user_error"] as const;
const isOfTheEnvelope = (field: string): boolean => ENVELOPE.some((known) => known === field);

const numberOf = (code: unknown): number | undefined => {
  if (typeof code === "number") return code;
  return typeof code === "string" && /^\d+$/.test(code) ? Number(code) : undefined;
};

const REQUEST_IDS = ["twilio-request-id", "x-request-id", "x-amzn-requestid", "x-correlation-id"] as const;

/** By what the vendor's support finds the request. */
export const requestIdOf = ({ headers }: Response): string | undefined =>
  REQUEST_IDS.map((name) => headers[name]).find((id) => id !== undefined && LOOKS_LIKE_AN_ID.test(id));

/** A header may hold anything. */
const LOOKS_LIKE_AN_ID = /^[\w.:=+/-]{1,80}$/;

const LONGEST_GLIMPSE = 120;
/** Of a long body only the beginning is looked at. */
const LOOKED_AT = 10_000;
const LONGEST_TEXT = 500;
/** What comes after so many characters of a body is nobody's message. */
const LARGEST = 200_000;

/** The first words of a body that is not an envelope: enough to recognise a gateway's page. */
export function glimpse({ headers, body }: Response, hide: Hide): string {
  // Before anything is cut short: half a secret would not be recognised.
  const words = hide(body.slice(0, LARGEST))
    .slice(0, LOOKED_AT)
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  if (words === "") return "an empty body";
  const kind = /html/i.test(headers["content-type"] ?? "") ? "a page of HTML: " : "";
  return `${kind}${words.length > LONGEST_GLIMPSE ? `${words.slice(0, LONGEST_GLIMPSE)}…` : words}`;
}

function firstText(hide: Hide, ...candidates: readonly unknown[]): string | undefined {
  const first = candidates.find((candidate) => typeof candidate === "string" && candidate !== "");
  return typeof first === "string"
    ? hide(first.slice(0, LARGEST))
        .slice(0, LONGEST_TEXT)
        .replace(/\p{Cc}+/gu, " ")
    : undefined;
}

/** An object, or nothing. */
function parse(body: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === "object" && json !== null && !Array.isArray(json) ? { ...json } : undefined;
  } catch {
    // Not JSON: a gateway's page, an empty body, or a cut-off answer. Its first words are shown instead.
    return undefined;
  }
}

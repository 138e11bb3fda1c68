/** The answers that faults give in place of the API's own. */
import { API_ERRORS, isApiErrorCode } from "../api-error";
import { EXPIRED_TOKEN } from "../http/auth";
import type { FaultEffect } from "./rule";

/** An answer as bytes: what goes over the wire. */
export interface Rendered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const JSON_TYPE = { "content-type": "application/json" } as const;

/** Codes the platform has for a bare HTTP status. */
const CODE_OF_STATUS: Readonly<Record<number, number>> = { 429: 20429, 500: 20500, 503: 20503, 502: 40502, 504: 40504 };

type Answering = Extract<FaultEffect, { kind: "status" | "gateway" | "expiredToken" | "limit" }>;

export function faultyAnswer(effect: Answering): Rendered {
  switch (effect.kind) {
    case "gateway":
      return { status: effect.status, headers: { "content-type": "text/html" }, body: html(effect.status) };
    case "expiredToken":
      return { status: EXPIRED_TOKEN.status, headers: JSON_TYPE, body: JSON.stringify(EXPIRED_TOKEN.body) };
    case "limit":
      return envelope(429, 20429, undefined, retryAfter(effect.retryAfter));
    case "status": {
      if (effect.body === "empty") {
        return { status: effect.status, headers: retryAfter(effect.retryAfter), body: "" };
      }
      const code = effect.code ?? CODE_OF_STATUS[effect.status];
      return envelope(effect.status, code, effect.message, retryAfter(effect.retryAfter));
    }
  }
}

function envelope(
  status: number,
  code: number | undefined,
  message: string | undefined,
  headers: Readonly<Record<string, string>>,
): Rendered {
  const known = code !== undefined && isApiErrorCode(code) ? API_ERRORS[code].message : "A fault was injected";
  const coded = code === undefined ? {} : { code, more_info: `https://docs.korewireless.com/errors/${code}` };
  const body = { status, message: message ?? known, ...coded };
  return { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) };
}

/** HTTP dates are whole seconds of real time, as no client knows the emulator's clock. */
function retryAfter(value: number | "date" | undefined): Record<string, string> {
  if (value === undefined) return {};
  return { "retry-after": value === "date" ? new Date(Date.now() + 2_000).toUTCString() : String(value) };
}

function html(status: number): string {
  return `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>\n`;
}

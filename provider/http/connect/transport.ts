/** The last link: one HTTP request over kept-alive connections. The only file that knows axios. */
import axios from "axios";
import type { Environment } from "../../config";
import { type Exchange, KEPT_HEADERS, NoAnswer, type Response } from "../exchange";
import { createAgents, isBeforeSending, NotConnected } from "./agents";
import { USER_AGENT } from "./version";

export interface TransportSettings {
  /** Connections to one host, at most. */
  readonly maxSockets: number;
  /** Milliseconds until a connection must stand. Default 10 s. */
  readonly connectWithin?: number;
  /** Milliseconds until an answer must be complete. Default 60 s. */
  readonly answerWithin?: number;
  /** Bytes of an answer, at most. Default 64 MiB; a page of 1,000 SIMs is about 0.7 MB. */
  readonly largest?: number;
}

const CONNECT_WITHIN = 10_000;
const ANSWER_WITHIN = 60_000;
const LARGEST = 64 * 1024 * 1024;

const FORM = { "content-type": "application/x-www-form-urlencoded" } as const;

/** Redirects are not followed: they would take the credentials along. Every status is an answer. */
export function createTransport(env: Environment, settings: TransportSettings): Exchange {
  const { maxSockets, connectWithin = CONNECT_WITHIN, answerWithin = ANSWER_WITHIN, largest = LARGEST } = settings;
  const agentFor = createAgents(env, { maxSockets, connectWithin });
  const client = axios.create({
    proxy: false,
    maxRedirects: 0,
    maxContentLength: largest,
    responseType: "text",
    transformResponse: (body: string) => body,
    transformRequest: (body: string) => body,
    validateStatus: () => true,
    headers: { accept: "application/json", "user-agent": USER_AGENT },
  });

  return async ({ method, url, authorization, body, signal }) => {
    signal?.throwIfAborted();
    const agent = agentFor(url);
    // Axios' own timeout starts anew with every piece of an answer; this one does not.
    const control = new AbortController();
    const stop = () => control.abort();
    const timer = setTimeout(stop, answerWithin);
    signal?.addEventListener("abort", stop, { once: true });
    try {
      const answer = await client.request<string>({
        method,
        url,
        headers: { ...(authorization !== undefined && { authorization }), ...(body !== undefined && FORM) },
        httpAgent: agent,
        httpsAgent: agent,
        signal: control.signal,
        data: body,
      });
      return { status: answer.status, headers: kept(answer.headers), body: answer.data ?? "" };
    } catch (error) {
      signal?.throwIfAborted();
      throw control.signal.aborted
        ? new NoAnswer(`no complete answer within ${answerWithin / 1_000} s`, true, true)
        : noAnswer(error);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    }
  };
}

function kept(received: Readonly<Record<string, unknown>>): Response["headers"] {
  const headers: Partial<Record<(typeof KEPT_HEADERS)[number], string>> = {};
  for (const name of KEPT_HEADERS) if (received[name] !== undefined) headers[name] = String(received[name]);
  return headers;
}

/** Codes that no repetition can change. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL/;
/** In the message of axios' error for an answer that is larger than allowed. */
const TOO_LARGE = /maxContentLength/;

/** Only the code and the plain words of a failure leave this file: axios' errors carry the request, credentials and all. */
function noAnswer(error: unknown): NoAnswer {
  if (!(error instanceof Error)) return new NoAnswer("the request failed", true, false);
  const { cause, message } = error;
  if (cause instanceof NotConnected) return new NoAnswer(cause.message, false, cause.isTransient);
  const code = "code" in error ? String(error.code) : "";
  const what = code === "" || message.includes(code) ? message : `${message} (${code})`.trim();
  const stays = CERTIFICATE.test(code) || TOO_LARGE.test(message) || !axios.isAxiosError(error);
  return new NoAnswer(what, !isBeforeSending(cause) && !isBeforeSending(error), !stays);
}

/** An API of a few words: it answers what it is told, in order, and notes what was asked and when. */
import { type Exchange, NoAnswer, type Request, type Response } from "../../../provider/http/exchange";
import type { Clock } from "../../../provider/time/clock";

/** Status alone, or with headers and body; or an answer that does not come. */
export type Line = number | Partial<Response> | NoAnswer | ((request: Request) => Promise<Response>);

export interface Script {
  readonly exchange: Exchange;
  /** What was asked, with the time since the beginning. */
  readonly asked: (Request & { readonly at: number })[];
  /** How many were under way at once, at most. */
  readonly most: number;
}

export const RESET = new NoAnswer("socket hang up (ECONNRESET)", true, true);
export const UNREACHABLE = new NoAnswer("connect ECONNREFUSED", false, true);

/** After the last line, the last one again. `takes`: milliseconds that each answer takes. */
export function script(clock: Clock, lines: readonly Line[], takes = 0): Script {
  const began = clock.now();
  const asked: (Request & { at: number })[] = [];
  let underWay = 0;
  let most = 0;
  return {
    asked,
    get most() {
      return most;
    },
    async exchange(request) {
      const line = lines[Math.min(asked.length, lines.length - 1)] ?? 200;
      asked.push({ ...request, at: clock.now() - began });
      most = Math.max(most, ++underWay);
      try {
        if (takes > 0) await clock.sleep(takes, request.signal);
        if (line instanceof NoAnswer) throw line;
        if (typeof line === "function") return await line(request);
        return { status: 200, headers: {}, body: "{}", ...(typeof line === "number" ? { status: line } : line) };
      } finally {
        underWay -= 1;
      }
    },
  };
}

export const get = (more: Partial<Request> = {}): Request => ({
  method: "GET",
  url: "https://api.example.com/v1/Sims/HS1",
  path: "/v1/Sims/HS1",
  subject: "SIM 8988",
  idempotent: true,
  ...more,
});

export const post = (more: Partial<Request> = {}): Request =>
  get({ method: "POST", idempotent: false, body: "", ...more });

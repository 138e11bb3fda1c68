/** One line a request on stderr when `KORE_LOG=debug`: no headers, no bodies, and no known secret, should a URL hold one. */
import type { Clock } from "../time/clock";
import { formatDuration } from "../time/duration";
import { type Link, NoAnswer, type Response, requestsRunning } from "./exchange";
import { retryAfter } from "./pace/retry-after";
import type { Secrets } from "./secrets";

export type Log = ((line: string) => void) | undefined;

export const logging =
  (log: Log, clock: Clock, secrets: Secrets): Link =>
  (next) => {
    if (!log) return next;
    return async (request) => {
      const began = clock.now();
      const say = (outcome: string) => {
        const again = request.repeated ? " (again)" : "";
        const took = Math.round(clock.now() - began);
        const line = `kore: ${request.method} ${target(request.url)}${again} ${outcome} ${took} ms`;
        log(secrets.hide(line, request.secrets));
      };
      try {
        const response = await next(request);
        say(outcome(response, clock.now()));
        return response;
      } catch (error) {
        say(error instanceof NoAnswer ? error.what : "stopped");
        throw error;
      }
    };
  };

/** The status, and what the answer says about pace, as far as it is understood: a header may hold anything. */
function outcome({ status, headers }: Response, now: number): string {
  const wait = retryAfter(headers["retry-after"], now);
  const running = requestsRunning(headers);
  const pace = [
    wait !== undefined && `Retry-After ${formatDuration(wait)}`,
    running !== undefined && `${running} running`,
  ];
  const said = pace.filter(Boolean).map((each) => `, ${each}`);
  return `${status}${said.join("")}${said.length > 0 ? "," : ""}`;
}

function target(url: string): string {
  const { host, pathname, search } = new URL(url);
  return `${host}${pathname}${search}`;
}

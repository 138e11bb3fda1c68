/** One line a request on stderr when `KORE_LOG=debug`. Neither headers nor bodies: nothing secret can be in it. */
import type { Clock } from "../time/clock";
import { type Link, NoAnswer, type Response } from "./exchange";

export type Log = ((line: string) => void) | undefined;

export const logging =
  (log: Log, clock: Clock): Link =>
  (next) => {
    if (!log) return next;
    return async (request) => {
      const began = clock.now();
      const say = (outcome: string) => {
        const again = request.retry ? " (again)" : "";
        log(`kore: ${request.method} ${target(request.url)}${again} ${outcome} ${Math.round(clock.now() - began)} ms`);
      };
      try {
        const response = await next(request);
        say(outcome(response));
        return response;
      } catch (error) {
        say(error instanceof NoAnswer ? error.what : "stopped");
        throw error;
      }
    };
  };

/** The status, and what the answer says about pace. */
function outcome({ status, headers }: Response): string {
  const wait = headers["retry-after"];
  const concurrent = headers["twilio-concurrent-requests"];
  return `${status}${wait === undefined ? "" : `, Retry-After ${wait},`}${concurrent === undefined ? "" : `, ${concurrent} at once,`}`;
}

function target(url: string): string {
  const { host, pathname, search } = new URL(url);
  return `${host}${pathname}${search}`;
}

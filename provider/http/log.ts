/** One line a request on stderr when `KORE_LOG=debug`. Neither headers nor bodies: nothing secret can be in it. */
import type { Clock } from "../time/clock";
import { type Link, NoAnswer } from "./exchange";

export const logging =
  (log: ((line: string) => void) | undefined, clock: Clock): Link =>
  (next) => {
    if (!log) return next;
    return async (request) => {
      const began = clock.now();
      const say = (outcome: string) =>
        log(`kore: ${request.method} ${target(request.url)} ${outcome} ${Math.round(clock.now() - began)} ms`);
      try {
        const response = await next(request);
        say(String(response.status));
        return response;
      } catch (error) {
        say(error instanceof NoAnswer ? error.what : "stopped");
        throw error;
      }
    };
  };

const target = (url: string): string => {
  const { host, pathname, search } = new URL(url);
  return `${host}${pathname}${search}`;
};

/** The pause that the API asks of the whole account, and the answer that stands for all while it is too long to be waited out. */
import type { Clock } from "../../time/clock";
import type { Response } from "../exchange";
import { LONGEST_WAIT } from "../retry";
import { retryAfter } from "./retry-after";

export interface Pause {
  /** Milliseconds until it is over; 0 when there is none. */
  left(): number;
  /** What to answer instead of sending, with the time that is left. */
  refusal(): Response | undefined;
  /** Takes what an answer asks for. */
  heed(response: Response): void;
}

/** With these it asks everybody to wait, not only who asked. */
const ASKS_ALL = [429, 503] as const;

export function createPause(clock: Clock): Pause {
  let until = 0;
  let reason: Response | undefined;
  const left = () => Math.max(0, until - clock.now());
  return {
    left,
    refusal() {
      if (!reason || left() <= LONGEST_WAIT) return undefined;
      return { ...reason, headers: { ...reason.headers, "retry-after": String(Math.ceil(left() / 1_000)) } };
    },
    heed(response) {
      if (!ASKS_ALL.some((status) => status === response.status)) return;
      const asked = clock.now() + (retryAfter(response.headers["retry-after"], clock.now()) ?? 0);
      if (asked <= until) return;
      until = asked;
      reason = response;
    },
  };
}

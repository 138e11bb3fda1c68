/** Looking for what a write did: what an answer shows is believed to be all only where that answer cannot be from before the write. */
import { READS_BEHIND } from "../../http/behind";
import { pollInterval } from "../../time/backoff";
import type { Context } from "./context";

type Timing = Pick<Context, "clock" | "random" | "signal">;

/** The first look that is news, or else the last one, which was asked for when no read was behind any more. */
export async function newsInTime<T>(
  { clock, random, signal }: Timing,
  look: () => Promise<T>,
  isNews: (seen: T) => boolean,
): Promise<T> {
  const began = clock.now();
  for (let looks = 0; ; looks++) {
    const left = began + READS_BEHIND - clock.now();
    const seen = await look();
    if (isNews(seen) || left <= 0) return seen;
    await clock.sleep(Math.min(left, pollInterval(looks, random)), signal);
  }
}

/** What may have been made a moment ago; `undefined` when it is not there for as long as reads may be behind. */
export const inTime = <T>(timing: Timing, look: () => Promise<T | undefined>): Promise<T | undefined> =>
  newsInTime(timing, look, (found) => found !== undefined);

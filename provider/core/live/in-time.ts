/** A look for what may have been made a moment ago: "not there" is believed only from an answer that cannot be old. */
import { READS_BEHIND } from "../../http/behind";
import { pollInterval } from "../../time/backoff";
import type { Context } from "./context";

/** `undefined` when it is not there for as long as reads may be behind. */
export async function inTime<T>(
  { clock, random, signal }: Pick<Context, "clock" | "random" | "signal">,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const began = clock.now();
  for (let looks = 0; ; looks++) {
    const left = began + READS_BEHIND - clock.now();
    const found = await look();
    if (found !== undefined || left <= 0) return found;
    await clock.sleep(Math.min(left, pollInterval(looks, random)), signal);
  }
}

/** Turns: who comes goes at once or waits in line; whoever may go is let in. A place is taken only when its request goes. */
import type { Clock } from "../../time/clock";
import type { Request, Response } from "../exchange";
import { createAlarm } from "./alarm";
import type { Ceiling } from "./ceiling";
import type { Pause } from "./pause";
import { createQueue, type Waiter } from "./queue";
import type { TokenBucket } from "./token-bucket";

/** `undefined`: go. Otherwise the answer that holds for everybody, because the API asked for too long a pause. */
type Turn = Response | undefined;

export interface Turns {
  /** Rejects with the signal's reason when that comes first. */
  take(request: Request): Promise<Turn>;
  /** A request that had its turn is over. */
  end(): void;
}

interface Limits {
  readonly ceiling: Ceiling;
  readonly pause: Pause;
  readonly bucket: TokenBucket;
}

export function createTurns({ ceiling, pause, bucket }: Limits, clock: Clock): Turns {
  const queue = createQueue<Turn>();
  const alarm = createAlarm(clock);
  let underWay = 0;

  const delay = () => Math.max(pause.left(), bucket.delay());
  const go = () => {
    underWay += 1;
    bucket.take();
  };
  /** Lets in whoever may go now; if nobody may, sets the alarm for the next one. */
  const admit = () => {
    while (!queue.isEmpty) {
      const refusal = pause.refusal();
      if (!refusal) {
        if (underWay >= ceiling.value) return;
        const wait = delay();
        if (wait > 0) return alarm.set(wait, admit);
        go();
      }
      queue.take()?.go(refusal);
    }
    alarm.silence();
  };
  const leave = (waiter: Waiter<Turn>) => {
    queue.remove(waiter);
    // The alarm may have been set for this one only.
    if (queue.isEmpty) alarm.silence();
  };
  const wait = ({ signal, repeated = false }: Request) =>
    new Promise<Turn>((resolve, reject) => {
      const giveUp = () => {
        leave(waiter);
        reject(signal?.reason);
      };
      const waiter: Waiter<Turn> = {
        repeated,
        go(turn) {
          signal?.removeEventListener("abort", giveUp);
          resolve(turn);
        },
      };
      signal?.addEventListener("abort", giveUp, { once: true });
      queue.add(waiter);
      admit();
    });

  return {
    async take(request) {
      if (!queue.isEmpty || underWay >= ceiling.value || delay() > 0) return wait(request);
      go();
      return undefined;
    },
    end() {
      underWay -= 1;
      admit();
    },
  };
}

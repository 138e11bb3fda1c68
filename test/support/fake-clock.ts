/** A clock for tests: it stands still, is advanced by hand, or jumps to the next sleeper whenever nothing else happens. */
import { subscribe } from "node:diagnostics_channel";
import { ClientRequest } from "node:http";
import { setImmediate as turn } from "node:timers/promises";
import type { Clock } from "../../provider/time/clock";

export interface FakeClock extends Clock {
  /** Moves on by so much and wakes every sleeper on the way, in the order of their times; what each does at once is done before the next wakes. */
  advance(milliseconds: number): Promise<void>;
  /** Jumps from sleeper to sleeper by itself until the work is over, and ends as the work does. */
  run<T>(work: Promise<T> | (() => Promise<T>)): Promise<T>;
  /** From now on jumps by itself, until the function that it returns is called. */
  auto(): () => void;
  /** How many sleep now. */
  readonly sleeping: number;
  /** Every duration that was asked for, in milliseconds, in order. */
  readonly slept: readonly number[];
}

interface Sleeper {
  readonly until: number;
  wake(): void;
}

/** Turns of the event loop in a row that must bring nothing before the clock jumps by itself. */
const IDLE_TURNS = 8;
export const START = Date.parse("2026-01-01T00:00:00Z");

/** HTTP requests of this process that have no complete answer yet: while there are any, the process is not idle. */
let requests = 0;
subscribe("http.client.request.created", (message) => {
  if (typeof message !== "object" || message === null || !("request" in message)) return;
  if (!(message.request instanceof ClientRequest)) return;
  requests += 1;
  message.request.once("close", () => {
    requests -= 1;
  });
});

/** `onJump` is told every move, in milliseconds, before sleepers wake: give it `emulator.advance` or `manualClock().advance`. */
export function createFakeClock(start = START, onJump: (milliseconds: number) => void = () => {}): FakeClock {
  let now = start;
  let sleepers: Sleeper[] = [];
  const slept: number[] = [];
  let automatic = 0;
  let jumping = false;

  const moveTo = (time: number) => {
    const milliseconds = time - now;
    if (milliseconds <= 0) return;
    now = time;
    onJump(milliseconds);
  };
  const remove = (sleeper: Sleeper) => {
    sleepers = sleepers.filter((other) => other !== sleeper);
  };
  /** The earliest; of several the one that went to sleep first. */
  const next = (): Sleeper | undefined =>
    sleepers.reduce<Sleeper | undefined>((first, one) => (first && first.until <= one.until ? first : one), undefined);
  const wakeOne = (sleeper: Sleeper) => {
    moveTo(sleeper.until);
    remove(sleeper);
    sleeper.wake();
  };
  const jump = async () => {
    if (jumping) return;
    jumping = true;
    while (automatic > 0 && sleepers.length > 0) {
      await idle(() => slept.length);
      const first = next();
      if (automatic > 0 && first) wakeOne(first);
    }
    jumping = false;
  };
  const auto = () => {
    automatic += 1;
    void jump();
    return () => {
      automatic -= 1;
    };
  };

  return {
    now: () => now,
    slept,
    get sleeping() {
      return sleepers.length;
    },
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        slept.push(milliseconds);
        const stop = () => {
          remove(sleeper);
          reject(signal?.reason);
        };
        const sleeper: Sleeper = {
          until: now + Math.max(0, milliseconds),
          wake: () => {
            signal?.removeEventListener("abort", stop);
            resolve();
          },
        };
        signal?.addEventListener("abort", stop, { once: true });
        sleepers.push(sleeper);
        if (automatic > 0) void jump();
      }),
    async advance(milliseconds) {
      const target = now + milliseconds;
      await turn();
      for (let first = next(); first && first.until <= target; first = next()) {
        wakeOne(first);
        await turn();
      }
      moveTo(target);
    },
    async run(work) {
      const stop = auto();
      try {
        return await (typeof work === "function" ? work() : work);
      } finally {
        stop();
      }
    },
    auto,
  };
}

/** Resolves after some turns of the event loop in which no request was under way and nobody went to sleep. */
async function idle(activity: () => number): Promise<void> {
  for (let quiet = 0, seen = activity(); quiet < IDLE_TURNS; ) {
    await turn();
    quiet = requests > 0 || activity() !== seen ? 0 : quiet + 1;
    seen = activity();
  }
}

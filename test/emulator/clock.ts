/** The emulator's clock: real or injected time, plus whatever the control plane has advanced. */
export interface TimeSource {
  /** Milliseconds since the epoch. */
  now(): number;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Time as the emulated API sees it: every date, delay and automatic move is reckoned on it. */
export class EmulatorClock implements TimeSource {
  readonly #source: TimeSource;
  readonly #real: boolean;
  readonly #sleepers = new Set<Sleeper>();
  #offset = 0;

  constructor(source?: TimeSource) {
    this.#source = source ?? { now: Date.now };
    this.#real = source === undefined;
  }

  now(): number {
    return this.#source.now() + this.#offset;
  }

  /** Moves the clock forward; it never goes back. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) throw new RangeError(`the clock cannot be moved by ${milliseconds} ms`);
    this.#offset += milliseconds;
    this.wakeSleepers();
  }

  /** Resolves once the clock has moved on by so much, be it by real time, by `advance`, or by the injected source. */
  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const sleeper: Sleeper = {
        until: this.now() + milliseconds,
        wake: () => {
          clearTimeout(timer);
          this.#sleepers.delete(sleeper);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      if (this.#real) timer = setTimeout(sleeper.wake, milliseconds);
      this.wakeSleepers();
    });
  }

  /** Looks whether the time of a sleeper has come; an injected source that moved shows only when asked. */
  wakeSleepers(): void {
    const now = this.now();
    for (const sleeper of this.#sleepers) if (sleeper.until <= now) sleeper.wake();
  }

  /** Lets every sleeper go, so that a closing emulator leaves no timer behind. */
  close(): void {
    for (const sleeper of this.#sleepers) sleeper.wake();
  }
}

/** A clock for tests that stands still until it is advanced. */
export function manualClock(start = Date.parse("2026-01-01T00:00:00Z")): TimeSource & { advance(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** The root of every error that this package raises on purpose: its message is written for the person who runs `pulumi up`. */

/** A cause that is not the object's but everybody's: an account's credentials, an address, the network, the settings. */
export interface GlobalCause {
  /** The same for every error with this cause. */
  readonly key: string;
  /** A clause that stands for the message where that was told before: `as above: the credentials are not accepted (401)`. */
  readonly brief: string;
}

export class KoreError extends Error {
  override readonly name: string = "KoreError";

  /** Set where other objects fail for the same reason. An error that only repeats the message of its cause shares the cause's. */
  get global(): GlobalCause | undefined {
    const { cause, message } = this;
    return cause instanceof KoreError && cause !== this && cause.message === message ? cause.global : undefined;
  }
}

/** What was thrown, as an error. */
export const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

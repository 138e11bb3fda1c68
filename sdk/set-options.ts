/** What can be declared of every set, whatever its SIMs are. */
import type * as pulumi from "@pulumi/pulumi";
import type { Timeouts } from "./sim";

/** A count of SIMs, or a share such as `"5%"` of the larger of the sets before and after. */
export type Limit = pulumi.Input<number> | pulumi.Input<string>;

/** How many SIMs a run may disturb before it is refused. What is left out has its default. */
export interface Disruption {
  /** Ready or active before, and not afterwards; rows that leave the list included. */
  readonly offline?: Limit;
  /** Moved to another Fleet or rate plan while connected. */
  readonly moved?: Limit;
  /** Led where nothing leads back: out of `new`, to `deactivated`, deleted. Default: no limit. */
  readonly irreversible?: Limit;
}

/** Options of a set. */
export interface SetOptions {
  /**
   * More than this is refused before anything is written. Default for `offline` and `moved`: under 10 SIMs no limit, up to 100 half of
   * them, up to 1,000 a fifth, above that 5 %.
   */
  readonly maxDisruption?: Limit | pulumi.Input<Disruption>;
  /** Return as soon as requests are accepted, without waiting for the moves to happen. Default false. */
  readonly skipAwait?: pulumi.Input<boolean>;
  /** Limits of waiting. Default 60 minutes each. */
  readonly timeouts?: pulumi.Input<Timeouts>;
  /** A name in `kore:accounts`: whose credentials to use. Default: the default credentials. */
  readonly account?: pulumi.Input<string>;
}

/** What a verb gets beside its values: the resource's table, its account's API, time, and where to report. */

import type { Api } from "../../http/api";
import type { Table } from "../../resources/definition";
import type { Reader } from "../../shared/reader";
import type { Waiting } from "../../shared/waiting";
import type { Clock, Random } from "../../time/clock";
import type { Heartbeat } from "../../wait/heartbeat";
import type { Properties } from "../terms/value";
import type { Claims } from "./claims";
import type { Handover } from "./handover";
import type { Names } from "./names";

export interface Context {
  readonly table: Table;
  readonly api: Api;
  readonly shared: Shared;
  /** What the program's resources of this type claim in this run. */
  readonly claims: Claims;
  /** Unique names on their way from one object of the program to another. */
  readonly handover: Handover;
  readonly clock: Clock;
  readonly random: Random;
  /** Milliseconds since the epoch: when this verb began. */
  readonly began: number;
  /** Milliseconds since the epoch: the end of all waiting in this verb. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** One line to the person who watches the run. */
  readonly report: (line: string) => void;
}

/** The parts of a context that reading needs. */
export type Reading = Pick<Context, "table" | "api" | "signal">;

/** The parts that a look needs which shares with others what it reads, and writes nothing. */
export type Looking = Reading & { readonly shared: Pick<Shared, "names" | "reader"> };

/** What the verbs of one process share for one table on one account. */
export interface Shared {
  readonly heartbeat: Heartbeat;
  readonly waiting: Waiting<Properties>;
  readonly names: Names;
  readonly reader: Reader<Properties>;
  /** How each object, by its SID, was left by the verb of this run that wrote to it last: with what the state remembers of that. */
  readonly left: Map<string, Properties>;
}

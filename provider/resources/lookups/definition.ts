/** The type of a lookup: a list of the API that no resource stands for. A behaviour that no member names does not exist. */
import type { ZodObject, ZodType } from "zod";

/** What an answer's item becomes, by the names that programs use. */
export type Row = Readonly<Record<string, unknown>>;

export interface Lookup {
  /** `kore/<service>:<function of the package>`, such as `kore/supersim:getUsage`. */
  readonly type: string;
  /** What a program calls, such as `wireless.getUsage`. */
  readonly called: string;
  /** Which configured base URL its paths belong to. */
  readonly service: string;
  /** What messages call the list, such as `usage records`. */
  readonly noun: string;
  /** An argument stands in braces, as in `/v1/Sims/{sim}/IpAddresses`. The first path counts whose arguments are all given. */
  readonly paths: readonly string[];
  /** Name of the array in a page. */
  readonly listKey: string;
  /** Items a page: the most that the API gives. */
  readonly pageSize: number;
  /** What may be asked for; unknown arguments are refused. Times leave it as the API wants them. */
  readonly arguments: ZodObject;
  readonly filters: Readonly<Record<string, Filter>>;
  readonly answer: ZodType<Row>;
  /** What the API would refuse, as far as its documents say it. `now` in milliseconds since the epoch. */
  readonly refuses?: (asked: Asked, now: number) => Refusal | undefined;
}

/** What is asked for, as text. */
export type Asked = Readonly<Record<string, string | undefined>>;

/** How an argument reaches the API. */
export interface Filter {
  /** The query parameter; absent for an argument that stands in the path only. */
  readonly parameter?: string;
  /** The argument is a SID or a unique name, and the API is asked by the SID. */
  readonly reference?: { readonly noun: string; readonly path: string; readonly sid: RegExp };
  /** What of a row must be the value asked for, whatever capitals: a row that shows something else was not filtered. */
  readonly shows?: (row: Row) => readonly unknown[];
  /** It can change by itself while the list is read: a row that shows something else is left out. */
  readonly moves?: true;
}

export interface Refusal {
  /** The code with which the API would refuse it. */
  readonly code: number;
  /** Why, as a clause that can follow "because". */
  readonly because: string;
  /** What to ask for instead, as a sentence. */
  readonly instead: string;
}

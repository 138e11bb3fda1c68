/** What a handler is given and what it answers. */
import type { Account } from "../store/records";
import type { World } from "../world";
import type { Params } from "./params";

/** The three surfaces that stand for hosts of their own at the vendor. */
export const API_PREFIXES = {
  supersim: "/supersim",
  wireless: "/wireless",
  token: "/api-services",
} as const satisfies Record<string, string>;

export type ApiName = keyof typeof API_PREFIXES;

export interface Call {
  readonly world: World;
  /** The instant of the request, the same for everything it does. */
  readonly now: number;
  readonly api: ApiName;
  /** Whose credentials came with the request. */
  readonly account: Account;
  /** Absolute URL under which this API's `/v1` is, from the Host header. */
  readonly base: string;
  /** The path of this request after the base. */
  readonly path: string;
  readonly segments: Readonly<Record<string, string>>;
  readonly query: Params;
  readonly form: Params;
}

export interface Answer {
  readonly status: number;
  /** Rendered as JSON; undefined is an empty body. */
  readonly body?: object;
}

/** One operation of the API: the parameters it knows and what it does. */
export interface Route {
  /** Name by which faults and accounts speak of it. */
  readonly operation: string;
  readonly api: ApiName;
  readonly method: "GET" | "POST" | "DELETE";
  /** Path with `:names`, such as `/v1/Sims/:Sid`. */
  readonly path: string;
  readonly query?: readonly string[];
  readonly form?: readonly string[];
  handle(call: Call): Answer;
}

/** One segment of the path that the route declared. */
export function segment(call: Call, name: string): string {
  const value = call.segments[name];
  if (value === undefined) throw new Error(`the route has no :${name} in its path`);
  return value;
}

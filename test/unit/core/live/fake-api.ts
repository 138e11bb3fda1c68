/** An account's API in memory: every request is kept, and answered, or failed, as a test says. */
import type { Context } from "../../../../provider/core/live/context";
import { createNames } from "../../../../provider/core/live/names";
import { keysOf, listGroup, listPending } from "../../../../provider/core/live/observe";
import type { Api } from "../../../../provider/http/api";
import { ApiError } from "../../../../provider/http/errors";
import type { Table } from "../../../../provider/resources/definition";
import { createClaims } from "../../../../provider/run/claims";
import { createHandover } from "../../../../provider/run/handover";
import { createReader } from "../../../../provider/shared/reader";
import { createWaiting } from "../../../../provider/shared/waiting";
import { createHeartbeat } from "../../../../provider/wait/heartbeat";
import { createFakeClock, type FakeClock } from "../../../support/fake-clock";

export interface Asked {
  readonly method: "GET" | "POST" | "DELETE" | "LIST";
  readonly path: string;
  /** A form, or a list's filters. */
  readonly with?: Readonly<Record<string, string | readonly string[]>>;
}

/** What a request is answered with: the API's own JSON, pages of it for a list, an error to fail with, or 404 for `undefined`. */
export type Answers = (asked: Asked) => unknown;

export interface FakeApi {
  readonly api: Api;
  readonly asked: Asked[];
}

export function fakeApi(answers: Answers): FakeApi {
  const asked: Asked[] = [];
  const answered = (one: Asked, subject: string): unknown => {
    asked.push(one);
    const answer = answers(one);
    if (answer instanceof Error) throw answer;
    if (answer === undefined) throw failure(404, 20404, one, subject);
    return answer;
  };
  const api: Api = {
    get: async ({ path, answer, subject }) => answer.parse(answered({ method: "GET", path }, subject)),
    post: async ({ path, answer, form, subject, onAmbiguous }) => {
      try {
        return answer.parse(answered({ method: "POST", path, with: form }, subject));
      } catch (error) {
        // As the real one: it looks before it would send again, which it never does here.
        const open = error instanceof ApiError && error.ambiguous && onAmbiguous !== "never";
        const seen = open ? await onAmbiguous() : undefined;
        if (seen === undefined) throw error;
        return seen;
      }
    },
    delete: async ({ path, subject }) => void answered({ method: "DELETE", path }, subject),
    async *pages({ path, query, item, subject }) {
      const pages = answered({ method: "LIST", path, ...(query && { with: query }) }, subject);
      if (!Array.isArray(pages)) throw new Error(`no pages for ${path}`);
      for (const page of pages) yield page.map((one: unknown) => item.parse(one));
    },
  };
  return { api, asked };
}

/** A failed request as the real client tells it. Without a status nothing answered. */
export function failure(
  status: number | undefined,
  code?: number,
  { method, path }: Pick<Asked, "method" | "path"> = { method: "POST", path: "/v1/Sims" },
  subject = "SIM",
): ApiError {
  const known = method === "LIST" ? "GET" : method;
  const request = { method: known, url: `https://example.com${path}`, path, subject, idempotent: known !== "POST" };
  const seen = { ...(status !== undefined && { status }), envelope: { code, message: "No", genuine: true } };
  return new ApiError(request, "kore", seen, { ambiguous: status === undefined });
}

/** What a verb has on such an API, with a clock that stands still until it is told to run. */
export function contextOn(
  { api }: FakeApi,
  table: Table,
  clock: FakeClock = createFakeClock(),
): { readonly context: Context; readonly clock: FakeClock; readonly said: string[] } {
  const said: string[] = [];
  const reader = createReader((group) => listGroup({ table, api }, group), keysOf(table), clock);
  const context: Context = {
    table,
    api,
    shared: {
      heartbeat: createHeartbeat((line) => said.push(line)),
      waiting: createWaiting(() => listPending({ table, api }), reader, clock),
      names: createNames(api, clock),
      reader,
      left: new Map(),
    },
    claims: createClaims(table),
    handover: createHandover(),
    clock,
    random: () => 0,
    began: clock.now(),
    deadline: clock.now() + 600_000,
    report: (line) => said.push(line),
  };
  return { context, clock, said };
}

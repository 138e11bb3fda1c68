/** The same API with a limit of time for all that is asked of it. */
import assert from "node:assert/strict";
import { z } from "zod";
import { type Api, within } from "../../../provider/http/api";

describe("an API within a deadline", () => {
  it("has it for every request, whatever else a request says", async () => {
    const given: unknown[] = [];
    const note = <T>(call: { readonly deadline?: number | undefined; readonly subject: string }, answer: T) => {
      given.push([call.subject, call.deadline]);
      return answer;
    };
    const none = () => Promise.reject(new Error("not asked for"));
    const api: Api = {
      get: (call) => note(call, none()),
      post: (call) => note(call, none()),
      delete: (call) => note(call, none()),
      pages: (call) => note(call, (async function* () {})()),
    };
    const { get, post, delete: remove, pages } = within(7, api);
    const call = { service: "s", path: "/", answer: z.string(), deadline: 99 };
    await assert.rejects(get({ ...call, subject: "get" }));
    await assert.rejects(post({ ...call, subject: "post", form: {}, onAmbiguous: "never" }));
    await assert.rejects(remove({ ...call, subject: "delete" }));
    for await (const _ of pages({ ...call, subject: "list", key: "k", item: z.string() })) assert.fail();
    assert.deepEqual(given, [
      ["get", 7],
      ["post", 7],
      ["delete", 7],
      ["list", 7],
    ]);
  });
});

/** What an answer about another object may lack, when only its SID is asked for. */
import assert from "node:assert/strict";
import { lookUpNamed } from "../../../../provider/core/live/names";
import type { Api } from "../../../../provider/http/api";
import { FLEET } from "../../../../provider/resources/kinds";

const sid = `HF${"a".repeat(32)}`;

/** An API that answers every request with the same. */
const answering = (body: object): Api => ({
  get: async ({ answer }) => answer.parse(body),
  post: () => Promise.reject(new Error("not asked for")),
  delete: () => Promise.reject(new Error("not asked for")),
  pages: () => {
    throw new Error("not asked for");
  },
});

describe("an object that is looked up by its name", () => {
  it("is known by its SID, with or without its name and its account", async () => {
    const find = (body: object) => lookUpNamed(answering(body), FLEET, "supersim", "eu");
    assert.deepEqual(await find({ sid }), { sid, name: null, owner: undefined });
    assert.deepEqual(await find({ sid, unique_name: "eu", account_sid: "AC1" }), { sid, name: "eu", owner: "AC1" });
    await assert.rejects(find({ unique_name: "eu" }));
  });
});

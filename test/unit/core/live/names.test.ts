/** What is known of names: an answer about another object may lack what is not asked for, and is believed for a while. */
import assert from "node:assert/strict";
import { createNames, lookUpNamed } from "../../../../provider/core/live/names";
import type { Api } from "../../../../provider/http/api";
import { FLEET } from "../../../../provider/resources/kinds";
import { createFakeClock } from "../../../support/fake-clock";
import { failure, fakeApi } from "./fake-api";

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

describe("a name", () => {
  const found = { sid, unique_name: "eu", account_sid: "AC1" };
  /** Asks for the name as often as there are steps, each after so many milliseconds, and tells how many requests were made. */
  async function requests(answer: unknown, steps: readonly (readonly ["find" | "glance", after: number])[]) {
    const clock = createFakeClock();
    const { api, asked } = fakeApi(() => answer);
    const names = createNames(api, clock);
    for (const [ask, after] of steps) {
      await clock.advance(after);
      await names[ask](FLEET, "supersim", "eu").catch(() => undefined);
    }
    return asked.length;
  }

  it("is asked for once in thirty seconds", async () => {
    assert.equal(
      await requests(found, [
        ["find", 0],
        ["find", 29_999],
        ["glance", 0],
      ]),
      1,
    );
    assert.equal(
      await requests(found, [
        ["find", 0],
        ["find", 30_000],
      ]),
      2,
    );
  });

  it("that nobody has is asked for again before a write, and only then", async () => {
    assert.equal(
      await requests(undefined, [
        ["find", 0],
        ["find", 1],
      ]),
      2,
    );
    assert.equal(
      await requests(undefined, [
        ["glance", 0],
        ["glance", 1],
      ]),
      1,
    );
  });

  it("that could not be asked for is asked for again", async () => {
    assert.equal(
      await requests(failure(503), [
        ["glance", 0],
        ["glance", 1],
      ]),
      2,
    );
  });

  it("is another one of another product, and is forgotten with its path alone", async () => {
    const { api, asked } = fakeApi(() => found);
    const names = createNames(api, createFakeClock());
    const find = (service: string) => names.find(FLEET, service, "eu");
    await Promise.all([find("supersim"), find("wireless"), find("supersim")]);
    assert.equal(asked.length, 2);
    names.forget("wireless", FLEET.path);
    await Promise.all([find("supersim"), find("wireless")]);
    assert.equal(asked.length, 3);
  });
});

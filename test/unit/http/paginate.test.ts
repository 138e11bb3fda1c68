/** Lists, page by page, wherever the API says that the next page is. */
import assert from "node:assert/strict";
import { z } from "zod";
import type { List } from "../../../provider/http/api";
import { type Page, paginate, readPage } from "../../../provider/http/paginate";
import { get } from "./script";

const LIST: List<string> = {
  service: "supersim",
  path: "/v1/Sims",
  query: { Status: "active" },
  key: "sims",
  item: z.string(),
  subject: "the SIMs",
};

/** The targets that are asked for when each page names the next one so. */
async function targets(nexts: readonly string[], base = "", list = LIST): Promise<string[]> {
  const asked: string[] = [];
  const fetchPage = async (target: string): Promise<Page<string>> => {
    asked.push(target);
    return { items: [target], next: nexts[asked.length - 1] ?? null };
  };
  for await (const _ of paginate(list, base, fetchPage));
  return asked;
}

const FIRST = "/v1/Sims?Status=active&PageSize=1000";

describe("a list", () => {
  it("is asked for in pages of 1,000, with its filter", async () => assert.deepEqual(await targets([]), [FIRST]));

  it("can have smaller pages", async () =>
    assert.deepEqual(await targets([], "", { ...LIST, pageSize: 20 }), ["/v1/Sims?Status=active&PageSize=20"]));

  const NEXT = [
    [
      "an absolute URL",
      "",
      "https://api.example.com/v1/Sims?PageToken=a%2Fb&Page=1",
      "/v1/Sims?PageToken=a%2Fb&Page=1",
    ],
    ["another host, which is not followed", "", "https://evil.example.com/v1/Sims?Page=1", "/v1/Sims?Page=1"],
    ["another host in short, which is not followed", "", "//evil.example.com/v1/Sims?Page=1", "/v1/Sims?Page=1"],
    ["a path", "", "/v1/Sims?Page=1", "/v1/Sims?Page=1"],
    ["a query alone", "", "?Page=1", "/v1/Sims?Page=1"],
    [
      "the base's own path, which is not doubled",
      "/kore",
      "https://proxy.example.com/kore/v1/Sims?Page=1",
      "/v1/Sims?Page=1",
    ],
    ["the API's path without the base's", "/kore", "https://api.example.com/v1/Sims?Page=1", "/v1/Sims?Page=1"],
    ["a path that begins like the base's", "/v", "https://api.example.com/v1/Sims?Page=1", "/v1/Sims?Page=1"],
  ] as const;
  for (const [says, base, next, target] of NEXT)
    it(`goes on at ${says}`, async () => assert.deepEqual(await targets([next], base), [FIRST, target]));

  it("is asked for no further than somebody reads", async () => {
    const asked: string[] = [];
    const fetchPage = async (target: string) => {
      asked.push(target);
      return { items: ["a"], next: `/v1/Sims?Page=${asked.length}` };
    };
    for await (const _ of paginate(LIST, "", fetchPage)) if (asked.length === 2) break;
    assert.deepEqual(asked, [FIRST, "/v1/Sims?Page=1"]);
  });

  it("that leads back to a page is refused", async () =>
    assert.rejects(targets(["/v1/Sims?Page=1", "/v1/Sims?Page=2", "/v1/Sims?Page=1"]), {
      message: "the SIMs: the API's list leads back to a page that was read already (/v1/Sims?Page=1).",
    }));

  it("that leads to itself is refused", async () => assert.rejects(targets([FIRST]), /leads back/));

  it("whose next page is no URL is refused", async () => assert.rejects(targets(["http://["]), /is no URL/));
});

describe("a page", () => {
  const read = (body: object) => readPage(LIST, get(), { status: 200, headers: {}, body: JSON.stringify(body) });

  it("is its items and where the next one is", () =>
    assert.deepEqual(read({ sims: ["a"], meta: { next_page_url: "/v1/Sims?Page=1", page: 0 }, more: 1 }), {
      items: ["a"],
      next: "/v1/Sims?Page=1",
    }));
  it("that is not full is the last one when it says nothing about a next one", () =>
    assert.deepEqual(read({ sims: ["a"], meta: {} }), { items: ["a"], next: null }));
  it("that is full is the last one when it says that there is no next one", () =>
    assert.equal(read({ sims: Array(1_000).fill("a"), meta: { next_page_url: null } }).next, null));
  for (const [says, body, field] of [
    ["without its array", { meta: { next_page_url: null } }, "sims"],
    ["with a wrong item", { sims: ["a", 5], meta: { next_page_url: null } }, "sims.1"],
    ["without meta", { sims: [] }, "meta"],
    [
      "that is full and without the next page in meta",
      { sims: Array(1_000).fill("a"), meta: {} },
      "meta.next_page_url",
    ],
  ] as const)
    it(`${says} is refused with the way to the field`, () =>
      assert.throws(() => read(body), new RegExp(`lacks what it must have: ${field}: Invalid input`)));

  describe("whose reader does without what cannot be read", () => {
    const leaving = (items: readonly unknown[], meta: object = {}) => {
      const told: string[] = [];
      const onUnreadable = ({ message }: Error) => void told.push(message);
      const body = JSON.stringify({ sims: items, meta });
      const page = readPage({ ...LIST, onUnreadable }, get(), { status: 200, headers: {}, body });
      return { page, told };
    };

    it("leaves one wrong item out and tells which and why", () => {
      const { page, told } = leaving(["a", 5, "c", null]);
      assert.deepEqual(page.items, ["a", "c"]);
      assert.equal(told.length, 2);
      assert.match(told[0] ?? "", /lacks what it must have: sims\.1: Invalid input/);
      assert.match(told[1] ?? "", /sims\.3: Invalid input/);
    });

    it("is as full as it came: without the next page in meta it is refused", () =>
      assert.throws(() => leaving(Array(1_000).fill(5)), /meta\.next_page_url/));

    it("must still be a page", () =>
      assert.throws(
        () => readPage({ ...LIST, onUnreadable: () => {} }, get(), { status: 200, headers: {}, body: '{"meta":{}}' }),
        /lacks what it must have: sims/,
      ));
  });
});

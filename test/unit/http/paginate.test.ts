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

const CLOCK = { now: () => 0 };

/** The targets that are asked for when each page names the next one so. */
async function targets(nexts: readonly string[], base = "", list = LIST): Promise<string[]> {
  const asked: string[] = [];
  const fetchPage = async (target: string): Promise<Page<string>> => {
    asked.push(target);
    return { items: [target], sids: [undefined], next: nexts[asked.length - 1] ?? null };
  };
  for await (const _ of paginate(list, base, fetchPage, CLOCK));
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
      return { items: ["a"], sids: [undefined], next: `/v1/Sims?Page=${asked.length}` };
    };
    for await (const _ of paginate(LIST, "", fetchPage, CLOCK)) if (asked.length === 2) break;
    assert.deepEqual(asked, [FIRST, "/v1/Sims?Page=1"]);
  });

  it("that leads back to a page is refused", async () =>
    assert.rejects(targets(["/v1/Sims?Page=1", "/v1/Sims?Page=2", "/v1/Sims?Page=1"]), {
      message: "the SIMs: the API's list leads back to a page that was read already (/v1/Sims?Page=1).",
    }));

  it("that leads to itself is refused", async () => assert.rejects(targets([FIRST]), /leads back/));

  /** Reads pages of SIDs that each name a next one, and more of the last one without end. Each takes a second. */
  async function endless(pages: readonly (readonly string[])[], deadline?: number) {
    let now = 0;
    let asked = 0;
    const read: string[] = [];
    const fetchPage = async (): Promise<Page<string>> => {
      now += 1_000;
      const sids = pages[Math.min(asked++, pages.length - 1)] ?? [];
      return { items: sids, sids, next: asked < 2_000 ? `/v1/Sims?PageToken=${asked}` : null };
    };
    const failure = await (async () => {
      for await (const page of paginate({ ...LIST, deadline }, "", fetchPage, { now: () => now })) read.push(...page);
      return "";
    })().catch((error: Error) => error.message);
    return { asked, read, failure };
  }

  it("of empty pages ends after two of them", async () => {
    const { asked, failure } = await endless([[]]);
    assert.equal(asked, 2);
    assert.match(
      failure,
      /^the SIMs: the API's list has no end: 2 pages in a row added nothing and named a next one \(\/v1\/Sims\?PageToken=2\)/,
    );
  });

  it("that repeats its last page under new tokens ends after two that add nothing", async () => {
    const { asked, read, failure } = await endless([["1", "2"], ["3"]]);
    assert.deepEqual([asked, read], [4, ["1", "2", "3"]]);
    assert.match(failure, /has no end/);
  });

  it("may have an empty page in it", async () => {
    const { read } = await endless([["1"], [], ["2"], [], ["3"], []]);
    assert.deepEqual(read, ["1", "2", "3"]);
  });

  it("is not read on after its deadline", async () => {
    const { asked, failure } = await endless(
      Array.from({ length: 100 }, (_, at) => [String(at)]),
      5_000,
    );
    assert.equal(asked, 6);
    assert.match(
      failure,
      /^the SIMs: the API's list was not read to its end: `timeouts` leaves no time for a page after the first 6\.$/,
    );
  });

  it("whose pages shift by one gives each item once", async () => {
    const { read } = await endless([["1", "2"], ["2", "3"], ["3", "4"], ["4"]]);
    assert.deepEqual(read, ["1", "2", "3", "4"]);
  });

  it("whose next page is no URL is refused", async () => assert.rejects(targets(["http://["]), /is no URL/));
});

describe("a page", () => {
  const read = (body: object) => readPage(LIST, get(), { status: 200, headers: {}, body: JSON.stringify(body) });

  it("is its items and where the next one is", () =>
    assert.deepEqual(read({ sims: ["a"], meta: { next_page_url: "/v1/Sims?Page=1", page: 0 }, more: 1 }), {
      items: ["a"],
      sids: [undefined],
      next: "/v1/Sims?Page=1",
    }));
  it("that is not full is the last one when it says nothing about a next one", () =>
    assert.deepEqual(read({ sims: ["a"], meta: {} }), { items: ["a"], sids: [undefined], next: null }));
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

/** "Not found" is believed from a collection that has proven to be the API's, which costs one request at most. */
import assert from "node:assert/strict";
import { z } from "zod";
import { readConfig } from "../../../provider/config";
import type { Api } from "../../../provider/http/api";
import { createApis } from "../../../provider/http/client";
import { ApiError, unlessNotFound } from "../../../provider/http/errors";
import { NotTheApi } from "../../../provider/http/proof";
import { createFakeClock } from "../../support/fake-clock";
import { httpServer, type TestServer } from "./servers";

type Page = readonly [status: number, body: unknown];

const sim = z.object({ sid: z.string(), fleet_sid: z.string().nullable() });
const call = { service: "supersim", path: "/v1/Sims/HS1", answer: sim, subject: "SIM HS1" };
const SIM = { sid: "HS2", fleet_sid: null };
const GONE: Page = [404, { status: 404, code: 20404, message: "The requested resource was not found" }];
const meta = { key: "sims", next_page_url: null };

const failed = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => assert.fail("it did not fail"),
    (reason: unknown) => reason,
  );

describe("not found", () => {
  let server: TestServer;
  let asked: string[];
  let api: Api;

  /** A server of pages by path; everything else is not found, in the API's own words. */
  async function open(pages: Readonly<Record<string, Page | readonly Page[]>>): Promise<void> {
    asked = [];
    server = await httpServer((request, response) => {
      if (request.url === "/token") return response.end('{"access_token":"t","expires_in":3600}');
      const times = asked.filter((earlier) => earlier === request.url).length;
      asked.push(request.url ?? "");
      const found = pages[request.url ?? ""] ?? GONE;
      const [status, body] = isSeries(found) ? (found[Math.min(times, found.length - 1)] ?? GONE) : found;
      const text = typeof body === "string" ? body : JSON.stringify(body);
      return response.writeHead(status).end(text);
    });
    const base = `http://127.0.0.1:${server.port}`;
    const env = {
      KORE_CLIENT_ID: "id",
      KORE_CLIENT_SECRET: "s3cret-of-id",
      KORE_TOKEN_URL: `${base}/token`,
      KORE_SUPERSIM_URL: `${base}/kore`,
    };
    const clock = createFakeClock();
    clock.auto();
    api = createApis(
      readConfig(() => undefined, env),
      { clock, random: () => 0, env, log: () => {} },
    )(undefined);
  }
  const isSeries = (page: Page | readonly Page[]): page is readonly Page[] => Array.isArray(page[0]);
  afterEach(() => server.close());

  const LIST = "/kore/v1/Sims?PageSize=1";
  const lost = () => api.get(call).catch(unlessNotFound);

  const PROOFS: Readonly<Record<string, Page>> = {
    "a list with an item": [200, { sims: [SIM], meta }],
    "a list without one": [200, { sims: [], meta }],
    "a list whose page does not name its key": [200, { sims: [SIM], meta: { next_page_url: null } }],
  };
  for (const [says, page] of Object.entries(PROOFS))
    it(`is believed after ${says}, which is asked for once`, async () => {
      await open({ [LIST]: page });
      const all = await Promise.all([lost(), lost(), api.delete(call).catch(unlessNotFound)]);
      assert.deepEqual(all, [undefined, undefined, undefined]);
      assert.equal(await lost(), undefined);
      assert.equal(asked.filter((url) => url === LIST).length, 1);
    });

  it("is believed without a further request after something of the collection was read", async () => {
    await open({ "/kore/v1/Sims/HS2": [200, SIM] });
    await api.get({ ...call, path: "/v1/Sims/HS2" });
    assert.equal(await lost(), undefined);
    assert.equal(asked.includes(LIST), false);
  });

  it("is believed without a further request after a page of the list", async () => {
    await open({ "/kore/v1/Sims?PageSize=1000": [200, { sims: [], meta }] });
    for await (const _ of api.pages({ ...call, path: "/v1/Sims", key: "sims", item: sim }));
    assert.equal(await lost(), undefined);
    assert.equal(asked.includes(LIST), false);
  });

  it("is not believed of one collection because of another", async () => {
    await open({ "/kore/v1/Fleets/HF1": [200, SIM] });
    await api.get({ ...call, path: "/v1/Fleets/HF1" });
    await assert.rejects(lost(), NotTheApi);
  });

  const DENIALS: Readonly<Record<string, Page>> = {
    "the API's own 404": GONE,
    "a gateway's page": [404, "<h1>404 Not Found</h1>"],
    "a framework's 404": [404, { timestamp: "now", status: 404, error: "Not Found", path: "/kore" }],
    "a redirect": [302, ""],
    "a page of HTML": [200, "<h1>Welcome</h1>"],
    "an object without a list": [200, { status: "ok", meta: {} }],
    "a list of the other API's SIMs": [200, { sims: [{ sid: "DE1", rate_plan_sid: null }], meta }],
  };
  for (const [says, page] of Object.entries(DENIALS))
    it(`is not believed after ${says} in place of the list`, async () => {
      await open({ [LIST]: page });
      const error = await failed(lost());
      assert.ok(error instanceof NotTheApi, String(error));
      const base = `http://127.0.0.1:${server.port}/kore`;
      assert.ok(
        error.message.startsWith(
          `SIM HS1: GET ${base}/v1/Sims/HS1 was answered "not found", which is not believed, because ${base} does not answer as this API: `,
        ),
        error.message,
      );
      assert.match(error.message, /Check kore:supersimUrl \(or KORE_SUPERSIM_URL\)/);
      assert.equal(error.global.brief, `as above: ${base} does not answer as this API`);
      const lists = () => asked.filter((url) => url === LIST).length;
      const before = lists();
      await assert.rejects(api.delete(call), NotTheApi);
      assert.equal(lists(), before);
    });

  for (const [status, code] of [
    [401, 20003],
    [403, 20006],
    [503, 20503],
  ] as const)
    it(`stays open after ${status} in place of the list, and the next one asks again`, async () => {
      const refusal: Page = [status, { status, code, message: "No" }];
      await open({
        [LIST]: [...Array<Page>(status === 503 ? 6 : status === 401 ? 2 : 1).fill(refusal), [200, { sims: [], meta }]],
      });
      const error = await failed(lost());
      assert.ok(error instanceof ApiError && error.status === status, String(error));
      assert.match(error.message, /^SIM HS1: GET \S*\/v1\/Sims failed/);
      assert.equal(error.isTransient, status === 503);
      assert.equal(await lost(), undefined);
    });

  it("of a whole list is the address's fault", async () => {
    await open({});
    const read = async () => {
      for await (const _ of api.pages({
        ...call,
        path: "/v1/Sims",
        key: "sims",
        item: sim,
        subject: "the list of SIMs",
      }));
    };
    const error = await failed(read());
    assert.ok(error instanceof ApiError);
    assert.match(
      error.message,
      /^the list of SIMs: GET http:\/\/127\.0\.0\.1:\d+\/kore\/v1\/Sims failed \(404, .*Check kore:supersimUrl/,
    );
    assert.match(error.global?.brief ?? "", /does not answer as the API \(404\)/);
  });

  it("can be waited for no longer by one who gives up", async () => {
    await open({ [LIST]: [200, { sims: [], meta }] });
    const control = new AbortController();
    const leaving = api.get({ ...call, signal: control.signal });
    const staying = lost();
    control.abort(new Error("enough"));
    await assert.rejects(leaving, /enough/);
    assert.equal(await staying, undefined);
  });
});

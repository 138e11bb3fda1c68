/** Tokens that are shared, renewed in time, and once when refused. */
import assert from "node:assert/strict";
import { bearerAuth } from "../../../provider/http/auth-kore";
import { ApiError } from "../../../provider/http/errors";
import type { Request, Response } from "../../../provider/http/exchange";
import { createSecrets } from "../../../provider/http/secrets";
import { createFakeClock } from "../../support/fake-clock";
import { get, type Line, script } from "./script";

const SOURCE = { url: "https://token.example.com/auth/token", clientId: "id", clientSecret: "cl1ent-s3cret" };
const EXPIRED = {
  status: 403,
  body: '{"message":"User is not authorized to access this resource with an explicit deny","error":"Invalid or expired token"}',
};
const FORBIDDEN = { status: 403, body: '{"status":403,"code":20006,"message":"Access Denied"}' };

/** The token endpoint gives token-1, token-2, … for `life` seconds, 10 ms after it is asked. */
function chain(lines: readonly Line[], { life = 3_600 as unknown, fails = 0, takes = 0 } = {}) {
  const clock = createFakeClock();
  const api = script(clock, lines, takes);
  const secrets = createSecrets();
  const tokens: Request[] = [];
  const ask = async <A>(request: Request, usable: (response: Response) => A): Promise<A> => {
    tokens.push(request);
    const name = `token-${tokens.length}`;
    await clock.sleep(10);
    if (tokens.length <= fails) throw new Error(`no ${name}`);
    return usable({ status: 200, headers: {}, body: JSON.stringify({ access_token: name, expires_in: life }) });
  };
  const exchange = bearerAuth(SOURCE, ask, clock, secrets)(api.exchange);
  return { clock, api, tokens, secrets, exchange, used: () => api.asked.map(({ authorization }) => authorization) };
}

/** An API that refuses the named tokens in one of the two ways. */
const refusing =
  (refused: readonly string[], answer: Partial<Response> = EXPIRED): Line =>
  async ({ authorization = "" }) =>
    refused.includes(authorization.replace("Bearer ", ""))
      ? { status: 401, headers: {}, body: "", ...answer }
      : { status: 200, headers: {}, body: "{}" };

describe("a token", () => {
  it("is not asked for before somebody needs it", () => assert.equal(chain([200]).tokens.length, 0));

  for (const life of [null, "soon", 0])
    it(`is taken to live for 5 minutes when its life is given as ${JSON.stringify(life)}`, async () => {
      const { clock, exchange, used } = chain([200], { life });
      for (const pause of [0, 240_000, 60_000]) {
        await clock.run(clock.sleep(pause));
        await clock.run(exchange(get()));
      }
      assert.deepEqual(used(), ["Bearer token-1", "Bearer token-1", "Bearer token-2"]);
    });

  it("is asked for once, however many wait for it", async () => {
    const { clock, exchange, tokens, used } = chain([200]);
    await clock.run(Promise.all(Array.from({ length: 50 }, () => exchange(get()))));
    assert.equal(tokens.length, 1);
    assert.deepEqual([...new Set(used())], ["Bearer token-1"]);
  });

  it("is asked for with the client's credentials in the form", async () => {
    const { clock, exchange, tokens } = chain([200]);
    await clock.run(exchange(get()));
    const [{ method, url, path, body } = get()] = tokens;
    assert.deepEqual(
      { method, url, path, body },
      {
        method: "POST",
        url: SOURCE.url,
        path: "/auth/token",
        body: "grant_type=client_credentials&client_id=id&client_secret=cl1ent-s3cret",
      },
    );
  });

  const LIVES = [
    ["a minute before its end when it lives long", 3_600, 3_540_000],
    ["at the last tenth of a short life", 100, 90_000],
  ] as const;
  for (const [says, life, renewed] of LIVES)
    it(`is renewed ${says}`, async () => {
      const { clock, exchange, tokens, used } = chain([200], { life });
      await clock.run(exchange(get()));
      await clock.advance(renewed - 11);
      await clock.run(exchange(get()));
      assert.equal(tokens.length, 1);
      await clock.advance(1);
      await clock.run(exchange(get()));
      assert.equal(tokens.length, 2);
      assert.equal(used().at(-1), "Bearer token-2");
    });

  for (const [says, answer] of [
    ["401", { status: 401 }],
    ["the gateway's special 403", EXPIRED],
  ] as const) {
    it(`is renewed once on ${says}, and the request goes again`, async () => {
      const { clock, exchange, tokens, used } = chain([refusing(["token-1"], answer)]);
      assert.equal((await clock.run(exchange(get()))).status, 200);
      assert.deepEqual(used(), ["Bearer token-1", "Bearer token-2"]);
      assert.equal(tokens.length, 2);
    });

    it(`is not renewed in a loop on ${says}: the second refusal is the answer`, async () => {
      const { clock, exchange, tokens, api } = chain([answer]);
      assert.equal((await clock.run(exchange(get()))).status, answer.status);
      assert.equal(tokens.length, 2);
      assert.equal(api.asked.length, 2);
    });

    it(`that never worked is not renewed for every request on ${says}`, async () => {
      const { clock, exchange, tokens, api } = chain([answer]);
      for (let i = 0; i < 10; i++) await clock.run(exchange(get()));
      assert.equal(tokens.length, 2);
      assert.equal(api.asked.length, 11);
    });

    it(`is renewed once for a hundred requests that meet ${says} together`, async () => {
      const { clock, exchange, tokens, api } = chain([refusing(["token-1"], answer)], { takes: 5 });
      const answers = await clock.run(Promise.all(Array.from({ length: 100 }, () => exchange(get()))));
      assert.ok(answers.every(({ status }) => status === 200));
      assert.equal(tokens.length, 2);
      assert.equal(api.asked.length, 200);
    });
  }

  it("is renewed at each expiry in mid-run, once each", async () => {
    const refused: string[] = [];
    const { clock, exchange, tokens } = chain([refusing(refused)], { takes: 5 });
    for (let expiry = 1; expiry <= 5; expiry++) {
      const answers = await clock.run(Promise.all(Array.from({ length: 20 }, () => exchange(get()))));
      assert.ok(answers.every(({ status }) => status === 200));
      refused.push(`token-${expiry}`);
    }
    assert.equal(tokens.length, 5);
  });

  it("is kept on any other 403, which is a missing permission", async () => {
    const { clock, exchange, tokens, api } = chain([FORBIDDEN]);
    assert.equal((await clock.run(exchange(get()))).status, 403);
    assert.equal(tokens.length, 1);
    assert.equal(api.asked.length, 1);
  });

  it("that cannot be had is everybody's failure, and asked for again by the next", async () => {
    const { clock, exchange, tokens } = chain([200], { fails: 1 });
    const answers = await clock.run(Promise.allSettled([exchange(get()), exchange(get())]));
    assert.deepEqual(
      answers.map(({ status }) => status),
      ["rejected", "rejected"],
    );
    assert.equal((await clock.run(exchange(get()))).status, 200);
    assert.equal(tokens.length, 2);
  });

  for (const [status, requests] of [
    [400, 1],
    [401, 1],
    [403, 1],
    [500, 10],
    [undefined, 10],
  ] as const)
    it(`that is refused with ${status ?? "no answer"} is asked for ${requests === 1 ? "once" : "each time"} in half a minute`, async () => {
      const clock = createFakeClock();
      const asked: Request[] = [];
      const ask = async (request: Request): Promise<never> => {
        asked.push(request);
        throw new ApiError(request, "kore", { ...(status !== undefined && { status }), seen: "nothing" });
      };
      const exchange = bearerAuth(SOURCE, ask, clock, createSecrets())(script(clock, [200]).exchange);
      for (let i = 0; i < 10; i++) await assert.rejects(exchange(get()), ApiError);
      assert.equal(asked.length, requests);
      await clock.advance(30_000);
      await assert.rejects(exchange(get()), ApiError);
      assert.equal(asked.length, requests + 1);
    });

  it("is still fetched for the others when the one who asked first gives up", async () => {
    const { clock, exchange, tokens, used } = chain([200]);
    const control = new AbortController();
    const impatient = exchange(get({ signal: control.signal }));
    const patient = exchange(get());
    control.abort(new Error("enough"));
    await assert.rejects(impatient, /enough/);
    assert.equal((await clock.run(patient)).status, 200);
    assert.equal(tokens.length, 1);
    assert.deepEqual(used(), ["Bearer token-1"]);
  });

  it("is not fetched for somebody who gave up before", async () => {
    const { exchange, tokens } = chain([200]);
    await assert.rejects(exchange(get({ signal: AbortSignal.abort(new Error("enough")) })), /enough/);
    assert.equal(tokens.length, 0);
  });

  it("is hidden from texts, as the client's secret is", async () => {
    const { clock, exchange, secrets } = chain([200]);
    await clock.run(exchange(get()));
    assert.equal(secrets.hide("Bearer token-1, cl1ent-s3cret"), "Bearer [secret], [secret]");
  });
});

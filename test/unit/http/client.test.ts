/** The chain put together: what goes over the wire, and what is kept apart. */
import assert from "node:assert/strict";
import { z } from "zod";
import { readConfig } from "../../../provider/config";
import { createApis } from "../../../provider/http/client";
import { USER_AGENT } from "../../../provider/http/connect/version";
import { ApiError } from "../../../provider/http/errors";
import { type Emulator, EXAMPLES, manualClock } from "../../emulator";
import { openApi } from "../../http/on-emulator";
import { startRefereedEmulator } from "../../support/emulator";
import { environmentOf } from "../../support/environment";
import { createFakeClock } from "../../support/fake-clock";
import { httpServer } from "./servers";

const sim = z.object({ sid: z.string(), unique_name: z.string().nullable(), account_sid: z.string() });
const about = { service: "supersim", subject: "a SIM" };

describe("the whole chain on the emulator", () => {
  let emulator: Emulator;
  const lines: string[] = [];
  const open = (env = {}) => openApi(emulator, { env, log: (line) => lines.push(line) });
  const path = `/v1/Sims/${EXAMPLES.sim}`;

  beforeEach(async () => {
    lines.length = 0;
    emulator = await startRefereedEmulator();
  });
  afterEach(() => emulator.close());

  it("reads, writes and deletes, and introduces itself in every request, the one for the token included", async () => {
    const api = open();
    assert.equal((await api.get({ ...about, path, answer: sim })).sid, EXAMPLES.sim);
    const form = { UniqueName: "Über & co = 100 %" };
    const after = await api.post({ ...about, path, form, answer: sim, onAmbiguous: "never" });
    assert.equal(after.unique_name, form.UniqueName);
    await api.delete({ service: "wireless", path: `/v1/Sims/${EXAMPLES.wirelessSim}`, subject: "a wireless SIM" });
    assert.deepEqual(
      emulator.requests.map(({ api: name, method, status, userAgent }) => [name, method, status, userAgent]),
      [
        ["token", "POST", 200, USER_AGENT],
        ["supersim", "GET", 200, USER_AGENT],
        ["supersim", "POST", 200, USER_AGENT],
        ["wireless", "DELETE", 204, USER_AGENT],
      ],
    );
  });

  it("gives what the schema makes of an answer, and what a look saw in its place", async () => {
    const api = open();
    const named = sim.transform(({ unique_name }) => ({ name: unique_name, answered: true }));
    const rename = (name: string) =>
      api.post({
        ...about,
        path,
        form: { UniqueName: name },
        answer: named,
        onAmbiguous: async () => ({ ...(await api.get({ ...about, path, answer: named })), answered: false }),
      });
    assert.deepEqual(await rename("one"), { name: "one", answered: true });
    emulator.control.addFault({ on: { method: "POST" }, first: 1, effect: { kind: "reset", when: "after" } });
    assert.deepEqual(await rename("two"), { name: "two", answered: false });
  });

  it("reads lists in pages, and no page that nobody reads", async () => {
    emulator.control.seedSims(2_100);
    const api = open();
    const sizes: number[] = [];
    for await (const page of api.pages({ ...about, path: "/v1/Sims", key: "sims", item: sim })) sizes.push(page.length);
    assert.ok(sizes.length === 3 && sizes.slice(0, 2).every((size) => size === 1_000));
    const before = emulator.requests.length;
    for await (const _ of api.pages({ ...about, path: "/v1/Sims", key: "sims", item: sim })) break;
    assert.equal(emulator.requests.length - before, 1);
  });

  it("writes one line a request when it is asked to, with the time it took", async () => {
    await open({ KORE_LOG: "debug" })
      .get({ ...about, path, query: { A: "b" }, answer: sim })
      .catch(() => {});
    const host = emulator.url.replace("http://", "").replaceAll(".", "\\.");
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? "", new RegExp(`^kore: POST ${host}/\\S+/auth/token 200 \\d+ ms$`));
    assert.match(lines[1] ?? "", new RegExp(`^kore: GET ${host}/supersim${path}\\?A=b \\d{3} \\d+ ms$`));
  });

  it("writes nothing when it is not", async () => {
    await open().get({ ...about, path, answer: sim });
    assert.deepEqual(lines, []);
  });

  it("tells the account's number of running requests on Twilio, and tries again", async () => {
    emulator.control.addFault({ first: 1, effect: { kind: "status", status: 429, retryAfter: 0 } });
    const { sid, authToken } = emulator.accounts.parent;
    const twilio = { KORE_PLATFORM: "twilio", TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: authToken };
    const clock = createFakeClock();
    const api = openApi(emulator, { env: { ...twilio, KORE_LOG: "debug" }, clock, log: (line) => lines.push(line) });
    await clock.run(() => api.get({ ...about, path, answer: sim }));
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? "", / 429, Retry-After 0ms, 1 running, 0 ms$/);
    assert.match(lines[1] ?? "", / \(again\) 200, 1 running, 0 ms$/);
  });

  it("renews a token that its own clock says is about to end, before anybody refuses it", async () => {
    const time = manualClock();
    const timed = await startRefereedEmulator({ clock: time, tokenLifetime: 600 });
    const clock = createFakeClock(time.now(), (milliseconds) => time.advance(milliseconds));
    const api = openApi(timed, { clock });
    for (let minute = 0; minute < 30; minute++) {
      await clock.run(() => api.get({ ...about, path, answer: sim }));
      await clock.advance(60_000);
    }
    const statuses = new Set(timed.requests.map(({ status }) => status));
    const { tokensGiven } = timed.control.statistics();
    await timed.close();
    assert.deepEqual([...statuses], [200]);
    // At minutes 0, 9, 18 and 27.
    assert.equal(tokensGiven, 4);
  });

  it("says what wrong credentials mean, after one request", async () => {
    const error = await open({ KORE_CLIENT_SECRET: "wrong" })
      .get({ ...about, path, answer: sim })
      .catch((reason) => reason);
    assert.ok(error instanceof ApiError);
    assert.match(error.message, /^the access token: POST .*\(401\).*Check kore:clientId and kore:clientSecret/);
    assert.equal(emulator.requests.length, 1);
  });

  it("knows a SIM that is not there from one that must not be seen", async () => {
    const read = (sid: string) =>
      open()
        .get({ ...about, path: `/v1/Sims/${sid}`, answer: sim })
        .catch((reason) => reason);
    const gone = await read(`HS${"0".repeat(32)}`);
    assert.equal(gone.isNotFound, true);
    emulator.control.addFault({ on: { api: "supersim" }, effect: { kind: "expiredToken" } });
    const refused = await read(EXAMPLES.sim);
    assert.deepEqual([refused.status, refused.isNotFound], [403, false]);
  });

  it("gives up under way when its signal says so, and goes on for others", async () => {
    emulator.control.addFault({ on: { api: "supersim" }, first: 1, effect: { kind: "delay", for: "10s" } });
    const api = open({ KORE_MAX_CONCURRENCY: "1" });
    const control = new AbortController();
    const impatient = api.get({ ...about, path, answer: sim, signal: control.signal });
    const patient = api.get({ ...about, path, answer: sim });
    while (!emulator.requests.some(({ api: name }) => name === "supersim")) await new Promise(setImmediate);
    control.abort(new Error("enough"));
    await assert.rejects(impatient, /enough/);
    assert.equal((await patient).sid, EXAMPLES.sim);
  });
});

describe("accounts", () => {
  it("have each their own credentials, token and pace", async () => {
    const emulator = await startRefereedEmulator();
    const { parent, child } = emulator.accounts;
    const accounts = JSON.stringify({ child: { clientId: child.clientId, clientSecret: child.clientSecret } });
    const env = environmentOf(emulator);
    const config = readConfig((key) => (key === "kore:accounts" ? accounts : undefined), env);
    const clock = createFakeClock();
    const apis = createApis(config, { clock, random: () => 0, env, log: () => {} });
    assert.equal(apis("child"), apis("child"));
    assert.notEqual(apis("child"), apis(undefined));
    const first = async (account: string | undefined) => {
      const page = apis(account).pages({
        ...about,
        path: "/v1/Fleets",
        key: "fleets",
        item: z.object({ account_sid: z.string() }),
      });
      for await (const [fleet] of page) return fleet?.account_sid;
      return undefined;
    };
    // A pause of the one is none of the other.
    emulator.control.addFault({
      on: { api: "supersim" },
      first: 1,
      effect: { kind: "status", status: 429, retryAfter: 100 },
    });
    const paused = first(undefined);
    while (clock.sleeping === 0) await new Promise(setImmediate);
    assert.notEqual(await first("child"), parent.sid);
    assert.equal(clock.sleeping, 1);
    assert.equal(await clock.run(paused), parent.sid);
    assert.equal(emulator.control.statistics().tokensGiven, 2);
    await emulator.close();
  });
});

describe("a base address with a path", () => {
  it("is kept for every page, and another host in the next page's address is not followed", async () => {
    const asked: (string | undefined)[] = [];
    const server = await httpServer((request, response) => {
      asked.push(request.url);
      if (request.url === "/token") return response.end('{"access_token":"t","expires_in":3600}');
      const next = asked.length < 3 ? "https://evil.example.com/kore/api/v1/Sims?Page=1" : null;
      return response.end(JSON.stringify({ sims: [], meta: { next_page_url: next } }));
    });
    const base = `http://127.0.0.1:${server.port}`;
    const env = {
      KORE_CLIENT_ID: "id",
      KORE_CLIENT_SECRET: "secret",
      KORE_TOKEN_URL: `${base}/token`,
      KORE_SUPERSIM_URL: `${base}/kore/api/`,
    };
    const config = readConfig(() => undefined, env);
    const api = createApis(config, { clock: createFakeClock(), random: () => 0, env, log: () => {} })(undefined);
    for await (const _ of api.pages({ ...about, path: "/v1/Sims", key: "sims", item: sim }));
    await server.close();
    assert.deepEqual(asked, ["/token", "/kore/api/v1/Sims?PageSize=1000", "/kore/api/v1/Sims?Page=1"]);
  });
});

describe("a form", () => {
  it("repeats the key of a list", async () => {
    let body = "";
    const server = await httpServer((request, response) => {
      request.on("data", (piece) => {
        body += request.url === "/token" ? "" : piece;
      });
      request.on("end", () => response.end('{"access_token":"t","expires_in":3600,"sid":"1"}'));
    });
    const base = `http://127.0.0.1:${server.port}`;
    const env = {
      KORE_CLIENT_ID: "id",
      KORE_CLIENT_SECRET: "secret",
      KORE_TOKEN_URL: `${base}/token`,
      KORE_SUPERSIM_URL: base,
    };
    const config = readConfig(() => undefined, env);
    const api = createApis(config, { clock: createFakeClock(), random: () => 0, env, log: () => {} })(undefined);
    const form = { Networks: ["HW1", "HW2"], UniqueName: "a b&c" };
    await api.post({ ...about, path: "/v1/X", form, answer: z.object({ sid: z.string() }), onAmbiguous: "never" });
    await server.close();
    assert.equal(body, "Networks=HW1&Networks=HW2&UniqueName=a+b%26c");
  });
});

/** One request over the wire: connections, deadlines, proxies, and what a failure says. */
import assert from "node:assert/strict";
import type http from "node:http";
import tls from "node:tls";
import { createTransport, type TransportSettings } from "../../../../provider/http/connect/transport";
import { USER_AGENT } from "../../../../provider/http/connect/version";
import { NoAnswer, type Request } from "../../../../provider/http/exchange";
import { rejection } from "../../../support/rejection";
import { CERTIFICATE } from "../certificate";
import { get, post } from "../script";
import { connectProxy, httpServer, httpsServer, silentServer, type TestServer } from "../servers";

const opened: TestServer[] = [];
const open = async <S extends TestServer>(server: Promise<S>): Promise<S> => {
  opened.push(await server);
  return server;
};
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

const to = (port: number, more: Partial<Request> = {}) =>
  get({ url: `http://127.0.0.1:${port}/v1/Sims?Page=1`, ...more });
const transport = (settings: Partial<TransportSettings> = {}, env = {}) =>
  createTransport(env, { maxSockets: 4, ...settings });

const unanswered = (work: Promise<unknown>) => rejection(work, NoAnswer);

describe("a request over the wire", () => {
  it("carries our name, what we accept, who we are and the form, and nothing else about us", async () => {
    let seen: http.IncomingHttpHeaders = {};
    let body = "";
    const { port } = await open(
      httpServer((request, response) => {
        seen = request.headers;
        request.on("data", (piece) => {
          body += piece;
        });
        request.on("end", () => response.end("{}"));
      }),
    );
    await transport()(
      post({ url: `http://127.0.0.1:${port}/v1/Sims`, body: "Iccid=8988&A=%26", authorization: "Bearer t" }),
    );
    assert.equal(body, "Iccid=8988&A=%26");
    assert.equal(seen["user-agent"], USER_AGENT);
    assert.equal(seen.accept, "application/json");
    assert.equal(seen.authorization, "Bearer t");
    assert.equal(seen["content-type"], "application/x-www-form-urlencoded");
    assert.deepEqual(
      Object.keys(seen).filter((name) => /cookie|referer|origin|x-/.test(name)),
      [],
    );
  });

  it("keeps the body as it is and the headers that somebody reads", async () => {
    const { port } = await open(
      httpServer((_, response) =>
        response
          .writeHead(429, {
            "Retry-After": "7",
            "Twilio-Concurrent-Requests": "3",
            "X-Request-Id": "RQ",
            "Set-Cookie": "a=b",
          })
          .end('{"iccid":89883070000123456789}'),
      ),
    );
    assert.deepEqual(await transport()(to(port)), {
      status: 429,
      headers: { "retry-after": "7", "twilio-concurrent-requests": "3", "x-request-id": "RQ" },
      body: '{"iccid":89883070000123456789}',
    });
  });

  it("has an empty body where there is none", async () => {
    const { port } = await open(httpServer((_, response) => response.writeHead(204).end()));
    assert.deepEqual(await transport()(to(port, { method: "DELETE" })), { status: 204, headers: {}, body: "" });
  });

  it("uses connections again, and no more of them than allowed", async () => {
    const server = await open(httpServer((_, response) => setTimeout(() => response.end("{}"), 2)));
    const exchange = transport({ maxSockets: 4 });
    for (let i = 0; i < 5; i++) await Promise.all(Array.from({ length: 10 }, () => exchange(to(server.port))));
    assert.equal(server.connections, 4);
  });

  it("does not follow a redirect", async () => {
    let followed = false;
    const { port } = await open(
      httpServer((request, response) => {
        if (request.url === "/elsewhere") followed = true;
        response.writeHead(302, { location: "/elsewhere" }).end();
      }),
    );
    assert.equal((await transport()(to(port, { authorization: "Bearer t" }))).status, 302);
    assert.equal(followed, false);
  });

  it("ends at once with the signal's reason, under way and before", async () => {
    const server = await open(httpServer(() => control.abort(new Error("enough"))));
    const { port } = server;
    const control = new AbortController();
    await assert.rejects(transport()(to(port, { signal: control.signal })), /enough/);
    await assert.rejects(transport()(to(port, { signal: control.signal })), /enough/);
    assert.equal(server.connections, 1);
  });

  it("leaves no listener on a signal that many requests share", async () => {
    const { port } = await open(httpServer((_, response) => response.end("{}")));
    const { signal } = new AbortController();
    let listeners = 0;
    const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };
    for (let i = 0; i < 5; i++) await transport()(to(port, { signal }));
    assert.equal(listeners, 0);
  });
});

describe("without an answer", () => {
  it("a port where nobody listens is not reached: nothing was sent", async () => {
    const server = await httpServer(() => {});
    await server.close();
    const error = await unanswered(transport()(to(server.port)));
    assert.deepEqual([error.sent, error.isTransient], [false, true]);
    assert.match(error.what, /ECONNREFUSED/);
  });

  it("a connection that is reset may have carried the request", async () => {
    const { port } = await open(httpServer((request) => request.socket.resetAndDestroy()));
    const error = await unanswered(transport()(to(port)));
    assert.deepEqual([error.sent, error.isTransient], [true, true]);
  });

  it("an answer that ends too early may pass", async () => {
    const { port } = await open(
      httpServer((request, response) => {
        response.writeHead(200, { "content-length": 100 }).write("{");
        setImmediate(() => request.socket.resetAndDestroy());
      }),
    );
    const error = await unanswered(transport()(to(port)));
    assert.deepEqual([error.sent, error.isTransient], [true, true]);
  });

  it("an answer that does not come ends at its deadline", async () => {
    const { port } = await open(httpServer(() => {}));
    const error = await unanswered(transport({ answerWithin: 50 })(to(port)));
    assert.deepEqual([error.sent, error.isTransient, error.what], [true, true, "no complete answer within 0.05 s"]);
  });

  it("an answer that drips ends at the same deadline", async () => {
    const { port } = await open(
      httpServer((_, response) => {
        response.writeHead(200);
        const drip = setInterval(() => response.write(" "), 10);
        response.once("close", () => clearInterval(drip));
      }),
    );
    assert.match((await unanswered(transport({ answerWithin: 100 })(to(port)))).what, /no complete answer/);
  });

  it("an answer that is too large is not asked for again", async () => {
    const { port } = await open(httpServer((_, response) => response.end("x".repeat(2_000))));
    const error = await unanswered(transport({ largest: 1_000 })(to(port)));
    assert.deepEqual([error.sent, error.isTransient], [true, false]);
  });

  it("a certificate that nobody vouches for is final, and nothing was sent", async () => {
    let reached = false;
    const { port } = await open(
      httpsServer(() => {
        reached = true;
      }),
    );
    const error = await unanswered(transport()(get({ url: `https://127.0.0.1:${port}/v1` })));
    assert.deepEqual([error.sent, error.isTransient, reached], [false, false, false]);
  });

  it("a peer that does not agree on encryption in time was sent nothing", async () => {
    const { port } = await open(silentServer());
    const error = await unanswered(transport({ connectWithin: 50 })(get({ url: `https://127.0.0.1:${port}/v1` })));
    assert.deepEqual([error.sent, error.isTransient, error.what], [false, true, "no connection within 0.05 s"]);
  });

  it("no error carries the request, in any property", async () => {
    const { port } = await open(httpServer((request) => request.socket.resetAndDestroy()));
    const error = await unanswered(transport()(to(port, { authorization: "Bearer s3cret-token" })));
    const everything = [error.what, error.stack, ...Object.values(error), ...Object.getOwnPropertyNames(error)];
    assert.doesNotMatch(everything.join("\n"), /s3cret/);
    assert.equal(error.cause, undefined);
  });
});

describe("through a proxy", () => {
  const usual = tls.getCACertificates("default");
  before(() => tls.setDefaultCACertificates([...usual, CERTIFICATE]));
  after(() => tls.setDefaultCACertificates(usual));

  const api = () => open(httpsServer((request, response) => response.end(`{"url":"${request.url}"}`)));
  const call = get({ url: "https://api.test/v1/Sims", authorization: "Bearer t" });
  const via = (proxy: TestServer, user = "") => ({ HTTPS_PROXY: `http://${user}127.0.0.1:${proxy.port}` });

  it("goes a tunnel that the proxy cannot see into, and the next request goes the same", async () => {
    const proxy = await open(connectProxy((await api()).port));
    const exchange = transport({}, via(proxy));
    assert.equal((await exchange(call)).body, '{"url":"/v1/Sims"}');
    await exchange(call);
    assert.deepEqual(proxy.asked, [{ target: "api.test:443", authorization: undefined }]);
  });

  it("names itself to the proxy where the variable says how", async () => {
    const proxy = await open(connectProxy((await api()).port));
    await transport({}, via(proxy, "user:p%40ss@"))(call);
    assert.equal(proxy.asked[0]?.authorization, `Basic ${Buffer.from("user:p@ss").toString("base64")}`);
  });

  it("does not go to this machine", async () => {
    const proxy = await open(connectProxy(1));
    const { port } = await open(httpServer((_, response) => response.end("{}")));
    const { HTTPS_PROXY: all } = via(proxy);
    await transport({}, { HTTP_PROXY: all, ALL_PROXY: all })(to(port));
    assert.deepEqual(proxy.asked, []);
  });

  for (const [status, isTransient] of [
    [407, false],
    [403, false],
    [502, true],
  ] as const)
    it(`that refuses with ${status} is not taken for the API, and nothing was sent`, async () => {
      const proxy = await open(connectProxy((await api()).port, status));
      const error = await unanswered(transport({}, via(proxy, "user:p4ssword@"))(call));
      assert.deepEqual([error.sent, error.isTransient], [false, isTransient]);
      assert.equal(error.what, `the proxy 127.0.0.1:${proxy.port} refused to connect (${status})`);
    });

  it("that is not there was sent nothing", async () => {
    const gone = await connectProxy(1);
    await gone.close();
    const error = await unanswered(transport({}, via(gone))(call));
    assert.deepEqual([error.sent, error.isTransient], [false, true]);
    assert.ok(error.what.startsWith(`the proxy 127.0.0.1:${gone.port}: connect ECONNREFUSED`), error.what);
  });

  it("that says nothing is given up, and its connection ended", async () => {
    const silent = await open(silentServer());
    const error = await unanswered(transport({ connectWithin: 50 }, via(silent))(call));
    assert.deepEqual(
      [error.sent, error.isTransient, error.what],
      [false, true, `no connection within 0.05 s through the proxy 127.0.0.1:${silent.port}`],
    );
  });

  it("that leads to a peer without encryption is given up in time", async () => {
    const proxy = await open(connectProxy((await open(silentServer())).port));
    const error = await unanswered(transport({ connectWithin: 50 }, via(proxy))(call));
    assert.deepEqual(
      [error.sent, error.what],
      [false, `no connection within 0.05 s through the proxy 127.0.0.1:${proxy.port}`],
    );
  });
});

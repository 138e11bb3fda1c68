/** Plants secrets that are easy to recognise, lets everything fail that can, and looks for them everywhere that somebody could read. */
import assert from "node:assert/strict";
import type http from "node:http";
import { inspect } from "node:util";
import { z } from "zod";
import { readConfig } from "../../provider/config";
import type { Api } from "../../provider/http/api";
import { createApis } from "../../provider/http/client";
import { createFakeClock } from "../support/fake-clock";
import { rejection } from "../support/rejection";
import { connectProxy, httpServer, type TestServer } from "../unit/http/servers";
import { randomFrom } from "./on-emulator";

/** Each with characters that URLs, forms and JSON write in another way. */
const PLANTED = {
  clientSecret: 'pl4nted client-secret/+"é',
  token: "pl4nted.access-token/+",
  authToken: 'pl4nted auth-token&"',
  apiSecret: "pl4nted api-secret%",
  registrationCode: "pl4ntedCODE",
  proxyPassword: "pl4nted-proxy",
} as const;
/** What they all have in common, in every spelling but Base64. */
const RECOGNISED = /pl4nted/i;

const CREDENTIALS = {
  kore: { KORE_CLIENT_ID: "id", KORE_CLIENT_SECRET: PLANTED.clientSecret },
  "twilio with a token": { KORE_PLATFORM: "twilio", TWILIO_ACCOUNT_SID: "AC1", TWILIO_AUTH_TOKEN: PLANTED.authToken },
  "twilio with a key": { KORE_PLATFORM: "twilio", TWILIO_API_KEY: "SK1", TWILIO_API_SECRET: PLANTED.apiSecret },
} as const;

type Answer = (echo: string, response: http.ServerResponse, socket: http.IncomingMessage["socket"]) => void;

/** Ways to fail that repeat the whole request, headers and body. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  "an envelope": (echo, response) =>
    response.writeHead(400).end(JSON.stringify({ status: 400, code: 83002, message: echo, more_info: echo })),
  "a page of HTML": (echo, response) =>
    response.writeHead(502, { "content-type": "text/html" }).end(`<html><body><pre>${echo}</pre></body></html>`),
  "a page of which only the beginning is shown": (echo, response) =>
    response.writeHead(502, { "content-type": "text/html" }).end(`<p>${"-".repeat(105)}</p>${echo}`),
  "a page with entities": (echo, response) =>
    response.writeHead(502).end(echo.replaceAll("&", "&amp;").replaceAll('"', "&quot;")),
  "a refusal of credentials": (echo, response) =>
    response.writeHead(401).end(JSON.stringify({ error: echo, error_description: echo })),
  "an expired token": (echo, response) =>
    response.writeHead(403).end(JSON.stringify({ message: echo, error: "Invalid or expired token" })),
  "a cut-off body": (echo, response) => response.writeHead(500).end(`{"message":${JSON.stringify(echo)},"sta`),
  "a success of another shape": (echo, response) =>
    response.end(JSON.stringify({ sid: { echo }, meta: echo, sims: [echo] })),
  "a success that is no JSON": (echo, response) => response.end(echo),
  "headers that repeat it": (echo, response) =>
    response
      .writeHead(503, { "x-request-id": encodeURIComponent(echo), "retry-after": encodeURIComponent(echo) })
      .end(),
  "a redirect": (echo, response) => response.writeHead(302, { location: `/?${encodeURIComponent(echo)}` }).end(echo),
  "a reset": (_, __, socket) => socket.resetAndDestroy(),
};

/** Echoes what it is sent, headers as they are and Basic credentials decoded too. Gives a token, unless that shall fail as well. */
const echoing = (answer: Answer, givesToken: boolean): Promise<TestServer> =>
  httpServer((request, response) => {
    let body = "";
    request.on("data", (piece) => {
      body += piece;
    });
    request.on("end", () => {
      const { authorization = "" } = request.headers;
      const decoded = Buffer.from(authorization.replace("Basic ", ""), "base64").toString();
      if (givesToken && request.url === "/token")
        return response.end(JSON.stringify({ access_token: PLANTED.token, expires_in: 3_600 }));
      answer(`${authorization} ${authorization.startsWith("Basic") ? decoded : ""} ${body}`, response, request.socket);
    });
  });

const sim = z.object({ sid: z.string() });
const about = { service: "supersim", subject: "SIM 8988" };

const read = (api: Api) => api.get({ ...about, path: "/v1/Sims/HS1", answer: sim });

/** One call of each kind, each of which fails. */
const CALLS: Readonly<Record<string, (api: Api) => Promise<unknown>>> = {
  get: read,
  post: (api) => api.post({ ...about, path: "/v1/Sims", form: registration(), answer: sim, onAmbiguous: "never" }),
  "post with a look": (api) =>
    api.post({ ...about, path: "/v1/Sims", form: registration(), answer: sim, onAmbiguous: () => read(api) }),
  pages: async (api) => {
    for await (const _ of api.pages({ ...about, path: "/v1/Sims", key: "sims", item: sim }));
  },
};
const registration = () => ({ Iccid: "8988", RegistrationCode: PLANTED.registrationCode });

/** Everything that is written while the work runs, by whomever. */
async function captured(work: () => Promise<void>): Promise<string> {
  const texts: string[] = [];
  const streams = [process.stdout, process.stderr];
  const originals = streams.map((stream) => stream.write);
  for (const stream of streams)
    stream.write = (text: string | Uint8Array) => {
      texts.push(text.toString());
      return true;
    };
  try {
    await work();
  } finally {
    streams.forEach((stream, i) => {
      const original = originals[i];
      if (original) stream.write = original;
    });
  }
  return texts.join("");
}

/** What a curious reader gets out of an error: message, stack, every field, every cause. */
const everythingIn = (error: unknown): string =>
  `${String(error)} ${inspect(error, { depth: 20, showHidden: true, getters: true })} ${JSON.stringify(error)}`;

/** As the planted secrets go over the wire, so that a test that finds nothing has looked for something. */
async function exposure(env: Readonly<Record<string, string>>, answer: Answer, givesToken: boolean): Promise<string[]> {
  const server = await echoing(answer, givesToken);
  const url = `http://127.0.0.1:${server.port}`;
  const clock = createFakeClock();
  const full = { ...env, KORE_LOG: "debug", KORE_SUPERSIM_URL: url, KORE_TOKEN_URL: `${url}/token`, ALL_PROXY: "" };
  const config = readConfig(() => undefined, full);
  const texts: string[] = [];
  const written = await captured(async () => {
    for (const call of Object.values(CALLS)) {
      const log = (line: string) => {
        texts.push(line);
      };
      const api = createApis(config, { clock, random: randomFrom(1), env: full, log })(undefined);
      const work = clock.run(() => call(api));
      texts.push(everythingIn(await rejection(work, Error)));
    }
  });
  await server.close();
  return [...texts, written];
}

describe("no secret is shown", () => {
  for (const [platform, env] of Object.entries(CREDENTIALS))
    for (const [says, answer] of Object.entries(ANSWERS))
      it(`by ${platform}, answered with ${says}`, async () => {
        const basic = Object.values(env).flatMap((value) =>
          Object.values(env).map((other) => Buffer.from(`${value}:${other}`).toString("base64")),
        );
        const shown = await exposure(env, answer, true);
        assert.ok(shown.some((text) => /kore: POST /.test(text)));
        for (const text of shown) {
          assert.doesNotMatch(text, RECOGNISED);
          for (const encoded of basic) assert.ok(!text.includes(encoded), text);
        }
      });

  for (const [says, answer] of Object.entries(ANSWERS))
    it(`when it is the token that cannot be had: ${says}`, async () => {
      for (const text of await exposure(CREDENTIALS.kore, answer, false)) assert.doesNotMatch(text, RECOGNISED);
    });

  it("by a proxy's refusal, with credentials for the proxy", async () => {
    const proxy = await connectProxy(1, 407);
    const env = {
      ...CREDENTIALS.kore,
      KORE_LOG: "debug",
      HTTPS_PROXY: `http://user:${PLANTED.proxyPassword}@127.0.0.1:${proxy.port}`,
    };
    const clock = createFakeClock();
    const lines: string[] = [];
    const log = (line: string) => {
      lines.push(line);
    };
    const api = createApis(
      readConfig(() => undefined, env),
      { clock, random: () => 0, env, log },
    )(undefined);
    const error = await clock.run(() => read(api)).catch((reason) => reason);
    await proxy.close();
    assert.match(String(error), /the proxy 127\.0\.0\.1:\d+ refused to connect \(407\)/);
    assert.equal(proxy.asked.length, 1);
    for (const text of [everythingIn(error), ...lines]) assert.doesNotMatch(text, RECOGNISED);
  });

  it("by settings that cannot work", () => {
    const wrong = [
      { KORE_CLIENT_SECRET: PLANTED.clientSecret },
      { KORE_SUPERSIM_URL: `https://user:${PLANTED.authToken}@api.example.com` },
      { KORE_SUPERSIM_URL: `http://user:${PLANTED.proxyPassword}@[` },
      { KORE_TOKEN_URL: `https://api.example.com/?secret=${PLANTED.proxyPassword}` },
    ];
    for (const env of wrong)
      assert.throws(
        () => readConfig(() => undefined, env).credentialsOf(undefined),
        (error) => !RECOGNISED.test(everythingIn(error)),
      );
  });
});

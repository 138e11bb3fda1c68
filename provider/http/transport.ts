/** The last link: one HTTP request over kept-alive connections. The only file that knows axios. */
import http from "node:http";
import https from "node:https";
import type net from "node:net";
import axios from "axios";
import { HttpProxyAgent } from "http-proxy-agent";
import { HttpsProxyAgent } from "https-proxy-agent";
import { type Exchange, NoAnswer } from "./exchange";
import { type Environment, proxyFor } from "./proxy";

/** Until a connection stands. */
const CONNECT_WITHIN = 10_000;
/** Until an answer is complete. */
const ANSWER_WITHIN = 60_000;
/** A page of 1,000 SIMs is about 1 MB. */
const LARGEST = 64 * 1024 * 1024;

/** Codes of failures before anything was sent. */
const NEVER_SENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ECONNECT"] as const;
/** Codes that no repetition can change. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL/;

/** Redirects are not followed: they would take the credentials along. */
export function createTransport(env: Environment, maxSockets: number): Exchange {
  const agents = new Map<string, http.Agent>();
  const agentFor = (url: string): http.Agent => {
    const { protocol, host } = new URL(url);
    const proxy = proxyFor(url, env);
    const key = `${protocol}//${host} ${proxy ?? ""}`;
    const agent = agents.get(key) ?? createAgent(protocol, proxy, maxSockets);
    agents.set(key, agent);
    return agent;
  };
  const client = axios.create({
    proxy: false,
    maxRedirects: 0,
    timeout: ANSWER_WITHIN,
    maxContentLength: LARGEST,
    responseType: "text",
    transformResponse: (body: string) => body,
    transformRequest: (body: string) => body,
    validateStatus: () => true,
  });

  return async ({ method, url, headers, body, signal }) => {
    const agent = agentFor(url);
    try {
      const answer = await client.request<string>({
        method,
        url,
        headers: { ...headers },
        httpAgent: agent,
        httpsAgent: agent,
        ...(body !== undefined && { data: body }),
        ...(signal && { signal }),
      });
      const received = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
      return { status: answer.status, headers: Object.fromEntries(received), body: answer.data ?? "" };
    } catch (error) {
      signal?.throwIfAborted();
      throw noAnswer(error);
    }
  };
}

function createAgent(protocol: string, proxy: string | undefined, maxSockets: number): http.Agent {
  const options = { keepAlive: true, maxSockets };
  if (proxy !== undefined)
    return protocol === "https:" ? new HttpsProxyAgent(proxy, options) : new HttpProxyAgent(proxy, options);
  const agent = protocol === "https:" ? new https.Agent(options) : new http.Agent(options);
  return limitConnecting(agent);
}

/** Gives up on a connection that does not come to stand, long before the answer's own deadline. */
function limitConnecting<A extends http.Agent>(agent: A): A {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback) as net.Socket;
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error("the connection did not come to stand in time"), { code: "ECONNECT" }));
    }, CONNECT_WITHIN);
    const stop = () => clearTimeout(timer);
    socket.once("connect", stop).once("error", stop).once("close", stop);
    return socket;
  };
  return agent;
}

/** Only the code and the plain words of a failure leave this file: axios errors carry the request, credentials and all. */
function noAnswer(error: unknown): NoAnswer {
  const code = axios.isAxiosError(error) ? (error.code ?? "") : "";
  const what = axios.isAxiosError(error) ? error.message || code : "the request failed";
  const sent = !NEVER_SENT.some((never) => never === code) && !CERTIFICATE.test(code);
  return new NoAnswer(code && !what.includes(code) ? `${what} (${code})` : what, sent, !CERTIFICATE.test(code));
}

/** Kept-alive connections, direct or through a proxy, each with a deadline until it stands. */
import http from "node:http";
import https from "node:https";
import net from "node:net";
import tls from "node:tls";
import { HttpsProxyAgent } from "https-proxy-agent";
import type { Environment } from "../../config";
import { proxyFor } from "./proxy";

/** A connection that never stood: nothing of the request was sent. */
export class NotConnected extends Error {
  override readonly name = "NotConnected";
  constructor(
    message: string,
    /** Whether trying again can help. */
    readonly isTransient: boolean,
  ) {
    super(message);
  }
}

export interface AgentSettings {
  /** Connections to one host, at most. */
  readonly maxSockets: number;
  /** Milliseconds until a connection must stand, its encryption included. */
  readonly connectWithin: number;
}

/** An unused connection is closed before the far end does it, just as the next request is on its way. In milliseconds. */
const IDLE = 30_000;

/** Finds the agent for a URL; one for each host. */
export function createAgents(env: Environment, settings: AgentSettings): (url: string) => http.Agent {
  const agents = new Map<string, http.Agent>();
  return (url) => {
    const { origin } = new URL(url);
    const known = agents.get(origin) ?? createAgent(origin, proxyFor(origin, env), settings);
    agents.set(origin, known);
    return known;
  };
}

function createAgent(origin: string, proxy: string | undefined, settings: AgentSettings): http.Agent {
  const { maxSockets, connectWithin } = settings;
  const options = { keepAlive: true, maxSockets, timeout: IDLE };
  if (proxy !== undefined) return new Tunnel(proxy, { ...options, connectWithin });
  const agent = origin.startsWith("https:") ? new https.Agent(options) : new http.Agent(options);
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (to, callback) => {
    const connection = connect(to, callback);
    if (connection instanceof net.Socket) watch(connection, connectWithin);
    return connection;
  };
  return agent;
}

/** A way through a proxy. Only CONNECT is ever used, so that the proxy sees neither credentials nor answers. */
class Tunnel extends HttpsProxyAgent<string> {
  readonly #within: number;
  /** For messages. The URL may hold a password. */
  readonly #name: string;

  constructor(proxy: string, { connectWithin, ...options }: AgentSettings & https.AgentOptions) {
    super(proxy, options);
    this.#within = connectWithin;
    this.#name = `the proxy ${this.proxy.host}`;
  }

  override async connect(...[request, options]: Parameters<HttpsProxyAgent<string>["connect"]>): Promise<net.Socket> {
    const control = new AbortController();
    const timer = setTimeout(() => control.abort(), this.#within);
    // Read when `connect` begins; the socket to the proxy is destroyed when the time is over.
    this.connectOpts = Object.assign({}, this.connectOpts, { signal: control.signal });
    let refused: number | undefined;
    request.once("proxyConnect", ({ statusCode }: { readonly statusCode: number }) => {
      if (statusCode !== 200) refused = statusCode;
    });
    try {
      const socket = await super.connect(request, options);
      // A refusal would otherwise be taken for the API's answer.
      if (refused !== undefined)
        throw new NotConnected(`${this.#name} refused to connect (${refused})`, refused >= 500);
      watch(socket, this.#within, this.#name);
      return socket;
    } catch (error) {
      if (control.signal.aborted) throw tooLate(this.#within, this.#name);
      if (!(error instanceof Error) || error instanceof NotConnected) throw error;
      neverSent.add(error);
      error.message = `${this.#name}: ${error.message}`;
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Gives up on a connection that does not come to stand, and marks what fails until then. */
function watch(socket: net.Socket, within: number, through?: string): void {
  const ready = socket instanceof tls.TLSSocket ? "secureConnect" : "connect";
  const timer = setTimeout(() => socket.destroy(tooLate(within, through)), within);
  const mark = (error: Error) => neverSent.add(error);
  socket.prependListener("error", mark);
  socket.once("close", () => clearTimeout(timer));
  socket.once(ready, () => {
    clearTimeout(timer);
    socket.off("error", mark);
  });
}

const neverSent = new WeakSet<Error>();

/** Whether the error was raised before a connection stood. */
export const isBeforeSending = (error: unknown): boolean =>
  error instanceof NotConnected || (error instanceof Error && neverSent.has(error));

const tooLate = (within: number, through?: string) =>
  new NotConnected(`no connection within ${within / 1_000} s${through ? ` through ${through}` : ""}`, true);

/** The three that are measured side by side, each doing the same two things: one SIM, and a page of 1,000 SIMs. */
import http from "node:http";
import axios from "axios";
import { z } from "zod";
import { readConfig } from "../../../provider/config";
import { createApis } from "../../../provider/http/client";
import { systemClock } from "../../../provider/time/clock";

export const AT_ONCE = 20;

export interface Client {
  readonly name: string;
  readSim(): Promise<void>;
  readPage(): Promise<void>;
  close(): void;
}

const PATHS = { sim: `/v1/Sims/HS${"0".repeat(32)}`, page: "/v1/Sims?PageSize=1000" } as const;

/** A token as long as KORE's, so that all three send as many bytes. */
const AUTHORIZATION = `Bearer ${"t".repeat(900)}`;

/** The floor: Node.js' own client, reading JSON. */
export function nodeHttp(url: string): Client {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const read = (path: string) =>
    new Promise<void>((resolve, reject) => {
      const headers = { authorization: AUTHORIZATION, accept: "application/json" };
      http
        .get(url + path, { agent, headers }, (response) => {
          const pieces: Buffer[] = [];
          response.on("data", (piece) => pieces.push(piece));
          response.on("error", reject);
          response.on("end", () => {
            JSON.parse(Buffer.concat(pieces).toString("utf8"));
            resolve();
          });
        })
        .on("error", reject);
    });
  return { name: "node:http", ...reading(read), close: () => agent.destroy() };
}

/** What one would write without the chain: axios on an own agent. */
export function bareAxios(url: string): Client {
  const httpAgent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const client = axios.create({ baseURL: url, httpAgent, headers: { authorization: AUTHORIZATION } });
  const read = async (path: string) => {
    await client.get(path);
  };
  return { name: "bare axios", ...reading(read), close: () => httpAgent.destroy() };
}

const sim = z.object({
  sid: z.string(),
  unique_name: z.string().nullable(),
  account_sid: z.string(),
  iccid: z.string(),
  status: z.string(),
  fleet_sid: z.string().nullable(),
  date_created: z.string(),
  date_updated: z.string(),
  url: z.string(),
});

/** The provider's client, whole: token, pace, retries, deadlines, checked answers. Only the pace is not held back. */
export function wholeChain(url: string): Client {
  const env = {
    KORE_CLIENT_ID: "bench",
    KORE_CLIENT_SECRET: "bench-secret",
    KORE_SUPERSIM_URL: url,
    KORE_TOKEN_URL: `${url}/token`,
    KORE_MAX_CONCURRENCY: String(AT_ONCE),
    KORE_REQUESTS_PER_SECOND: "1000000",
  };
  const config = readConfig(() => undefined, env);
  const api = createApis(config, { clock: systemClock, random: Math.random, env, log: () => {} })(undefined);
  const about = { service: "supersim", subject: "the measurement" };
  return {
    name: "whole chain",
    async readSim() {
      await api.get({ ...about, path: PATHS.sim, answer: sim });
    },
    async readPage() {
      for await (const _page of api.pages({ ...about, path: "/v1/Sims", key: "sims", item: sim }));
    },
    close() {},
  };
}

const reading = (read: (path: string) => Promise<void>) => ({
  readSim: () => read(PATHS.sim),
  readPage: () => read(PATHS.page),
});

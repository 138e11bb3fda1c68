/** The other end of the measurement, in a process of its own so that its work is not counted: fixed answers, at once. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";

export interface BenchServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  close(): void;
}

/** Starts it and waits until it listens. */
export async function startServer(): Promise<BenchServer> {
  const child = fork(__filename, [], { execArgv: ["--require", join(__dirname, "../../../tools/typescript.js")] });
  const [url] = await once(child, "message");
  return { url: String(url), close: () => child.kill() };
}

const PAGE = 1_000;

const sim = (number: number) => ({
  sid: `HS${number.toString(16).padStart(32, "0")}`,
  unique_name: `tracker-${number}`,
  account_sid: `AC${"a".repeat(32)}`,
  iccid: `8988307${number.toString().padStart(12, "0")}`,
  status: "active",
  fleet_sid: `HF${"a".repeat(32)}`,
  date_created: "2026-01-05T08:00:00Z",
  date_updated: "2026-01-05T08:00:00Z",
  url: `https://supersim.api.korewireless.com/v1/Sims/HS${number.toString(16).padStart(32, "0")}`,
  links: { billing_periods: "https://example.com/b", sim_ip_addresses: "https://example.com/i" },
});

const ANSWERS = {
  token: JSON.stringify({ access_token: "t".repeat(900), expires_in: 3_600, token_type: "Bearer" }),
  sim: JSON.stringify(sim(1)),
  page: JSON.stringify({
    sims: Array.from({ length: PAGE }, (_, index) => sim(index)),
    meta: { key: "sims", next_page_url: null, page: 0, page_size: PAGE },
  }),
} as const;

function serve(): void {
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    const body = path === "/token" ? ANSWERS.token : path.includes("PageSize") ? ANSWERS.page : ANSWERS.sim;
    request.resume();
    response
      .writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
      .end(body);
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (typeof address === "object" && address) process.send?.(`http://127.0.0.1:${address.port}`);
  });
}

if (require.main === module) serve();

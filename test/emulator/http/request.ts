/** One HTTP request as it came in, read to its end and split into what the emulator needs. */
import type { IncomingMessage } from "node:http";
import { API_PREFIXES, type ApiName } from "./call";

export interface ApiRequest {
  readonly api: ApiName;
  readonly method: string;
  /** Path after the API's prefix. */
  readonly path: string;
  /** Absolute URL of the API, from the Host header. */
  readonly base: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly contentType: string;
  readonly hasBody: boolean;
  readonly authorization: string | undefined;
  readonly userAgent: string;
}

export async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

/** Undefined when the path is under none of the APIs. */
export function apiRequest(message: IncomingMessage, body: string): ApiRequest | undefined {
  const url = new URL(message.url ?? "/", "http://emulator");
  const api = apiOf(url.pathname);
  if (api === undefined) return undefined;
  const contentType = (message.headers["content-type"] ?? "").split(";")[0] ?? "";
  return {
    api,
    method: message.method ?? "GET",
    path: url.pathname.slice(API_PREFIXES[api].length),
    base: `http://${message.headers.host ?? "localhost"}${API_PREFIXES[api]}`,
    query: url.searchParams,
    form: new URLSearchParams(isForm(contentType) ? body : ""),
    contentType,
    hasBody: body !== "",
    authorization: message.headers.authorization,
    userAgent: message.headers["user-agent"] ?? "",
  };
}

export function isForm(contentType: string): boolean {
  return contentType.trim().toLowerCase() === "application/x-www-form-urlencoded";
}

const APIS = ["supersim", "wireless", "token"] as const satisfies readonly ApiName[];

function apiOf(path: string): ApiName | undefined {
  return APIS.find((api) => path.startsWith(`${API_PREFIXES[api]}/`));
}

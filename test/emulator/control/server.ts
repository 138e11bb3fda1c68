/** The control plane over HTTP: JSON in, JSON out, under a prefix that no API has. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { FaultRefused } from "../faults/check";
import { SeedRefused } from "../seed/seed-refused";
import { BodyRefused } from "./bodies";
import type { Control } from "./control";
import { UnknownResource } from "./lookup";
import { CONTROL_ROUTES, type ControlRoute } from "./routes";

/** Everything below it is the control plane. */
export const CONTROL_PREFIX = "/emulator/";

export interface ControlServer {
  serves(url: string): boolean;
  serve(message: IncomingMessage, body: string, response: ServerResponse): void;
}

interface ControlAnswer {
  readonly status: number;
  readonly value: unknown;
}

export function controlServer(control: Control): ControlServer {
  return {
    serves: (url) => url.startsWith(CONTROL_PREFIX),
    serve: (message, body, response) => {
      const { status, value } = answer(control, message, body);
      response.writeHead(status, { "content-type": "application/json" }).end(`${JSON.stringify(value, null, 2)}\n`);
    },
  };
}

function answer(control: Control, message: IncomingMessage, body: string): ControlAnswer {
  const url = new URL(message.url ?? "/", "http://emulator");
  const path = url.pathname.slice(CONTROL_PREFIX.length);
  if (path === "") return { status: 200, value: index() };
  const route = CONTROL_ROUTES.find((known) => known.method === message.method && matches(known, path));
  if (route === undefined) return { status: 404, value: { message: `no ${message.method} ${path}`, known: index() } };
  const ref = route.path.endsWith("/:ref") ? decodeURIComponent(path.slice(route.path.length - ":ref".length)) : "";
  try {
    return { status: 200, value: route.handle({ control, ref, query: url.searchParams, body }) ?? { done: true } };
  } catch (error) {
    return refusal(error);
  }
}

function matches({ path }: ControlRoute, asked: string): boolean {
  if (!path.endsWith(":ref")) return path === asked;
  const stem = path.slice(0, -":ref".length);
  return asked.startsWith(stem) && asked.length > stem.length && !asked.slice(stem.length).includes("/");
}

function index(): Record<string, string> {
  return Object.fromEntries(
    CONTROL_ROUTES.map(({ method, path, does }) => [`${method} ${CONTROL_PREFIX}${path}`, does]),
  );
}

function refusal(error: unknown): ControlAnswer {
  if (error instanceof UnknownResource) return { status: 404, value: { message: error.message } };
  const known =
    error instanceof BodyRefused ||
    error instanceof FaultRefused ||
    error instanceof SeedRefused ||
    error instanceof RangeError;
  if (!known) throw error;
  return { status: 400, value: { message: error.message } };
}

/** The HTTP server: reads a request, lets faults have their way with it, executes it, writes the answer. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { ApiError } from "./api-error";
import type { ControlServer } from "./control/server";
import { milliseconds } from "./duration";
import { MALFORMED, type Plan } from "./faults/faults";
import { faultyAnswer, type Rendered } from "./faults/faulty-answer";
import { execute, recognise } from "./http/api";
import { type Exchange, type RequestRecord, shown } from "./http/exchange";
import { type ApiRequest, apiRequest, bodyOf } from "./http/request";
import type { Router } from "./http/router";
import type { RequestLog } from "./request-log";
import type { World } from "./world";

export interface ServerParts {
  readonly world: World;
  readonly router: Router;
  readonly log: RequestLog;
  readonly control: ControlServer;
  onExchange(exchange: Exchange): void;
}

export function emulatorServer(parts: ServerParts): Server {
  return createServer((message, response) => {
    serve(parts, message, response).catch((error: unknown) => {
      if (response.destroyed || response.headersSent) return;
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      response.writeHead(500, { "content-type": "text/plain" }).end(`the emulator itself failed: ${text}\n`);
    });
  });
}

async function serve(parts: ServerParts, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(message);
  if (parts.control.serves(message.url ?? "")) return parts.control.serve(message, body, response);
  const request = apiRequest(message, body);
  if (request === undefined)
    return write(response, render(new ApiError(20404, message.url).envelope.status, undefined));
  return serveApi(parts, request, response);
}

async function serveApi(parts: ServerParts, request: ApiRequest, response: ServerResponse): Promise<void> {
  const { world, router, log } = parts;
  const now = world.settle();
  const recognised = recognise(router, request);
  const { operation, match } = recognised;
  const segments = typeof match === "string" ? {} : match.segments;
  const iccid = request.query.get("Iccid") ?? request.form.get("Iccid") ?? undefined;
  const plan = world.faults.plan({ ...request, operation, segments, iccid }, world.store, now);
  const record = log.open({
    api: request.api,
    method: request.method,
    path: request.path,
    query: shown(request.query),
    form: shown(request.form),
    operation,
    status: 0,
    at: now,
    userAgent: request.userAgent,
    faults: plan.effects.map(({ kind }) => kind),
  });
  try {
    await answer(parts, request, response, plan, record, recognised);
  } finally {
    plan.release();
    log.close();
  }
}

async function answer(
  parts: ServerParts,
  request: ApiRequest,
  response: ServerResponse,
  plan: Plan,
  record: RequestRecord,
  recognised: ReturnType<typeof recognise>,
): Promise<void> {
  const { world } = parts;
  await delays(world, plan);
  const effect = plan.effects.find(({ kind }) => kind !== "delay" && kind !== "lag");
  const lag = request.method === "GET" ? plan.effects.find((one) => one.kind === "lag") : undefined;
  if (effect?.kind === "reset" && effect.when === "before") return cut(response);
  const skips = effect !== undefined && isAnswering(effect) && !(effect.kind === "status" && effect.executed === true);
  const now = world.settle();
  const shown = lag?.kind === "lag" ? world.ago(milliseconds(lag.by)) : world;
  const executed = skips ? undefined : execute(shown, request, recognised, now);
  if (effect?.kind === "reset") return cut(response);
  const done = executed?.answer ?? { status: 500 };
  const other = effect?.kind === "other" ? otherAnswer(parts, request, effect.path, now) : done;
  const own = render(done.status < 400 ? done.status : other.status, other.body);
  const rendered = effect !== undefined && isAnswering(effect) ? faultyAnswer(effect) : own;
  record.status = rendered.status;
  parts.onExchange({
    record,
    query: request.query,
    form: request.form,
    contentType: request.hasBody ? request.contentType : "",
    unread: executed?.unread ?? [],
    status: rendered.status,
    answerType: rendered.headers["content-type"] ?? "",
    body: rendered.body,
    malformed: effect !== undefined && (MALFORMED.includes(effect.kind) || rendered.body === ""),
  });
  if (effect?.kind === "truncate") return writeHalf(response, rendered, effect.ends ?? "cleanly");
  return write(response, withConcurrency(request, rendered, parts.log.inside));
}

/** What a GET of another path gives. */
function otherAnswer({ world, router }: ServerParts, request: ApiRequest, path: string, now: number) {
  const nothing = { query: new URLSearchParams(), form: new URLSearchParams(), contentType: "", hasBody: false };
  const other = { ...request, method: "GET", path, ...nothing };
  return execute(world, other, recognise(router, other), now).answer;
}

async function delays(world: World, plan: Plan): Promise<void> {
  for (const effect of plan.effects) {
    if (effect.kind !== "delay") continue;
    if (effect.clock === "emulated") await world.clock.sleep(milliseconds(effect.for));
    else await wait(milliseconds(effect.for), undefined, { ref: false });
  }
}

type Effect = Plan["effects"][number];

function isAnswering(
  effect: Effect,
): effect is Extract<Effect, { kind: "status" | "gateway" | "expiredToken" | "limit" }> {
  return ["status", "gateway", "expiredToken", "limit"].includes(effect.kind);
}

function render(status: number, body: object | undefined): Rendered {
  if (body === undefined) return { status, headers: {}, body: "" };
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** Twilio tells the number of requests in flight; KORE documents no such header. */
function withConcurrency(request: ApiRequest, rendered: Rendered, inside: number): Rendered {
  if (!/^basic /i.test(request.authorization ?? "")) return rendered;
  return { ...rendered, headers: { ...rendered.headers, "twilio-concurrent-requests": String(inside) } };
}

function write(response: ServerResponse, { status, headers, body }: Rendered): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
}

function writeHalf(response: ServerResponse, { status, headers, body }: Rendered, ends: "cleanly" | "abruptly"): void {
  const half = body.slice(0, Math.floor(body.length / 2));
  const length = Buffer.byteLength(ends === "cleanly" ? half : body);
  response.writeHead(status, { ...headers, "content-length": length });
  if (ends === "cleanly") response.end(half);
  else response.write(half, () => cut(response));
}

function cut(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

/** Executes one request against the world and renders the answer. Knows no socket and no fault. */
import { ApiError, UncodedApiError } from "../api-error";
import { createToken, TOKEN_OPERATION, TOKEN_PATH } from "../routes/token";
import type { World } from "../world";
import { authenticate, EXPIRED_TOKEN, TokenRefused } from "./auth";
import type { Answer } from "./call";
import { type Invalid, Params } from "./params";
import { type ApiRequest, isForm } from "./request";
import type { Match, Miss, Router } from "./router";

/** What a request was recognised as, before it is executed. */
export interface Recognised {
  readonly operation: string | undefined;
  readonly match: Match | Miss | "token";
}

export interface Executed {
  readonly answer: Answer;
  /** Parameters of an accepted request that no handler looked at. */
  readonly unread: readonly string[];
}

export function recognise(router: Router, request: ApiRequest): Recognised {
  if (request.api === "token") {
    if (request.path !== TOKEN_PATH) return { operation: undefined, match: "path" };
    if (request.method !== "POST") return { operation: undefined, match: "method" };
    return { operation: TOKEN_OPERATION, match: "token" };
  }
  const match = router.match(request.api, request.method, request.path);
  return { operation: typeof match === "string" ? undefined : match.route.operation, match };
}

/** Does what the request asks for; every refusal becomes an answer here and nowhere else. */
export function execute(world: World, request: ApiRequest, { match }: Recognised, now: number): Executed {
  try {
    if (match === "token") return { answer: createToken(world, request.form, now), unread: [] };
    return run(world, request, match, now);
  } catch (error) {
    return { answer: refusal(error), unread: [] };
  }
}

function run(world: World, request: ApiRequest, match: Match | Miss, now: number): Executed {
  if (match === "path") throw new ApiError(20404, `${request.path} was not found`);
  if (match === "method") throw new ApiError(20004, `${request.method} ${request.path}`);
  const account = authenticate(world, request.authorization, now);
  if (request.hasBody && !isForm(request.contentType)) throw new UncodedApiError(415, "Unsupported Media Type");
  const invalid: Invalid = (why) => new ApiError(invalidCode(match), why);
  const query = new Params(request.query, invalid);
  const form = new Params(request.form, invalid);
  query.refuseUnknown(match.route.query ?? []);
  form.refuseUnknown(match.route.form ?? []);
  const { api, base, path } = request;
  const answer = match.route.handle({ world, now, api, account, base, path, segments: match.segments, query, form });
  return { answer, unread: [...query.unread(), ...form.unread()] };
}

/** Only wireless and Super SIM's UsageRecords have a code of their own for an invalid value. */
function invalidCode({ route }: Match): 33101 | 83600 | 40400 {
  if (route.api === "wireless") return 33101;
  return route.operation === "supersim.usageRecords.list" ? 83600 : 40400;
}

function refusal(error: unknown): Answer {
  if (error instanceof TokenRefused) return EXPIRED_TOKEN;
  if (error instanceof ApiError || error instanceof UncodedApiError) {
    return { status: error.envelope.status, body: error.envelope };
  }
  throw error;
}

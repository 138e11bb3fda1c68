/** Judges an answer: a success by the file's schema, closed; an error by KORE's envelope or the body it has instead. */
import { closed } from "./closed-schema";
import { CLIENT_REFUSED_BODY, ENVELOPE, EXPIRED_TOKEN_BODY, TOKEN_ERROR_BODY } from "./error-bodies";
import type { ApiDocument } from "./openapi";
import type { Found } from "./operations";
import { type Check, checker } from "./validators";

export interface JudgedAnswer {
  readonly status: number;
  readonly answerType: string;
  readonly body: string;
}

const JSON_TYPE = "application/json";
const checks = new Map<string, Check>();

const ERRORS = {
  envelope: checker(ENVELOPE),
  expired: checker(EXPIRED_TOKEN_BODY),
  client: checker(CLIENT_REFUSED_BODY),
  token: checker(TOKEN_ERROR_BODY),
} as const satisfies Record<string, Check>;

/** Everything that is wrong with an answer, each as a sentence. */
export function judgeAnswer(api: ApiDocument, found: Found | undefined, answer: JudgedAnswer): string[] {
  const { status, answerType, body } = answer;
  if (status >= 200 && status < 300) {
    if (found === undefined) return ["an answer to an operation that the file does not have"];
    return judgeSuccess(found, answer);
  }
  if (answerType !== JSON_TYPE) return [`content type ${answerType || "missing"} on an error`];
  const parsed = parse(body);
  if (parsed === undefined) return ["a body that is not JSON"];
  return judgeError(api, status, parsed.value).map((problem) => `error body ${problem}`);
}

function judgeSuccess(found: Found, { status, answerType, body }: JudgedAnswer): string[] {
  const declared = found.operation.responses[String(status)];
  if (declared === undefined) return [`status ${status} is not declared`];
  const schema = declared.content?.[JSON_TYPE]?.schema;
  if (schema === undefined) return body === "" ? [] : ["a body where none is declared"];
  if (answerType !== JSON_TYPE) return [`content type ${answerType || "missing"}`];
  const parsed = parse(body);
  if (parsed === undefined) return ["a body that is not JSON"];
  const key = `${found.api} ${found.title} ${status}`;
  const check = checks.get(key) ?? checker(closed(found.document, schema));
  checks.set(key, check);
  return check(parsed.value);
}

function judgeError(api: ApiDocument, status: number, value: unknown): string[] {
  if (api === "token") return status === 401 ? ERRORS.client(value) : ERRORS.token(value);
  if (status === 403 && ERRORS.expired(value).length === 0) return [];
  const problems = ERRORS.envelope(value);
  const same = typeof value === "object" && value !== null && "status" in value && value.status === status;
  return same ? problems : [...problems, `status in the body is not ${status}`];
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** From a body to a validated value: unknown fields pass, a missing one is named. */
import type { ZodType, z } from "zod";
import { KoreError } from "../errors";
import type { Request, Response } from "./exchange";

type About = Pick<Request, "method" | "path" | "subject">;

/** A successful answer that cannot be used. */
export class UnreadableAnswer extends KoreError {
  override readonly name = "UnreadableAnswer";
  constructor(
    { method, path, subject }: About,
    status: number,
    /** The part of the message that says neither whose answer it was nor to what. */
    readonly seen: string,
    /** The body was not JSON: cut off on the way, or not the API's. */
    readonly garbled: boolean,
    /** It is about another object than the one that was asked for. */
    readonly isOther = false,
  ) {
    super(`${subject}: the answer to ${method} ${path} (${status}) ${seen}`);
  }
}

type Body = Pick<Response, "status" | "body">;

export function readAnswer<A>(request: About, { status, body }: Body, schema: ZodType<A>): A {
  return checked(request, status, parseJson(request, status, body), schema);
}

/** `within`: the field of the answer that the value is, for messages. */
export function checked<A>(request: About, status: number, value: unknown, schema: ZodType<A>, within?: string): A {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const other = parsed.error.issues.find(saysOther);
  if (other) throw new UnreadableAnswer(request, status, other.message, false, true);
  const issue = parsed.error.issues[0];
  const way = [...(within === undefined ? [] : [within]), ...(issue?.path ?? [])];
  const field = way.map(String).join(".") || "the whole";
  throw new UnreadableAnswer(
    request,
    status,
    `lacks what it must have: ${field}: ${issue?.message}. ` +
      "The API changed, or something between changed the answer; update pulumi-kore or report it.",
    false,
  );
}

/** The issue of an answer that is about another object. `shown` and `asked` say which. */
export const isAboutAnother = (shown: string, asked: string) => ({
  code: "custom" as const,
  message:
    `is about ${shown}, and ${asked} was asked for. It is not obeyed, and nothing was written because of it: ` +
    "something between here and the API, such as a cache, mixes answers up. Mend that, then run the same command again.",
  params: { isOther: true },
});

/** Whether an issue says no more than that. */
export const saysOther = (issue: z.core.$ZodIssue): boolean =>
  issue.code === "custom" && issue.params?.isOther === true;

function parseJson(request: About, status: number, body: string): unknown {
  try {
    return BIG.test(body) ? JSON.parse(body, exactly) : JSON.parse(body);
  } catch {
    throw new UnreadableAnswer(
      request,
      status,
      `is not JSON: it was cut off after ${body.length} characters, or it is not the API's. ` +
        "Check the configured URLs and the network, then run the same command again.",
      true,
    );
  }
}

/** An unquoted ICCID: a double would round it to another SIM's. */
const BIG = /[:,[]\s*\d{16,}/;

/** Integers that a double cannot hold stay text. (`context.source`: Node 22 and newer.) */
const exactly = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === "number" && !Number.isSafeInteger(value) && /^\d+$/.test(context?.source ?? "")
    ? context?.source
    : value;

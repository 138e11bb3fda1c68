/** One failed try on record: what the policy judges, by where the failure came from. */
import assert from "node:assert/strict";
import { UnreadableAnswer } from "../../../provider/http/answer";
import { NoAnswer, type Response } from "../../../provider/http/exchange";
import { withError, withoutAnswer, withoutUse } from "../../../provider/http/failure";
import { get } from "./script";

const hide = (text: string) => text.replaceAll("s3cret", "[secret]");
const NOW = Date.parse("2026-01-01T00:00:00Z");
const headers = { "retry-after": "2", "x-request-id": "RQ-s3cret" } as const;
const answer = (status: number, body: string): Response => ({ status, headers, body });
const aside = { requestId: "RQ-[secret]", retryAfter: 2_000 };

describe("a failed try", () => {
  it("without an answer has what happened, whether it was sent, and whether time can help", () => {
    assert.deepEqual(withoutAnswer(new NoAnswer("reset by s3cret", true, false), hide), {
      seen: "reset by [secret]",
      sent: true,
      isTransient: false,
    });
  });

  it("with the API's error has its envelope, and nothing that was merely seen", () => {
    const { envelope, ...others } = withError(answer(429, '{"status":429,"message":"Slow"}'), hide, NOW);
    assert.equal(envelope?.message, "Slow");
    assert.deepEqual(others, { ...aside, status: 429, garbled: false });
  });

  it("with a page has its first words, and with a piece of JSON that it is cut off", () => {
    const page = withError(answer(502, "Bad gateway"), hide, NOW);
    assert.deepEqual([page.seen, page.garbled], ["Bad gateway", false]);
    assert.equal(withError(answer(403, '{"error": "Inv'), hide, NOW).garbled, true);
  });

  it("with a success that cannot be used says so, and no envelope is looked for", () => {
    const unreadable = new UnreadableAnswer(get(), 200, "has no sid: s3cret", true);
    assert.deepEqual(withoutUse(answer(200, '{"message":"x"}'), unreadable, hide, NOW), {
      ...aside,
      status: 200,
      seen: "The answer has no sid: [secret]",
      isOther: false,
      unreadable: true,
      garbled: true,
    });
  });
});

/** What an answer says by its status and of the account's pace. */
import assert from "node:assert/strict";
import { isSuccess, NoAnswer, requestsRunning } from "../../../provider/http/exchange";

describe("an answer", () => {
  for (const [status, good] of [
    [199, false],
    [200, true],
    [204, true],
    [299, true],
    [300, false],
    [404, false],
    [503, false],
  ] as const)
    it(`${status} is ${good ? "a success" : "none"}`, () =>
      assert.equal(isSuccess({ status, headers: {}, body: "" }), good));

  for (const [text, running] of [
    ["17", 17],
    ["0", 0],
    ["-1", undefined],
    ["1.5", undefined],
    ["many", undefined],
    ["", undefined],
    [undefined, undefined],
  ] as const)
    it(`says that ${running ?? "nobody knows how many"} requests run by ${JSON.stringify(text) ?? "no header"}`, () =>
      assert.equal(requestsRunning(text === undefined ? {} : { "twilio-concurrent-requests": text }), running));

  it("that never came says what happened", () => {
    const { message, sent, isTransient } = new NoAnswer("socket hang up", true, false);
    assert.deepEqual([message, sent, isTransient], ["socket hang up", true, false]);
  });
});

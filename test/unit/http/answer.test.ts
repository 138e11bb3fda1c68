/** Answers that fit, that do not, and numbers that no double can hold. */
import assert from "node:assert/strict";
import { z } from "zod";
import { readAnswer, UnreadableAnswer } from "../../../provider/http/answer";

const ABOUT = { method: "GET", path: "/v1/Sims", subject: "SIM 8988" } as const;
const sim = z.object({ sid: z.string(), iccid: z.string() });
const read = (body: string, shape: z.ZodType = sim) => readAnswer(ABOUT, { status: 200, body }, shape);
const failing = (body: string, shape?: z.ZodType): UnreadableAnswer => {
  try {
    read(body, shape);
  } catch (error) {
    if (error instanceof UnreadableAnswer) return error;
    throw error;
  }
  throw new Error("it was read");
};

describe("an answer", () => {
  it("may have fields that nobody knows", () =>
    assert.deepEqual(read('{"sid":"HS1","iccid":"8988","surprise":{"deep":[1]}}'), { sid: "HS1", iccid: "8988" }));

  it("that lacks a field is refused with the field's name, and is not to be asked for again", () => {
    const error = failing('{"sid":"HS1"}');
    assert.equal(error.garbled, false);
    assert.match(
      error.message,
      /^SIM 8988: the answer to GET \/v1\/Sims \(200\) lacks what it must have: iccid: .*expected string, received undefined/,
    );
  });

  it("with a field of the wrong kind deep in a list is refused with the way there", () => {
    const error = failing(
      '{"sims":[{"sid":"HS1","iccid":"1"},{"sid":5,"iccid":"2"}]}',
      z.object({ sims: z.array(sim) }),
    );
    assert.match(error.message, /: sims\.1\.sid: /);
  });

  it("never repeats its values in a refusal", () => {
    const error = failing('{"access_token":["s3cret-value"]}', z.object({ access_token: z.string() }));
    assert.doesNotMatch(error.message, /s3cret/);
  });

  for (const body of ["", "<html>", '{"sid":"HS1","ic', "null,"])
    it(`that is no JSON is garbled: ${JSON.stringify(body)}`, () => {
      const error = failing(body);
      assert.equal(error.garbled, true);
      assert.match(error.message, new RegExp(`not JSON: it was cut off after ${body.length} characters`));
    });

  it("of the wrong whole is refused as a whole", () => assert.match(failing("null").message, /: the whole: /));
});

describe("numbers without quotes", () => {
  const anything = z.unknown();
  it("stay exact where a double would change them", () =>
    assert.deepEqual(read('{"iccid":89883070000123456789,"sid":"HS1"}'), {
      sid: "HS1",
      iccid: "89883070000123456789",
    }));
  it("stay exact in lists and after spaces", () =>
    assert.deepEqual(read('{"a":[1, 89883070000123456789,89883070000123456788]}', anything), {
      a: [1, "89883070000123456789", "89883070000123456788"],
    }));
  it("stay numbers where a double holds them", () =>
    assert.deepEqual(read('{"a":9007199254740991,"b":1234567890123456,"c":-1.5e3}', anything), {
      a: 9_007_199_254_740_991,
      b: 1_234_567_890_123_456,
      c: -1_500,
    }));
  it("inside texts are left alone", () =>
    assert.deepEqual(read('{"a":"n: 89883070000123456789, and"}', anything), { a: "n: 89883070000123456789, and" }));
});

/** What is sent again and what is not: the policy, row by row. */
import assert from "node:assert/strict";
import { advise, type Failure, isTransient } from "../../../provider/http/retry";

type Row = readonly [says: string, failure: Partial<Failure>];

const GET = { method: "GET", harmless: true } as const;
const DELETE = { method: "DELETE", harmless: true } as const;
const POST = { method: "POST", harmless: false } as const;
const TOKEN = { method: "POST", harmless: true } as const;

const decide = (failure: Partial<Failure>, chance = 1) => advise({ ...GET, attempt: 0, ...failure }, () => chance);
const table = (rows: readonly Row[], check: (failure: Partial<Failure>) => void) => {
  for (const [says, failure] of rows) it(says, () => check(failure));
};

describe("sent again at once, because it certainly was not executed:", () => {
  table(
    [
      ["a GET answered 429", { ...GET, status: 429 }],
      ["a POST answered 429", { ...POST, status: 429, code: 20429 }],
      ["a DELETE answered 429", { ...DELETE, status: 429 }],
      ["a POST answered with code 20429 under another status", { ...POST, status: 400, code: 20429 }],
      ["a GET whose connection was refused", { ...GET, sent: false, mayPass: true }],
      ["a POST whose connection was refused", { ...POST, sent: false, mayPass: true }],
    ],
    (failure) => {
      const advice = decide(failure);
      assert.equal(advice.verdict, "wait");
      assert.equal(advice.verdict === "wait" && advice.look, false);
      assert.equal(isTransient({ ...GET, attempt: 0, ...failure }), true);
    },
  );
});

describe("sent again without a look, because repeating it is harmless:", () => {
  table(
    [
      ["a GET answered 408", { ...GET, status: 408 }],
      ["a GET answered 500", { ...GET, status: 500 }],
      ["a GET answered 502", { ...GET, status: 502 }],
      ["a GET answered 503", { ...GET, status: 503 }],
      ["a GET answered 504", { ...GET, status: 504 }],
      ["a GET answered 520 by a gateway", { ...GET, status: 520 }],
      ["a GET answered 500 with code 20500", { ...GET, status: 500, code: 20500 }],
      ["a GET answered 503 with code 20503", { ...GET, status: 503, code: 20503 }],
      ["a GET answered 400 with code 33004, overloaded", { ...GET, status: 400, code: 33004 }],
      ["a GET whose connection was reset after sending", { ...GET, sent: true, mayPass: true }],
      ["a GET whose answer was cut off", { ...GET, status: 200, unreadable: true, garbled: true }],
      ["a GET refused with a body that was cut off", { ...GET, status: 403, garbled: true }],
      ["a DELETE answered 503", { ...DELETE, status: 503 }],
      ["a DELETE whose connection was reset", { ...DELETE, sent: true, mayPass: true }],
      ["a token request answered 500", { ...TOKEN, status: 500 }],
    ],
    (failure) => {
      const advice = decide(failure);
      assert.ok(advice.verdict === "wait" && !advice.look && !advice.throttled);
    },
  );
});

describe("looked at before it is sent again, because it may have been executed:", () => {
  table(
    [
      ["a POST answered 408", { ...POST, status: 408 }],
      ["a POST answered 500", { ...POST, status: 500, code: 20500 }],
      ["a POST answered 502", { ...POST, status: 502 }],
      ["a POST answered 503", { ...POST, status: 503 }],
      ["a POST answered 504", { ...POST, status: 504 }],
      ["a POST answered with code 83000, registration failed inside", { ...POST, status: 400, code: 83000 }],
      ["a POST answered with code 83004, update failed inside", { ...POST, status: 400, code: 83004 }],
      ["a POST whose connection was reset after sending", { ...POST, sent: true, mayPass: true }],
      ["a POST refused with a body that was cut off", { ...POST, status: 400, garbled: true }],
      ["a POST whose answer was cut off", { ...POST, status: 201, unreadable: true, garbled: true }],
    ],
    (failure) => {
      const advice = decide(failure);
      assert.ok(advice.verdict === "wait" && advice.look && !advice.throttled);
    },
  );
});

describe("never sent again, because the answer is final:", () => {
  table(
    [
      ["400", { ...POST, status: 400 }],
      ["401", { ...GET, status: 401 }],
      ["403", { ...GET, status: 403 }],
      ["404", { ...GET, status: 404, code: 20404 }],
      ["405", { ...POST, status: 405 }],
      ["407", { ...GET, status: 407 }],
      ["409, which the lifecycle waits out", { ...POST, status: 409, code: 33010 }],
      ["400 with code 83009, which the lifecycle waits out", { ...POST, status: 400, code: 83009 }],
      ["400 with code 83010, a move that is not allowed", { ...POST, status: 400, code: 83010 }],
      ["400 with code 83011, a name that is taken", { ...POST, status: 400, code: 83011 }],
      ["422", { ...POST, status: 422 }],
      ["501, which the server will never be able to do", { ...GET, status: 501 }],
      ["301, a redirect", { ...GET, status: 301 }],
      ["a certificate that is wrong", { ...GET, sent: false, mayPass: false }],
      ["a GET whose answer has another shape", { ...GET, status: 200, unreadable: true }],
    ],
    (failure) => {
      assert.deepEqual(decide(failure), { verdict: "give up", ambiguous: false });
      assert.equal(isTransient({ ...GET, attempt: 0, ...failure }), false);
    },
  );
});

describe("given up as perhaps executed:", () => {
  table(
    [
      ["a POST whose answer has another shape", { ...POST, status: 201, unreadable: true }],
      ["a POST whose answer was too large to read", { ...POST, sent: true, mayPass: false }],
      ["a POST answered 503 for the sixth time", { ...POST, status: 503, attempt: 5 }],
      ["a POST reset for the sixth time", { ...POST, sent: true, mayPass: true, attempt: 5 }],
    ],
    (failure) => assert.deepEqual(decide(failure), { verdict: "give up", ambiguous: true }),
  );
});

describe("tries come to an end:", () => {
  table(
    [
      ["a GET answered 503 for the sixth time", { ...GET, status: 503, attempt: 5 }],
      ["a GET answered 429 for the twentieth time", { ...GET, status: 429, attempt: 19 }],
      ["a POST answered 429 for the twentieth time, not executed all the same", { ...POST, status: 429, attempt: 19 }],
      ["a POST refused a connection for the sixth time", { ...POST, sent: false, mayPass: true, attempt: 5 }],
    ],
    (failure) => assert.deepEqual(decide(failure), { verdict: "give up", ambiguous: false }),
  );
  it("but a fifth 503 and a nineteenth 429 do not end them", () => {
    assert.equal(decide({ status: 503, attempt: 4 }).verdict, "wait");
    assert.equal(decide({ status: 429, attempt: 18 }).verdict, "wait");
  });
});

describe("waits", () => {
  const ROWS = [
    ["250 ms at most after a first 503", { status: 503 }, 1, 250],
    ["nothing when chance wants it so", { status: 503 }, 0, 0],
    ["half of 4 s after a fifth 503", { status: 503, attempt: 4 }, 0.5, 2_000],
    ["1 s at most after a first 429", { status: 429 }, 1, 1_000],
    ["30 s at most after a tenth 429", { status: 429, attempt: 9 }, 1, 30_000],
    ["as long as Retry-After says where that is longer", { status: 429, retryAfter: 7_000 }, 1, 7_000],
    ["as long as Retry-After says after a 503 too", { status: 503, retryAfter: 7_000 }, 1, 7_000],
    [
      "longer than Retry-After says where the backoff is longer",
      { status: 429, attempt: 5, retryAfter: 7_000 },
      1,
      30_000,
    ],
    ["the backoff where Retry-After is a date gone by", { status: 429, retryAfter: 0 }, 0.5, 500],
  ] as const;
  for (const [says, failure, chance, milliseconds] of ROWS)
    it(says, () => {
      const advice = decide(failure, chance);
      assert.equal(advice.verdict === "wait" && advice.milliseconds, milliseconds);
    });
});

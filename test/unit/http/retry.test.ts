/** What is sent again and what is not: the policy, row by row. */
import assert from "node:assert/strict";
import type { Failure } from "../../../provider/http/failure";
import { type Advice, advise, type Circumstances, isTransient } from "../../../provider/http/retry";

/** A failure with what the advice depends on beside it. */
type Case = Failure & Partial<Circumstances>;
type Row = readonly [says: string, failure: Case];

const GET = { idempotent: true } as const;
const DELETE = GET;
const TOKEN = GET;
const POST = { idempotent: false } as const;
const coded = (code: number) => ({ envelope: { code, genuine: true } });

const AT: Circumstances = {
  idempotent: true,
  canLook: true,
  attempt: 0,
  now: 0,
  firstFailed: 0,
  affordable: true,
};
const decide = (failure: Case, chance = 1): Advice => advise(failure, { ...AT, ...failure }, () => chance);
const table = (rows: readonly Row[], check: (failure: Case) => void) => {
  for (const [says, failure] of rows) it(says, () => check(failure));
};

describe("sent again at once, because it certainly was not executed:", () => {
  table(
    [
      ["a GET answered 429", { ...GET, status: 429 }],
      ["a POST answered 429", { ...POST, status: 429, ...coded(20429) }],
      ["a DELETE answered 429", { ...DELETE, status: 429 }],
      ["a POST answered with code 20429 under another status", { ...POST, status: 400, ...coded(20429) }],
      ["a GET whose connection was refused", { ...GET, sent: false, isTransient: true }],
      ["a POST whose connection was refused", { ...POST, sent: false, isTransient: true }],
    ],
    (failure) => {
      assert.equal(decide(failure).verdict, "retry");
      assert.equal(decide({ ...failure, canLook: false }).verdict, "retry");
      assert.equal(isTransient(failure), true);
    },
  );
});

describe("sent again without a look, because repeating it does no harm:", () => {
  table(
    [
      ["a GET answered 408", { ...GET, status: 408 }],
      ["a GET answered 500", { ...GET, status: 500 }],
      ["a GET answered 502", { ...GET, status: 502 }],
      ["a GET answered 503", { ...GET, status: 503 }],
      ["a GET answered 504", { ...GET, status: 504 }],
      ["a GET answered 520 by a gateway", { ...GET, status: 520 }],
      ["a GET answered 500 with code 20500", { ...GET, status: 500, ...coded(20500) }],
      ["a GET answered 503 with code 20503", { ...GET, status: 503, ...coded(20503) }],
      ["a GET answered 400 with code 33004, overloaded", { ...GET, status: 400, ...coded(33004) }],
      ["a GET whose connection was reset after sending", { ...GET, sent: true, isTransient: true }],
      ["a GET whose answer was cut off", { ...GET, status: 200, unreadable: true, garbled: true }],
      ["a GET refused with a body that was cut off", { ...GET, status: 403, garbled: true }],
      ["a DELETE answered 503", { ...DELETE, status: 503 }],
      ["a DELETE whose connection was reset", { ...DELETE, sent: true, isTransient: true }],
      ["a token request answered 500", { ...TOKEN, status: 500 }],
    ],
    (failure) => {
      const advice = decide(failure);
      assert.ok(advice.verdict === "retry" && !advice.throttled);
    },
  );
});

describe("looked at before it is sent again, because it may have been executed:", () => {
  table(
    [
      ["a POST answered 408", { ...POST, status: 408 }],
      ["a POST answered 500", { ...POST, status: 500, ...coded(20500) }],
      ["a POST answered 502", { ...POST, status: 502 }],
      ["a POST answered 503", { ...POST, status: 503 }],
      ["a POST answered 504", { ...POST, status: 504 }],
      ["a POST answered with code 83000, registration failed inside", { ...POST, status: 400, ...coded(83000) }],
      ["a POST answered with code 83004, update failed inside", { ...POST, status: 400, ...coded(83004) }],
      ["a POST whose connection was reset after sending", { ...POST, sent: true, isTransient: true }],
      ["a POST refused with a body that was cut off", { ...POST, status: 400, garbled: true }],
      ["a POST whose answer was cut off", { ...POST, status: 201, unreadable: true, garbled: true }],
    ],
    (failure) => {
      const advice = decide(failure);
      assert.ok(advice.verdict === "lookThenRetry" && !advice.throttled);
      assert.deepEqual(decide({ ...failure, canLook: false }), { verdict: "fail", ambiguous: true });
    },
  );
});

describe("never sent again, because the answer is final:", () => {
  table(
    [
      ["400", { ...POST, status: 400 }],
      ["401", { ...GET, status: 401 }],
      ["403", { ...GET, status: 403 }],
      ["404", { ...GET, status: 404, ...coded(20404) }],
      ["405", { ...POST, status: 405 }],
      ["407", { ...GET, status: 407 }],
      ["409, which the lifecycle waits out", { ...POST, status: 409, ...coded(33010) }],
      ["400 with code 83009, which the lifecycle waits out", { ...POST, status: 400, ...coded(83009) }],
      ["400 with code 83010, a move that is not allowed", { ...POST, status: 400, ...coded(83010) }],
      ["400 with code 83011, a name that is taken", { ...POST, status: 400, ...coded(83011) }],
      ["422", { ...POST, status: 422 }],
      ["501, which the server will never be able to do", { ...GET, status: 501 }],
      ["301, a redirect", { ...GET, status: 301 }],
      ["a certificate that is wrong", { ...GET, sent: false, isTransient: false }],
      ["a GET whose answer has another shape", { ...GET, status: 200, unreadable: true }],
    ],
    (failure) => {
      assert.deepEqual(decide(failure), { verdict: "fail", ambiguous: false });
      assert.equal(isTransient(failure), false);
    },
  );
});

describe("looked at a last time and then given up, or given up as perhaps executed where nobody can look:", () => {
  table(
    [
      ["a POST whose answer has another shape", { ...POST, status: 201, unreadable: true }],
      ["a POST whose answer was too large to read", { ...POST, sent: true, isTransient: false }],
      ["a POST answered 503 for the sixth time", { ...POST, status: 503, attempt: 5 }],
      ["a POST reset for the sixth time", { ...POST, sent: true, isTransient: true, attempt: 5 }],
    ],
    (failure) => {
      assert.deepEqual(decide(failure), { verdict: "lookThenFail", ambiguous: false });
      assert.deepEqual(decide({ ...failure, canLook: false }), { verdict: "fail", ambiguous: true });
    },
  );
});

describe("tries come to an end:", () => {
  table(
    [
      ["a GET answered 503 for the sixth time", { ...GET, status: 503, attempt: 5 }],
      ["a GET answered 429 for the twentieth time", { ...GET, status: 429, attempt: 19 }],
      ["a POST answered 429 for the twentieth time, not executed all the same", { ...POST, status: 429, attempt: 19 }],
      ["a POST refused a connection for the sixth time", { ...POST, sent: false, isTransient: true, attempt: 5 }],
    ],
    (failure) => assert.deepEqual(decide(failure), { verdict: "fail", ambiguous: false }),
  );
  it("but a fifth 503 and a nineteenth 429 do not end them", () => {
    assert.equal(decide({ status: 503, attempt: 4 }).verdict, "retry");
    assert.equal(decide({ status: 429, attempt: 18 }).verdict, "retry");
  });
});

describe("not tried again although it could be, and says why:", () => {
  const ROWS = [
    ["the caller's time is up", { deadline: 200 }, "`timeouts` leaves no time for it"],
    ["it failed first too long ago", { now: 180_000 }, "that would take longer than 3m from the first failure"],
    ["too much has failed", { affordable: false }, "too many requests of this run have failed"],
  ] as const;
  for (const [says, at, stopped] of ROWS)
    it(says, () => {
      assert.deepEqual(decide({ ...GET, status: 503, ...at }), { verdict: "fail", ambiguous: false, stopped });
      assert.deepEqual(decide({ ...POST, status: 503, ...at }), { verdict: "lookThenFail", ambiguous: false, stopped });
    });
  it("but a 429 costs nothing of what the run may spend", () =>
    assert.equal(decide({ ...POST, status: 429, affordable: false }).verdict, "retry"));
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
      assert.equal("milliseconds" in advice && advice.milliseconds, milliseconds);
    });
});

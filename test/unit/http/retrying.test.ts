/** Tries, waits and looks, with their exact times. */
import assert from "node:assert/strict";
import { UnreadableAnswer } from "../../../provider/http/answer";
import { ApiError } from "../../../provider/http/errors";
import type { Request, Response } from "../../../provider/http/exchange";
import { createRetrying } from "../../../provider/http/retrying";
import { createSecrets } from "../../../provider/http/secrets";
import { createFakeClock } from "../../support/fake-clock";
import { rejection } from "../../support/rejection";
import { get, type Line, post, RESET, script, UNREACHABLE } from "./script";

const ENVELOPE = { status: 429, body: '{"status":429,"code":20429,"message":"Too Many Requests"}' };

/** Chance is always at its highest, so that every backoff is at its ceiling. */
function chain(lines: readonly Line[], takes = 0) {
  const clock = createFakeClock();
  const api = script(clock, lines, takes);
  const secrets = createSecrets("cl1ent-s3cret");
  const send = createRetrying(api.exchange, { platform: "kore", clock, random: () => 1, secrets });
  const ask = (request: Request, look?: () => Promise<string | undefined>, usable = (_: Response) => "answered") =>
    clock.run(() => send(request, usable, look));
  return { clock, api, ask, times: () => api.asked.map(({ at }) => at) };
}

const failed = (work: Promise<unknown>) => rejection(work, ApiError);

describe("a request is tried again", () => {
  it("after 250 ms, 500 ms, 1 s, 2 s and 4 s when the API fails, and given up at the sixth failure", async () => {
    const { ask, times } = chain([503]);
    const error = await failed(ask(get()));
    assert.deepEqual(times(), [0, 250, 750, 1_750, 3_750, 7_750]);
    assert.match(error.message, /failed after 6 tries \(503\)/);
    assert.equal(error.isTransient, true);
    assert.equal(error.ambiguous, false);
  });

  it("until it is answered", async () => {
    const { ask, times } = chain([RESET, 502, UNREACHABLE, 200]);
    assert.equal(await ask(get()), "answered");
    assert.deepEqual(times(), [0, 250, 750, 1_750]);
  });

  it("when a refusal was cut off, which may have been that of an expired token", async () => {
    const { ask, times } = chain([{ status: 403, body: '{"message":"User is not auth' }, 200]);
    assert.equal(await ask(get()), "answered");
    assert.deepEqual(times(), [0, 250]);
  });

  it("after 1 s growing to 30 s when there is too much, for no more than 3 minutes", async () => {
    const { ask, times } = chain([ENVELOPE]);
    const error = await failed(ask(get()));
    assert.deepEqual(times(), [0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000, 91_000, 121_000, 151_000]);
    assert.match(
      error.message,
      /after 10 tries \(429, code 20429\).*It was not tried again: that would take longer than 3m/,
    );
  });

  it("for no longer than the caller has time", async () => {
    const { ask, times, clock } = chain([ENVELOPE]);
    const error = await failed(ask({ ...get(), deadline: clock.now() + 10_000 }));
    assert.deepEqual(times(), [0, 1_000, 3_000, 7_000]);
    assert.match(error.message, /after 4 tries .*It was not tried again: `timeouts` leaves no time for it\./);
  });

  it("when Retry-After says so, in seconds", async () => {
    const { ask, times } = chain([{ status: 429, headers: { "retry-after": "7" } }, 200]);
    await ask(get());
    assert.deepEqual(times(), [0, 7_000]);
  });

  it("when Retry-After says so, as a date", async () => {
    const { ask, times } = chain([{ status: 503, headers: { "retry-after": "Thu, 01 Jan 2026 00:00:20 GMT" } }, 200]);
    await ask(get());
    assert.deepEqual(times(), [0, 20_000]);
  });

  it("not at all when Retry-After asks for too long a wait", async () => {
    const { ask, times } = chain([{ ...ENVELOPE, headers: { "retry-after": "3600" } }]);
    const error = await failed(ask(get()));
    assert.deepEqual(times(), [0]);
    assert.match(error.message, /It asks to wait 1h\. It was not tried again/);
    assert.equal(error.isTransient, true);
  });

  it("with what was sent before marked, so that it goes ahead of what was not", async () => {
    const { ask, api } = chain([503, 200]);
    await ask(get());
    assert.deepEqual(
      api.asked.map(({ repeated }) => repeated),
      [undefined, true],
    );
  });

  it("counting the time from its first failure, not from its place in a queue", async () => {
    const { ask, times } = chain([{ status: 429, headers: { "retry-after": "100" } }, 200], 170_000);
    await ask(get());
    assert.deepEqual(times(), [0, 270_000]);
  });
});

describe("a request is not tried again", () => {
  for (const status of [400, 401, 403, 404, 409, 422, 501])
    it(`after ${status}`, async () => {
      const { ask, api } = chain([status]);
      assert.equal((await failed(ask(get()))).isTransient, false);
      assert.equal(api.asked.length, 1);
    });

  it("once its signal is aborted, whose reason it ends with at once", async () => {
    const { clock, ask, api } = chain([503]);
    const control = new AbortController();
    void clock.sleep(100).then(() => control.abort(new Error("enough")));
    await assert.rejects(ask(get({ signal: control.signal })), /enough/);
    assert.equal(api.asked.length, 1);
    assert.equal(clock.sleeping, 0);
  });

  it("when too many have failed: a hundred retries, then one for every five successes", async () => {
    let healthy = false;
    const { ask, api } = chain([async () => ({ status: healthy ? 200 : 503, headers: {}, body: "" })]);
    for (let i = 0; i < 20; i++) await failed(ask(get()));
    assert.equal(api.asked.length, 120);
    const stopped = await failed(ask(get()));
    assert.match(stopped.message, /failed \(503\).*It was not tried again: too many requests of this run have failed/);
    assert.equal(api.asked.length, 121);
    healthy = true;
    for (let i = 0; i < 5; i++) await ask(get());
    healthy = false;
    await failed(ask(get()));
    assert.equal(api.asked.length, 128);
  });

  it("but a 429 costs nothing of that quota", async () => {
    const { ask } = chain([...Array(150).fill(ENVELOPE), 200]);
    for (let i = 0; i < 15; i++) await failed(ask(get()));
    assert.equal(await ask(get()), "answered");
  });
});

describe("a POST that may have been executed", () => {
  it("is looked for after the wait, and not sent again when it was executed", async () => {
    const { clock, ask, times } = chain([RESET]);
    const looks: number[] = [];
    const began = clock.now();
    const answer = await ask(post(), async () => {
      looks.push(clock.now() - began);
      return "found";
    });
    assert.equal(answer, "found");
    assert.deepEqual(times(), [0]);
    assert.deepEqual(looks, [250]);
  });

  it("is sent again when it was not", async () => {
    const { ask, times } = chain([503, 502, 201]);
    let looks = 0;
    const nothing = async () => {
      looks += 1;
      return undefined;
    };
    assert.equal(await ask(post(), nothing), "answered");
    assert.deepEqual(times(), [0, 250, 750]);
    assert.equal(looks, 2);
  });

  it("is looked for once more at the end, and then certainly was not executed", async () => {
    const { ask, api } = chain([503]);
    let looks = 0;
    const error = await failed(
      ask(post(), async () => {
        looks += 1;
        return undefined;
      }),
    );
    assert.equal(api.asked.length, 6);
    assert.equal(looks, 6);
    assert.equal(error.ambiguous, false);
  });

  it("stays open when the look fails too, whose failure is the cause", async () => {
    const { ask, api } = chain([RESET]);
    const error = await failed(ask(post(), () => Promise.reject(new Error("no look either"))));
    assert.equal(error.ambiguous, true);
    assert.equal(error.isTransient, true);
    assert.match(String(error.cause), /no look either/);
    assert.equal(api.asked.length, 1);
  });

  it("is never sent again where nobody can look", async () => {
    for (const line of [RESET, 500, 502, 503, 504, 408]) {
      const { ask, api } = chain([line]);
      assert.equal((await failed(ask(post()))).ambiguous, true);
      assert.equal(api.asked.length, 1);
    }
  });

  it("is sent again without a look when it certainly was not executed", async () => {
    const { ask, times } = chain([429, UNREACHABLE, 201]);
    assert.equal(await ask(post()), "answered");
    assert.deepEqual(times(), [0, 1_000, 1_500]);
  });

  it("is looked for when its answer was cut off", async () => {
    const { ask, api } = chain([200]);
    const garbled = () => {
      throw new UnreadableAnswer(post(), 201, "was cut off", true);
    };
    assert.equal(await ask(post(), async () => "found", garbled), "found");
    assert.equal(api.asked.length, 1);
  });

  it("is looked for when its answer has another shape, and the error tells the field", async () => {
    const { ask, api } = chain([200]);
    const wrong = () => {
      throw new UnreadableAnswer(post(), 201, "lacks sid", false);
    };
    assert.equal(await ask(post(), async () => "found", wrong), "found");
    const error = await failed(ask(post(), undefined, wrong));
    assert.equal(error.ambiguous, true);
    assert.match(error.message, /^[^:]+: POST \S+ failed \(200\)\. The answer lacks sid\. /);
    assert.equal(api.asked.length, 2);
  });
});

describe("an error's text", () => {
  it("holds no secret that the answer repeats", async () => {
    const body = "<pre>POST client_secret=cl1ent-s3cret RegistrationCode=H3LL0W0RLD</pre>";
    const { ask } = chain([{ status: 400, body, headers: { "x-request-id": "cl1ent-s3cret" } }]);
    const error = await failed(ask(post({ secrets: ["H3LL0W0RLD"] })));
    assert.match(error.message, /client_secret=\[secret\] RegistrationCode=\[secret\]/);
    assert.equal(error.apiMessage, "POST client_secret=[secret] RegistrationCode=[secret]");
    assert.equal(error.requestId, "[secret]");
  });
});

/** The pause that the API asks of a whole account. */
import assert from "node:assert/strict";
import { createPause } from "../../../../provider/http/pace/pause";

const asks = (status: number, seconds: string) => ({ status, headers: { "retry-after": seconds }, body: "why" });

function open() {
  let now = 0;
  const pause = createPause({ now: () => now, sleep: async () => undefined });
  const at = (time: number) => {
    now = time;
  };
  return { pause, at };
}

describe("a pause", () => {
  for (const status of [429, 503])
    it(`is asked for by ${status}, and is over in time`, () => {
      const { pause, at } = open();
      pause.heed(asks(status, "7"));
      assert.equal(pause.left(), 7_000);
      at(6_000);
      assert.equal(pause.left(), 1_000);
      at(8_000);
      assert.equal(pause.left(), 0);
    });

  for (const status of [200, 400, 500, 502])
    it(`is not asked for by ${status}`, () => {
      const { pause } = open();
      pause.heed(asks(status, "7"));
      assert.equal(pause.left(), 0);
    });

  it("is not cut short by a shorter one", () => {
    const { pause } = open();
    pause.heed(asks(429, "7"));
    pause.heed(asks(429, "2"));
    assert.equal(pause.left(), 7_000);
  });

  it("of more than 3 minutes answers for all, with the time that is left", () => {
    const { pause, at } = open();
    pause.heed(asks(429, "600"));
    at(60_000);
    assert.deepEqual(pause.refusal(), asks(429, "540"));
    at(420_000);
    assert.equal(pause.refusal(), undefined);
  });
});

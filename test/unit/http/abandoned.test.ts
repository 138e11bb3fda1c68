/** Nothing is sent once the command that wanted it has ended. */
import assert from "node:assert/strict";
import { unlessAbandoned } from "../../../provider/http/abandoned";
import { createFakeClock } from "../../support/fake-clock";
import { get, post, script } from "./script";

describe("a request of a command that has ended", () => {
  it("is not sent, and says which one it was; until then everything is", async () => {
    let ended = false;
    const api = script(createFakeClock(), [200]);
    const exchange = unlessAbandoned(() => ended)(api.exchange);
    assert.equal((await exchange(get())).status, 200);
    ended = true;
    await assert.rejects(
      exchange(post()),
      /^KoreError: SIM 8988: POST \/v1\/Sims\/HS1 was not sent, because the command that wanted it has ended\. Run it again/,
    );
    assert.equal(api.asked.length, 1);
  });
});

/** One line a request, for whoever asked for lines: no headers, no bodies, no secret. */
import assert from "node:assert/strict";
import { logging } from "../../../provider/http/log";
import { createSecrets } from "../../../provider/http/secrets";
import { createFakeClock } from "../../support/fake-clock";
import { get, type Line, RESET, script } from "./script";

const CONTROL = new Error("enough");

describe("a debug line", () => {
  const ROWS: Readonly<Record<string, readonly [line: Line, expected: string]>> = {
    "tells method, address, status and time": [200, "200 70 ms"],
    "tells what the API asks for": [
      { status: 429, headers: { "retry-after": "2", "twilio-concurrent-requests": "17" } },
      "429, Retry-After 2s, 17 running, 70 ms",
    ],
    "leaves out what is no number": [
      { status: 429, headers: { "retry-after": "soon", "twilio-concurrent-requests": "s3cret" } },
      "429 70 ms",
    ],
    "tells what happened where no answer came": [RESET, "socket hang up (ECONNRESET) 70 ms"],
    "tells that somebody gave up": [() => Promise.reject(CONTROL), "stopped 70 ms"],
  };
  for (const [what, [line, expected]] of Object.entries(ROWS))
    it(what, async () => {
      const clock = createFakeClock();
      const lines: string[] = [];
      const { exchange } = script(clock, [line], 70);
      const logged = logging((one) => lines.push(one), clock, createSecrets())(exchange);
      await clock.run(logged(get()).catch(() => undefined));
      assert.deepEqual(lines, [`kore: GET api.example.com/v1/Sims/HS1 ${expected}`]);
    });

  it("marks what was sent before, and hides secrets in an address, the request's own among them", async () => {
    const clock = createFakeClock();
    const lines: string[] = [];
    const { exchange } = script(clock, [200]);
    const logged = logging((line) => lines.push(line), clock, createSecrets("kn0wn-s3cret"))(exchange);
    const url = "https://api.example.com/v1/Sims?Name=kn0wn-s3cret&Code=h1dden-code";
    await logged(get({ url, repeated: true, secrets: ["h1dden-code"] }));
    assert.deepEqual(lines, ["kore: GET api.example.com/v1/Sims?Name=[secret]&Code=[secret] (again) 200 0 ms"]);
  });

  it("is none, and no link in the chain, where nobody asked for lines", () => {
    const { exchange } = script(createFakeClock(), [200]);
    assert.equal(logging(undefined, createFakeClock(), createSecrets())(exchange), exchange);
  });
});

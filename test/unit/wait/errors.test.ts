/** What a wait that came to no good end says and advises: it follows from what became of its looks. */
import assert from "node:assert/strict";
import { StillPending, type Waited } from "../../../provider/wait/errors";
import { answered, beginning, failed, type Story, saw } from "../../../provider/wait/story";
import { failedLook } from "./failed-look";

const NETWORK = failedLook({ seen: "connect ECONNREFUSED 127.0.0.1:4010" });
const GATEWAY = failedLook({ status: 502, seen: "a page of HTML: Bad Gateway" });
const THROTTLED = failedLook({
  status: 429,
  envelope: { code: 20429, message: "Too Many Requests.", genuine: true },
  isTransient: true,
});

const START = beginning("status scheduled", 0);
const LOOKED = saw(START, "status scheduled", 60_000);
const blind = (error: unknown): Story => failed(failed(LOOKED, NETWORK), error);

const text = (story: Story, wanted: string | undefined = 'status "active"') => {
  const waited: Waited<string> = { ...story, subject: "SIM 8988 (HS1)", wanted, last: "" };
  return new StillPending(waited, "10m").message;
};

const ACCEPTED =
  "The request was accepted and is not lost: the same command, run again, goes on waiting without sending it again.";

describe("a wait whose time is up", () => {
  const ROWS: readonly [says: string, story: Story, message: string][] = [
    [
      "advises more time when every look worked",
      LOOKED,
      `SIM 8988 (HS1): still on its way to status "active" after 10m. Seen: status scheduled after 0 s. ${ACCEPTED} Raise \`timeouts\` to wait longer.`,
    ],
    [
      "advises more time when the last look worked",
      saw(blind(GATEWAY), "status scheduled", 120_000),
      'SIM 8988 (HS1): still on its way to status "active" after 10m. Seen: status scheduled after 0 s. ' +
        "2 of 4 looks failed, the last one of them with: 502: a page of HTML: Bad Gateway. " +
        `${ACCEPTED} Raise \`timeouts\` to wait longer.`,
    ],
    [
      "advises more time when the last look showed only what was before the write",
      answered(blind(GATEWAY)),
      'SIM 8988 (HS1): still on its way to status "active" after 10m. Seen: status scheduled after 0 s. ' +
        "2 of 4 looks failed, the last one of them with: 502: a page of HTML: Bad Gateway. " +
        `${ACCEPTED} Raise \`timeouts\` to wait longer.`,
    ],
    [
      "advises to check the network when no answer came any more",
      blind(NETWORK),
      'SIM 8988 (HS1): whether it arrived at status "active" is not known after 10m. Seen: status scheduled after 0 s. ' +
        "It was last seen after 60 s; all 2 looks since then failed, the last one with: no answer: connect ECONNREFUSED 127.0.0.1:4010. " +
        `${ACCEPTED} Check the network, the proxy settings and the configured URLs, then run the same command again.`,
    ],
    [
      "tells of the one look that failed",
      failed(LOOKED, NETWORK),
      'SIM 8988 (HS1): whether it arrived at status "active" is not known after 10m. Seen: status scheduled after 0 s. ' +
        "It was last seen after 60 s; the look since then failed with: no answer: connect ECONNREFUSED 127.0.0.1:4010. " +
        `${ACCEPTED} Check the network, the proxy settings and the configured URLs, then run the same command again.`,
    ],
    [
      "gives the API's code and words, and the advice that goes with them",
      blind(THROTTLED),
      'SIM 8988 (HS1): whether it arrived at status "active" is not known after 10m. Seen: status scheduled after 0 s. ' +
        "It was last seen after 60 s; all 2 looks since then failed, the last one with: 429, code 20429: Too Many Requests. " +
        `${ACCEPTED} Lower \`kore:maxConcurrency\` or \`kore:requestsPerSecond\`.`,
    ],
  ];
  for (const [says, story, message] of ROWS) it(says, () => assert.equal(text(story), message));

  it("says of somebody else's move that nothing is sent, and when more time cannot help", () => {
    const seen = (story: Story) => new StillPending({ ...story, subject: "SIM 1", last: "" }, "10m").message;
    assert.equal(
      seen(LOOKED),
      "SIM 1: a move that this run did not ask for is still under way after 10m. Seen: status scheduled after 0 s. " +
        "Until it ends nothing is sent: run the same command again, or raise `timeouts` to wait longer.",
    );
    assert.equal(
      seen(blind(NETWORK)),
      "SIM 1: whether a move that this run did not ask for is over is not known after 10m. Seen: status scheduled after 0 s. " +
        "It was last seen after 60 s; all 2 looks since then failed, the last one with: no answer: connect ECONNREFUSED 127.0.0.1:4010. " +
        "Until it ends nothing is sent. Check the network, the proxy settings and the configured URLs, then run the same command again.",
    );
  });
});

/** What is said of a failure by its code, else by its status. That every documented code has words, test/contract asserts. */
import assert from "node:assert/strict";
import { explain } from "../../../provider/http/codes";

const means = (...of: Parameters<typeof explain>) => explain(...of)?.means;

describe("a failure means", () => {
  for (const [what, meaning, expected] of [
    [
      "what its code says, whatever the status",
      means("kore", 500, 83010),
      "the SIM's status does not allow the one asked for",
    ],
    ["what its platform's code says", means("kore", 400, 20409), "the account's SID is invalid"],
    [
      "another thing by the same code of the other platform",
      means("twilio", 409, 20409),
      "the resource cannot be changed now",
    ],
    ["what its status says, where the code is not known", means("kore", 409, 4711), "another operation is in the way"],
    ["what its status says, where there is no code", means("kore", 429, undefined), "too many requests"],
    ["that the API failed, for every 5xx", means("kore", 599, undefined), "the API or its gateway failed"],
    ["a redirect that is not followed, for every 3xx", means("kore", 308, undefined)?.slice(0, 10), "a redirect"],
    ["nothing that is known, for any other status", means("kore", 418, undefined), undefined],
    ["nothing of a success that could not be used", means("kore", 200, undefined), undefined],
    ["nothing where no answer came", means("kore", undefined, undefined), undefined],
  ] as const)
    it(what, () => assert.equal(meaning, expected));

  it("that the platform's own credentials are not accepted", () => {
    assert.match(explain("kore", 401, undefined)?.todo ?? "", /^Check kore:clientId and kore:clientSecret /);
    assert.match(explain("twilio", 401, undefined)?.todo ?? "", /^Check kore:accountSid and kore:authToken, /);
  });
});

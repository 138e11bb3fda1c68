/** How requests introduce themselves. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { USER_AGENT } from "../../../../provider/http/connect/version";

describe("the user agent", () => {
  it("carries the version of package/package.json", () => {
    const { version } = JSON.parse(readFileSync(join(__dirname, "../../../../package/package.json"), "utf8"));
    assert.equal(USER_AGENT, `pulumi-kore/${version}`);
  });
});

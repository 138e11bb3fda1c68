/** Settings that cannot work are everybody's failure. */
import assert from "node:assert/strict";
import { ConfigError } from "../../../provider/config/error";
import { KoreError } from "../../../provider/errors";

describe("settings that cannot work", () => {
  it("are one cause for every resource, told apart by what is wrong", () => {
    const error = new ConfigError("kore:platform is odd.");
    assert.ok(error instanceof KoreError);
    assert.equal(error.global.brief, "as above: the settings cannot work");
    assert.equal(error.global.key, new ConfigError("kore:platform is odd.").global.key);
    assert.notEqual(error.global.key, new ConfigError("kore:tokenUrl is odd.").global.key);
  });
});

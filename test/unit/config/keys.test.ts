/** Every setting under its two names, and where its value comes from. */
import assert from "node:assert/strict";
import { KEYS, setting, settingsFrom, sourcesOf, spell } from "../../../provider/config/keys";

/** A stack that sets these, in an environment with those. */
const from = (stack: Readonly<Record<string, string>>) => (key: string) => stack[key];

describe("a setting's two names", () => {
  it("are each used once", () => {
    const names = Object.values(KEYS).flat();
    assert.equal(new Set(names).size, names.length);
    for (const [key, [config]] of Object.entries(KEYS)) assert.equal(config, `kore:${key}`);
  });

  it("are spelled together in messages, with the command that sets it", () => {
    assert.equal(spell("clientId"), "kore:clientId (or KORE_CLIENT_ID)");
    assert.equal(setting("clientId"), "pulumi config set kore:clientId …");
  });

  for (const key of ["clientSecret", "authToken", "apiSecret"] as const)
    it(`of ${key} belong to a secret`, () => assert.match(setting(key), /^pulumi config set --secret kore:/));
});

describe("a setting's value", () => {
  const env = { KORE_PLATFORM: "twilio", KORE_TOKEN_URL: "" };

  it("is the stack's, or the environment's, and an empty text is none", () => {
    const { value, inStack } = settingsFrom(from({ "kore:platform": "", "kore:clientId": "id" }), env);
    assert.deepEqual([value("platform"), value("clientId"), value("tokenUrl")], ["twilio", "id", undefined]);
    assert.deepEqual([inStack("platform"), inStack("clientId")], [false, true]);
  });
});

describe("what a configuration is read from", () => {
  it("is one text, another one for each setting of the stack and of the environment", () => {
    const texts = Object.values(KEYS).flatMap(([config, variable]) => [
      sourcesOf(from({ [config]: "x" }), {}),
      sourcesOf(from({}), { [variable]: "x" }),
    ]);
    texts.push(
      sourcesOf(from({ "kore:accounts": "{}" }), {}),
      sourcesOf(from({}), { KORE_LOG: "debug" }),
      sourcesOf(from({}), {}),
    );
    assert.equal(new Set(texts).size, texts.length);
  });

  it("is the same text for the same settings, whatever else is set", () => {
    assert.equal(sourcesOf(from({ "aws:region": "x" }), { PATH: "/" }), sourcesOf(from({}), {}));
  });
});

/** Credentials by name, as one JSON object of which nothing is ever repeated. */
import assert from "node:assert/strict";
import { config, credentials, KORE, refusal, TOKEN, TWILIO } from "./settings";

describe("kore:accounts", () => {
  const accounts = JSON.stringify({ eu: KORE, us: { clientId: "us", clientSecret: "s3cret-us" } });
  it("has credentials by name", () =>
    assert.deepEqual(credentials({ accounts }, {}, "us"), {
      platform: "kore",
      clientId: "us",
      clientSecret: "s3cret-us",
    }));

  it("takes both kinds on Twilio", () => {
    const both = JSON.stringify({ a: TOKEN, b: { accountSid: "AC1", apiKey: "SK1", apiSecret: "s3cret" } });
    assert.deepEqual(credentials({ ...TWILIO, accounts: both }, {}, "a"), {
      platform: "twilio",
      user: "AC1",
      password: "s3cret-token",
    });
    assert.deepEqual(credentials({ ...TWILIO, accounts: both }, {}, "b"), {
      platform: "twilio",
      user: "SK1",
      password: "s3cret",
    });
  });

  it("that lacks the name says which there are and how to add it", () => {
    const text = refusal(() => credentials({ accounts }, {}, "asia"));
    assert.match(
      text,
      /account "asia" is not in kore:accounts; known: eu, us\. Add it with: pulumi config set --path 'kore:accounts\.asia\.clientId' …/,
    );
    assert.match(
      refusal(() => credentials({}, {}, "asia")),
      /there are no accounts there/,
    );
  });

  for (const name of ["constructor", "toString", "__proto__"])
    it(`knows no account "${name}"`, () =>
      assert.match(
        refusal(() => credentials({ accounts }, {}, name)),
        /is not in/,
      ));

  const WRONG = [
    ["no JSON", '{"eu": {"clientSecret": "s3cret-of', /kore:accounts is not valid JSON/],
    ["a list", '["s3cret-of"]', /must be an object/],
    [
      "one half",
      '{"eu":{"clientSecret":"s3cret-of"}}',
      /kore:accounts\.eu must have exactly clientId and clientSecret/,
    ],
    ["an empty half", '{"eu":{"clientId":"","clientSecret":"s3cret-of"}}', /kore:accounts\.eu must have/],
    ["one field more", '{"eu":{"clientId":"i","clientSecret":"s3cret-of","x":1}}', /kore:accounts\.eu must have/],
    ["the other platform's", '{"eu":{"accountSid":"AC1","authToken":"s3cret-of"}}', /the platform is "kore"/],
  ] as const;
  for (const [says, text, message] of WRONG)
    it(`with ${says} is refused, and nothing of it repeated`, () => {
      const refused = refusal(() => config({ accounts: text }));
      assert.match(refused, message);
      assert.doesNotMatch(refused, /s3cret/);
    });
});

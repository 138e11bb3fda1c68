/** The default credentials: which settings make a pair, which pair wins, and what is said when none does. */
import assert from "node:assert/strict";
import {
  config,
  credentials,
  KEY_ENV,
  KORE,
  KORE_ENV,
  refusal,
  type Settings,
  TOKEN,
  TOKEN_ENV,
  TWILIO,
} from "./settings";

describe("credentials", () => {
  const ROWS = [
    ["of the stack", KORE, {}, { platform: "kore", clientId: "id", clientSecret: "s3cret-of-kore" }],
    ["of the environment", {}, KORE_ENV, { platform: "kore", clientId: "env-id", clientSecret: "env-s3cret" }],
    [
      "of the stack before the environment's",
      KORE,
      KORE_ENV,
      { platform: "kore", clientId: "id", clientSecret: "s3cret-of-kore" },
    ],
    [
      "from both places",
      { clientId: "id" },
      KORE_ENV,
      { platform: "kore", clientId: "id", clientSecret: "env-s3cret" },
    ],
    [
      "Twilio's account and token",
      { ...TWILIO, ...TOKEN },
      {},
      { platform: "twilio", user: "AC1", password: "s3cret-token" },
    ],
    ["Twilio's key", TWILIO, KEY_ENV, { platform: "twilio", user: "SK-env", password: "env-s3cret-key" }],
    [
      "the key where the environment has both",
      TWILIO,
      { ...TOKEN_ENV, ...KEY_ENV },
      { platform: "twilio", user: "SK-env", password: "env-s3cret-key" },
    ],
    [
      "the stack's token before the environment's key",
      { ...TWILIO, ...TOKEN },
      KEY_ENV,
      { platform: "twilio", user: "AC1", password: "s3cret-token" },
    ],
    [
      "the account's SID next to a key is no second pair",
      { ...TWILIO, accountSid: "AC1" },
      KEY_ENV,
      { platform: "twilio", user: "SK-env", password: "env-s3cret-key" },
    ],
    [
      "of the platform, whatever else is set",
      KORE,
      { ...TOKEN_ENV, ...KEY_ENV },
      { platform: "kore", clientId: "id", clientSecret: "s3cret-of-kore" },
    ],
  ] as const;
  for (const [says, stack, env, expected] of ROWS) it(says, () => assert.deepEqual(credentials(stack, env), expected));
});

describe("credentials that are missing", () => {
  const ROWS = [
    [
      "none",
      {},
      {},
      /set kore:clientId \(or KORE_CLIENT_ID\) and kore:clientSecret \(or KORE_CLIENT_SECRET\)\. For example: pulumi config set kore:clientId …; pulumi config set --secret kore:clientSecret …/,
    ],
    ["one of two", { clientId: "id" }, {}, /missing: set kore:clientSecret \(or KORE_CLIENT_SECRET\)\./],
    [
      "Twilio's",
      TWILIO,
      {},
      /set kore:accountSid \(or TWILIO_ACCOUNT_SID\) and kore:authToken .* or instead kore:apiKey .* and kore:apiSecret/,
    ],
    [
      "the secret of a key",
      { ...TWILIO, apiKey: "SK1" },
      {},
      /set kore:apiSecret \(or TWILIO_API_SECRET\)\. For example: pulumi config set --secret kore:apiSecret …/,
    ],
    [
      "those of the stack's pair, though the environment has another",
      { ...TWILIO, apiKey: "SK1" },
      TOKEN_ENV,
      /set kore:apiSecret/,
    ],
    [
      "KORE's, while Twilio's are there",
      {},
      TOKEN_ENV,
      /There are credentials for the platform "twilio": if they are meant, set kore:platform \(or KORE_PLATFORM\) to "twilio"/,
    ],
    ["Twilio's, while KORE's are there", TWILIO, KORE_ENV, /There are credentials for the platform "kore"/],
    [
      "the default ones, while accounts are there",
      { accounts: '{"eu":{"clientId":"i","clientSecret":"s"}}' },
      {},
      /Or let the resource name an account of kore:accounts: eu\./,
    ],
  ] as const;
  for (const [says, stack, env, text] of ROWS)
    it(`${says}: the keys to set are named`, () =>
      assert.match(
        refusal(() => credentials(stack, env)),
        text,
      ));

  it("are no error before somebody needs them", () => assert.doesNotThrow(() => config({})));

  it("two kinds in the stack contradict each other", () =>
    assert.match(
      refusal(() => credentials({ ...TWILIO, ...TOKEN, apiKey: "SK1", apiSecret: "s3cret-key" })),
      /The stack sets two kinds of credentials: kore:accountSid with kore:authToken, and kore:apiKey with kore:apiSecret\. Keep one/,
    ));
});

describe("a credential with white space at an end is named and not sent:", () => {
  const ENDS = [
    ["\n", "ends in a line break"],
    ["\r\n", "ends in a line break"],
    ["\r", "ends in a line break"],
    [" ", "ends in white space"],
    ["\t", "ends in white space"],
    ["\u00a0", "ends in white space"],
    ["\ufeff", "ends in white space"],
  ] as const;
  const KEYS = [
    ["clientId", { ...KORE }, "kore:clientId (or KORE_CLIENT_ID)"],
    ["clientSecret", { ...KORE }, "kore:clientSecret (or KORE_CLIENT_SECRET)"],
    ["accountSid", { ...TWILIO, ...TOKEN }, "kore:accountSid (or TWILIO_ACCOUNT_SID)"],
    ["authToken", { ...TWILIO, ...TOKEN }, "kore:authToken (or TWILIO_AUTH_TOKEN)"],
    ["apiSecret", { ...TWILIO, apiKey: "SK1", apiSecret: "s3cret" }, "kore:apiSecret (or TWILIO_API_SECRET)"],
  ] as const;
  for (const [key, stack, name] of KEYS)
    for (const [end, says] of ENDS)
      it(`${key} with ${JSON.stringify(end)}`, () => {
        const given: Settings = stack;
        const text = refusal(() => credentials({ ...given, [key]: `${given[key]}${end}` }));
        assert.ok(text.startsWith(`${name} ${says}, `), text);
        assert.doesNotMatch(text, /s3cret/);
      });

  it("at both ends", () =>
    assert.match(
      refusal(() => credentials({ ...KORE, clientSecret: " s3cret\n" })),
      /^kore:clientSecret .* begins with white space and ends in a line break, /,
    ));
  it("or a control character inside", () =>
    assert.match(
      refusal(() => credentials({ ...KORE, clientSecret: "s3\u0000cret" })),
      /has a control character in it/,
    ));
  it("in the environment", () =>
    assert.match(
      refusal(() => credentials({}, { ...KORE_ENV, KORE_CLIENT_SECRET: "env-s3cret\n" })),
      /^kore:clientSecret \(or KORE_CLIENT_SECRET\) ends in a line break/,
    ));
  it("in kore:accounts", () =>
    assert.match(
      refusal(() => credentials({ accounts: JSON.stringify({ eu: { ...KORE, clientSecret: "s3cret\n" } }) }, {}, "eu")),
      /^kore:accounts\.eu\.clientSecret ends in a line break/,
    ));
  it("while a blank inside is the secret's own", () =>
    assert.doesNotThrow(() => credentials({ ...KORE, clientSecret: "two words" })));
});

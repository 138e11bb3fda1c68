/** Settings: where they come from, which win, and what is said about those that cannot work. */
import assert from "node:assert/strict";
import { ConfigError, readConfig } from "../../../provider/config";

type Settings = Readonly<Record<string, string>>;

/** `stack`: without the `kore:` that the stack's configuration puts before its keys. */
const config = (stack: Settings, env: Settings = {}) =>
  readConfig((key) => (key.startsWith("kore:") ? stack[key.slice("kore:".length)] : undefined), env);
const credentials = (stack: Settings, env: Settings = {}, account?: string) =>
  config(stack, env).credentialsOf(account);

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("it was not refused");
};

const KORE = { clientId: "id", clientSecret: "s3cret-of-kore" };
const KORE_ENV = { KORE_CLIENT_ID: "env-id", KORE_CLIENT_SECRET: "env-s3cret" };
const TOKEN = { accountSid: "AC1", authToken: "s3cret-token" };
const TOKEN_ENV = { TWILIO_ACCOUNT_SID: "AC-env", TWILIO_AUTH_TOKEN: "env-s3cret-token" };
const KEY_ENV = { TWILIO_API_KEY: "SK-env", TWILIO_API_SECRET: "env-s3cret-key" };
const TWILIO = { platform: "twilio" };

describe("without any setting", () => {
  it("the vendor's addresses, 20 requests at once and 50 a second hold", () => {
    const { credentialsOf: _, ...values } = config({});
    assert.deepEqual(values, {
      platform: "kore",
      tokenUrl: "https://api.korewireless.com/api-services/v1/auth/token",
      baseUrls: {
        supersim: "https://supersim.api.korewireless.com",
        wireless: "https://programmable-wireless.api.korewireless.com",
      },
      baseUrlKeys: {
        supersim: "kore:supersimUrl (or KORE_SUPERSIM_URL)",
        wireless: "kore:wirelessUrl (or KORE_WIRELESS_URL)",
      },
      maxConcurrency: 20,
      requestsPerSecond: 50,
      preview: "live",
      approve: undefined,
      debug: false,
    });
  });

  it("Twilio has its own addresses", () =>
    assert.deepEqual(config(TWILIO).baseUrls, {
      supersim: "https://supersim.twilio.com",
      wireless: "https://wireless.twilio.com",
    }));
});

describe("a setting", () => {
  it("of the stack counts more than one of the environment, and an empty one is none", () => {
    assert.equal(config({ maxConcurrency: "5" }, { KORE_MAX_CONCURRENCY: "9" }).maxConcurrency, 5);
    assert.equal(config({ maxConcurrency: "" }, { KORE_MAX_CONCURRENCY: "9" }).maxConcurrency, 9);
    assert.equal(config({}, { KORE_REQUESTS_PER_SECOND: "7" }).requestsPerSecond, 7);
    assert.equal(config({}, { KORE_PLATFORM: "twilio" }).platform, "twilio");
  });

  it("kore:preview is live or offline, and nothing else", () => {
    assert.equal(config({}, { KORE_PREVIEW: "offline" }).preview, "offline");
    assert.throws(
      () => config({ preview: "off" }),
      /kore:preview \(or KORE_PREVIEW\) is "off"; it must be "live" or "offline"/,
    );
  });

  it("KORE_LOG=debug asks for lines, and nothing else does", () => {
    assert.equal(config({}, { KORE_LOG: "debug" }).debug, true);
    assert.equal(config({}, { KORE_LOG: "info" }).debug, false);
  });
});

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

describe("an address", () => {
  const YES = [
    ["https://api.example.com", "https://api.example.com"],
    ["https://api.example.com/kore/", "https://api.example.com/kore"],
    ["https://api.example.com:8443/a/b//", "https://api.example.com:8443/a/b"],
    ["http://localhost:4010", "http://localhost:4010"],
    ["http://127.0.0.1:4010/supersim", "http://127.0.0.1:4010/supersim"],
    ["http://127.8.9.1:4010", "http://127.8.9.1:4010"],
    ["http://[::1]:4010", "http://[::1]:4010"],
    ["HTTPS://API.example.com/Kore", "https://api.example.com/Kore"],
    ["https://api.example.com:443", "https://api.example.com"],
    ["https://api.example.com/kore?", "https://api.example.com/kore"],
  ] as const;
  for (const [given, base] of YES)
    it(`${given} is taken`, () => assert.equal(config({ supersimUrl: given }).baseUrls.supersim, base));

  const NO = [
    ["http://api.example.com", /plain http would send credentials readably, and is only allowed to this machine/],
    ["http://localhost.example.com", /plain http/],
    ["http://127.0.0.1.example.com", /plain http/],
    ["http://10.0.0.1", /plain http/],
    ["ftp://api.example.com", /must be an absolute https URL/],
    ["api.example.com", /must be an absolute https URL/],
    ["/v1", /must be an absolute https URL/],
    ["https://", /must be an absolute https URL/],
    ["https://user:s3cret@api.example.com", /must not contain a user or a password/],
    ["user:s3cret@api.example.com", /must be an absolute https URL/],
    ["https://api.example.com?key=s3cret", /must not have a query/],
    ["https://api.example.com#s3cret", /must not have a query/],
  ] as const;
  for (const key of ["supersimUrl", "wirelessUrl", "tokenUrl"])
    for (const [given, message] of NO)
      it(`${given} is refused for kore:${key}`, () => {
        const text = refusal(() => config({ [key]: given }));
        assert.match(text, message);
        assert.match(text, new RegExp(`kore:${key}`));
        assert.doesNotMatch(text, /s3cret/);
      });
});

describe("a base address that ends in a version", () => {
  const ROWS = [
    ["https://api.example.com/v1", "https://api.example.com"],
    ["https://api.example.com/v1/", "https://api.example.com"],
    ["https://api.example.com//v1//", "https://api.example.com"],
    ["https://api.example.com/v2", "https://api.example.com"],
    ["https://api.example.com/kore/v1", "https://api.example.com/kore"],
    ["https://api.example.com/v3/kore/v1/", "https://api.example.com/v3/kore"],
    ["https://api.example.com/v1/Sims", "https://api.example.com"],
    ["https://api.example.com/v1/Sims/HS0123/", "https://api.example.com"],
    ["http://127.0.0.1:4010/supersim/v1", "http://127.0.0.1:4010/supersim"],
  ] as const;
  for (const key of ["supersimUrl", "wirelessUrl"])
    for (const [given, right] of ROWS)
      it(`${given} is refused for kore:${key}, with what it should be`, () => {
        const text = refusal(() => config({ [key]: given }));
        assert.ok(text.startsWith(`kore:${key} (or KORE_`), text);
        assert.ok(
          text.endsWith(
            `is "${given}"; the version does not belong into it, because it is part of every path. Set it to "${right}".`,
          ),
          text,
        );
      });

  for (const given of ["https://api.example.com/v1-kore", "https://api.example.com/v1/kore", "https://v1.example.com"])
    it(`but ${given} does not`, () => assert.equal(config({ supersimUrl: given }).baseUrls.supersim, given));

  it("and the token endpoint may have one", () =>
    assert.equal(config({ tokenUrl: "https://api.example.com/v1" }).tokenUrl, "https://api.example.com/v1"));
});

describe("two addresses", () => {
  const [superSim, wireless] = ["https://supersim.twilio.com", "https://programmable-wireless.api.korewireless.com"];
  const NO = [
    { supersimUrl: "https://one.example.com", wirelessUrl: "https://one.example.com/" },
    { supersimUrl: wireless },
    { wirelessUrl: superSim },
    { supersimUrl: wireless, wirelessUrl: superSim },
  ];
  for (const stack of NO)
    it(`${JSON.stringify(stack)} are refused, because the APIs are taken for each other`, () =>
      assert.match(
        refusal(() => config(stack)),
        /^kore:supersimUrl .* and kore:wirelessUrl .* must be the addresses of two different APIs/,
      ));
  it("may be on one host", () =>
    assert.doesNotThrow(() =>
      config({ supersimUrl: "https://gw.example.com/a", wirelessUrl: "https://gw.example.com/b" }),
    ));
});

describe("an address without its beginning is refused with what is missing:", () => {
  const ROWS = [
    ["127.0.0.1:4710/supersim", 'or http:// for this machine: "http://127.0.0.1:4710/supersim".'],
    ["localhost:4710/supersim", 'or http:// for this machine: "http://localhost:4710/supersim".'],
    ["[::1]:4710", 'or http:// for this machine: "http://[::1]:4710".'],
    ["api.example.com", 'must be an absolute https URL: "https://api.example.com".'],
    ["api.example.com:8443/kore", 'must be an absolute https URL: "https://api.example.com:8443/kore".'],
    ["user:s3cret@api.example.com", "must be an absolute https URL."],
    ["/v1", "must be an absolute https URL."],
  ] as const;
  for (const [given, end] of ROWS)
    it(given, () => {
      const text = refusal(() => config({ supersimUrl: given }));
      assert.ok(text.endsWith(end), text);
      assert.doesNotMatch(text, /s3cret/);
    });
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

describe("a number", () => {
  for (const [key, variable] of [
    ["maxConcurrency", "KORE_MAX_CONCURRENCY"],
    ["requestsPerSecond", "KORE_REQUESTS_PER_SECOND"],
  ] as const)
    for (const given of ["0", "-1", "1.5", "many", "1e999", "NaN"])
      it(`${given} is refused for kore:${key}`, () =>
        assert.equal(
          refusal(() => config({ [key]: given })),
          `kore:${key} (or ${variable}) is "${given}"; it must be a whole number of at least 1.`,
        ));
});

describe("a platform", () => {
  it("that nobody knows is refused", () =>
    assert.equal(
      refusal(() => config({ platform: "KORE" })),
      'kore:platform (or KORE_PLATFORM) is "KORE"; it must be "kore" or "twilio".',
    ));
});

/** Settings: where they come from, which win, and what is said about those that cannot work. */
import assert from "node:assert/strict";
import { config, refusal, TWILIO } from "./settings";

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

describe("a preview's mode", () => {
  it("is the stack's before the environment's, and refused when nobody knows it", () => {
    assert.equal(config({ preview: "offline" }).preview, "offline");
    assert.equal(
      refusal(() => config({ preview: "none" })),
      'kore:preview (or KORE_PREVIEW) is "none"; it must be "live" or "offline".',
    );
  });
});

/** Addresses: which are taken, and what is said of the others. */
import assert from "node:assert/strict";
import { config, refusal } from "./settings";

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

/** What is taken out of texts that come from outside. */
import assert from "node:assert/strict";
import { createSecrets, secretsIn } from "../../../provider/http/secrets";

describe("a secret", () => {
  const secret = 'p"ss w/rd+<é';
  const secrets = createSecrets(secret);
  const ROWS = [
    ["as it is", secret],
    ["in a URL", encodeURIComponent(secret)],
    ["in a form", new URLSearchParams({ x: secret }).toString().slice(2)],
    ["in HTML", "p&quot;ss w/rd+&lt;é"],
    ["in JSON", JSON.stringify(secret).slice(1, -1)],
  ] as const;
  for (const [says, spelling] of ROWS)
    it(`is taken out of a text ${says}`, () =>
      assert.equal(secrets.hide(`<p>${spelling}</p> and ${spelling}`), "<p>[secret]</p> and [secret]"));

  it("is taken out where it holds a shorter one", () =>
    assert.equal(createSecrets("token", "token-1234").hide("token-1234 token"), "[secret] [secret]"));

  it("of one request is taken out of its texts only", () => {
    assert.equal(secrets.hide("code H3LL0W0RLD", ["H3LL0W0RLD"]), "code [secret]");
    assert.equal(secrets.hide("code H3LL0W0RLD"), "code H3LL0W0RLD");
  });

  it("that comes later counts from then on", () => {
    const growing = createSecrets();
    assert.equal(growing.hide("a-fresh-token"), "a-fresh-token");
    growing.add("a-fresh-token");
    assert.equal(growing.hide("a-fresh-token"), "[secret]");
  });

  it("that is too short to be one is left alone", () => assert.equal(createSecrets("a").hide("a banana"), "a banana"));
});

describe("a form's secrets", () => {
  it("are found by the parameters' names", () =>
    assert.deepEqual(
      secretsIn({
        RegistrationCode: "H3LL0",
        Iccid: "8988",
        client_secret: "s",
        AuthToken: ["t", "u"],
        UniqueName: "n",
      }),
      ["H3LL0", "s", "t", "u"],
    ));
});

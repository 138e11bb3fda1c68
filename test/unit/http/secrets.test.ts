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

  const CODE = "aB/3&x=<y+9";
  const inHtml = "aB/3&amp;x=&lt;y+9";
  const SPELLINGS = [
    ["percents in small letters", "aB%2f3%26x%3d%3cy%2b9"],
    ["percents in capitals", "aB%2F3%26x%3D%3Cy%2B9"],
    ["percents of everything", [...Buffer.from(CODE)].map((byte) => `%${byte.toString(16)}`).join("")],
    ["percents of percents", "aB%252f3%2526x%253d%253cy%252b9"],
    ["decimal entities", "aB&#47;3&#38;x&#61;&#60;y&#43;9"],
    ["decimal entities with zeros and without their end", "aB&#0047;3&#038x&#061=&#60y+9".replace("&#061=", "&#061;")],
    ["hexadecimal entities", "aB&#x2F;3&#x26;x&#x3d;&#X3C;y&#x2b;9"],
    ["named entities", "aB&sol;3&amp;x&equals;&lt;y&plus;9"],
    ["escapes of JSON by number", "aB\\u002f3\\u0026x\\u003D\\u003cy\\u002B9"],
    ["an escaped slash", "aB\\/3&x=<y+9"],
    ["escapes of JSON in HTML", "aB\\/3\\u0026amp;x=&lt;y+9"],
    ["escapes of a program", "aB\\x2f3\\x26x\\x3d<y+9"],
    ["base64", Buffer.from(CODE).toString("base64").replace(/=+$/, "")],
    ["a tag in it", "aB/3<wbr>&x=&lt;y+9"],
    ["tags around its parts", "aB/3</td><td>&amp;x=&lt;y+9"],
    ["a line break in it", "aB/3\n   &x=<y+9"],
    ["blanks in it", "aB/3 &x= <y+9"],
    ["an invisible character in it", "aB/3\u200b&x=<y+9"],
    ["entities, broken by a tag", inHtml.replace("x=", "x<b>=</b>")],
  ] as const;
  for (const [says, spelling] of SPELLINGS)
    it(`is taken out of a text with ${says}`, () =>
      assert.equal(createSecrets(CODE).hide(`It was ${spelling}, they say.`), "It was [secret], they say."));

  it("is taken out of base64 that holds more than it, to a few bits at its edges", () => {
    for (const user of ["u", "us", "use", "user"]) {
      const encoded = Buffer.from(`${user}:${CODE}.`).toString("base64");
      const shown = createSecrets(CODE).hide(`Basic ${encoded}`);
      assert.match(shown, /^Basic [A-Za-z0-9+/]{0,8}\[secret\][A-Za-z0-9+/]{0,3}=*$/);
    }
  });

  it("that holds what looks like an escape is found as it is and decoded", () => {
    const odd = createSecrets("50%25 off&amp;on");
    assert.equal(odd.hide("50%25 off&amp;on"), "[secret]");
    assert.equal(odd.hide("50%2525 off&amp;amp;on"), "[secret]");
  });

  it("is taken out beside its own repetitions, and nothing else with it", () =>
    assert.equal(
      createSecrets("s3cret-code").hide("<p>s3cret-code s3cret-code</p> 400"),
      "<p>[secret] [secret]</p> 400",
    ));

  describe("of fewer than four characters is taken out", () => {
    const short = createSecrets("1");
    const YES = [
      ["RegistrationCode=1&Iccid=8981", "RegistrationCode=[secret]&Iccid=8981"],
      ['{"registration_code":1,"page":1}', '{"registration_code":[secret],"page":1}'],
      ['{"RegistrationCode":"1"}', '{"RegistrationCode":"[secret]"}'],
      ["The registration code 1 is not valid.", "The registration code [secret] is not valid."],
      ["<td>RegistrationCode</td><td>1</td>", "<td>RegistrationCode</td><td>[secret]</td>"],
      ["the value '1' was refused", "the value '[secret]' was refused"],
      ["RegistrationCode%3D1", "RegistrationCode%3D[secret]"],
    ] as const;
    for (const [text, shown] of YES) it(`of ${text}`, () => assert.equal(short.hide(text), shown));
    const NO = ["HTTP/1.1 400 Bad Request", "1 of 11 SIMs, page 1", "code 1001 (1)", "try 1: 10.1.1.1", "a=11"];
    for (const text of NO) it(`but not of ${text}`, () => assert.equal(short.hide(text), text));
  });

  it("does not blank words that only look like it across blanks", () =>
    assert.equal(createSecrets("wasin").hide("it was in there"), "it was in there"));
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

/** What an error answer says for itself, and whether it is the API that says it. The sentences made of it are in errors.test.ts. */
import assert from "node:assert/strict";
import { glimpse, readEnvelope, requestIdOf } from "../../../provider/http/envelope";
import type { Response } from "../../../provider/http/exchange";

const hide = (text: string) => text.replaceAll("s3cret", "[secret]");
const answer = (body: string, headers: Response["headers"] = {}): Response => ({ status: 404, headers, body });
const envelope = (body: unknown) => readEnvelope(answer(typeof body === "string" ? body : JSON.stringify(body)), hide);

describe("an error is the API's own", () => {
  const GENUINE = [{ code: 20404 }, { code: "20404" }, { status: 404 }, { status: 404, message: "No", details: {} }];
  const OTHERS = [
    {},
    { message: "No" },
    { status: 400 },
    { status: 404, error: "Not Found" },
    { code: "gone" },
    [],
    "404",
    "<p>",
  ];
  for (const body of GENUINE) it(`with ${JSON.stringify(body)}`, () => assert.equal(envelope(body).genuine, true));
  for (const body of OTHERS) it(`not with ${JSON.stringify(body)}`, () => assert.equal(envelope(body).genuine, false));

  it("not where it is cut off, which is told apart from what never was JSON", () => {
    const cut = envelope('  {"code": 20404, "mess');
    assert.deepEqual(
      [cut.genuine, cut.cutOff, envelope("<p>").cutOff, envelope("").cutOff],
      [false, true, false, false],
    );
  });
});

describe("an error's words", () => {
  it("are the first that there are, in any of the ways to say them, without a secret", () => {
    assert.equal(envelope({ message: "a", error_description: "b" }).message, "a");
    assert.equal(envelope({ message: "", error_description: "b s3cret", error: "c" }).message, "b [secret]");
    assert.equal(envelope({ message: { odd: 1 }, error: "c" }).message, "c");
    assert.deepEqual([envelope({}).message, envelope({ more_info: "https://x" }).moreInfo], [undefined, "https://x"]);
  });

  it("are one line of at most 500 characters", () => {
    const { message = "" } = envelope({ message: `a\r\n\u0000b${"x".repeat(1_000)}` });
    assert.deepEqual([message.slice(0, 4), message.length < 501], ["a bx", true]);
  });
});

describe("a glimpse of what is no envelope", () => {
  for (const [what, body, headers, seen] of [
    ["nothing", "  ", {}, "an empty body"],
    [
      "a page, without its tags and scripts",
      "<script>x()</script><h1>Bad\n gateway</h1>",
      { "content-type": "text/html" },
      "a page of HTML: Bad gateway",
    ],
    ["a text, in one line", "no\tupstream s3cret", {}, "no upstream [secret]"],
    ["the beginning of a long one", "y".repeat(200), {}, `${"y".repeat(120)}…`],
  ] as const)
    it(`shows ${what}`, () => assert.equal(glimpse(answer(body, headers), hide), seen));
});

describe("the id of a request", () => {
  it("is the first header that looks like one", () => {
    assert.equal(requestIdOf(answer("", { "x-request-id": "b", "twilio-request-id": "a" })), "a");
    assert.equal(requestIdOf(answer("", { "twilio-request-id": "not an id", "x-correlation-id": "c" })), "c");
    assert.equal(requestIdOf(answer("")), undefined);
  });
});

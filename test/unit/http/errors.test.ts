/** One typed error, whatever shape the failure has. */
import assert from "node:assert/strict";
import { KoreError } from "../../../provider/errors";
import { ApiError } from "../../../provider/http/errors";
import { NoAnswer, type Request, type Response } from "../../../provider/http/exchange";
import { withError, withoutAnswer } from "../../../provider/http/failure";
import type { Ending } from "../../../provider/http/sentence";

const REQUEST: Request = {
  method: "GET",
  url: "https://api.example.com/v1/Sims/HS1",
  path: "/v1/Sims/HS1",
  subject: "SIM 8988 (HS1)",
  idempotent: true,
};

const answer = (status: number, body: unknown, headers: Response["headers"] = {}): Response => ({
  status,
  headers,
  body: typeof body === "string" ? body : JSON.stringify(body),
});

const same = (text: string): string => text;
const refused = (response: Response, ending?: Ending, platform: "kore" | "twilio" = "kore", request = REQUEST) =>
  new ApiError(request, platform, withError(response, same, 0), ending);
const unanswered = (what: string) => new ApiError(REQUEST, "kore", withoutAnswer(new NoAnswer(what, true, true), same));

const EXPIRED = {
  message: "User is not authorized to access this resource with an explicit deny",
  error: "Invalid or expired token",
};
const envelope = (status: number, code: number, message: string) => ({
  status,
  message,
  code,
  more_info: `https://docs.korewireless.com/errors/${code}`,
});

describe("an error answer becomes one sentence after the other:", () => {
  const ROWS = [
    [
      "KORE's envelope",
      answer(400, envelope(400, 83010, "Sim cannot be updated to the desired status."), { "x-request-id": "RQ7" }),
      "SIM 8988 (HS1): GET /v1/Sims/HS1 failed (400, code 83010). The API says: Sim cannot be updated to the desired status. " +
        "That means: the SIM's status does not allow the one asked for. If it is a move that KORE's documents do not list, " +
        "leave `status` out, or go there in two runs: from new by way of ready or active, from ready by way of inactive. " +
        "If it is one that they list, such as new to active, ask KORE's support. " +
        "See https://docs.korewireless.com/errors/83010 (Request RQ7)",
    ],
    [
      "an envelope without code",
      answer(400, { status: 400, message: "Bad" }),
      "SIM 8988 (HS1): GET /v1/Sims/HS1 failed (400). The API says: Bad. That means: the request was refused. Check the value that the message names.",
    ],
    [
      "an envelope whose code is a text",
      answer(404, { status: 404, message: "No such SIM", code: "20404" }),
      "SIM 8988 (HS1): GET /v1/Sims/HS1 failed (404, code 20404). The API says: No such SIM. That means: not found. Run `pulumi refresh`, or choose the right `account`.",
    ],
    [
      "the gateway's 403 for an expired token",
      answer(403, EXPIRED),
      "SIM 8988 (HS1): GET https://api.example.com/v1/Sims/HS1 failed (403). The gateway says: User is not authorized to access this resource with an explicit deny. " +
        "That means: the credentials do not allow this. Check the account and the permissions of the credentials.",
    ],
    [
      "the token endpoint's refusal",
      answer(401, { error: "unauthorized_client", error_description: "Invalid client or Invalid client credentials" }),
      "SIM 8988 (HS1): GET https://api.example.com/v1/Sims/HS1 failed (401). The gateway says: Invalid client or Invalid client credentials. That means: the credentials are not accepted. " +
        "Check kore:clientId and kore:clientSecret (or KORE_CLIENT_ID and KORE_CLIENT_SECRET), or those of the resource's account in kore:accounts.",
    ],
    [
      "a gateway's HTML",
      answer(
        502,
        "<html><head><style>p{}</style><title>502</title></head><body><center><h1>Bad\nGateway</h1></center></body></html>",
        { "content-type": "text/html" },
      ),
      "SIM 8988 (HS1): GET /v1/Sims/HS1 failed (502). The answer is not the API's own: a page of HTML: 502 Bad Gateway. That means: the API or its gateway failed. Run the same command again; if it stays, ask KORE's support.",
    ],
    [
      "an empty body",
      answer(503, ""),
      "SIM 8988 (HS1): GET /v1/Sims/HS1 failed (503). The answer is not the API's own: an empty body. That means: the API or its gateway failed. Run the same command again; if it stays, ask KORE's support.",
    ],
    [
      "truncated JSON",
      answer(500, '{"status":500,"mess'),
      'SIM 8988 (HS1): GET /v1/Sims/HS1 failed (500). The answer is not the API\'s own: {"status":500,"mess. That means: the API or its gateway failed. Run the same command again; if it stays, ask KORE\'s support.',
    ],
    [
      "a redirect",
      answer(302, ""),
      "SIM 8988 (HS1): GET https://api.example.com/v1/Sims/HS1 failed (302). The answer is not the API's own: an empty body. That means: a redirect, which is not followed because it would take the credentials along. Check the configured URLs: http instead of https, or another host.",
    ],
    [
      "a status that nobody knows",
      answer(418, ""),
      "SIM 8988 (HS1): GET /v1/Sims/HS1 failed (418). The answer is not the API's own: an empty body.",
    ],
  ] as const;
  for (const [says, response, message] of ROWS) it(says, () => assert.equal(refused(response).message, message));

  for (const body of ["[]", "null", "17", '"text"', '{"code":{}}', "{}", " \u0000\u001b[31m "])
    it(`the body ${JSON.stringify(body)}, without a code of the API and without a control character`, () => {
      const error = refused(answer(500, body));
      assert.ok(error instanceof ApiError);
      assert.equal(error.code, undefined);
      assert.doesNotMatch(error.message, /\p{Cc}/u);
    });

  it("a page of a megabyte, of which only the beginning is shown", () => {
    const error = refused(answer(502, `<p>${"word ".repeat(200_000)}`));
    assert.ok(error.message.length < 400);
  });
});

describe("an error", () => {
  it("has what happened in fields", () => {
    const response = answer(409, envelope(409, 33010, "Conflict"), { "twilio-request-id": "RQ1" });
    const error = refused(response, { tries: 1 });
    const { method, path, subject, status, code, apiMessage, meaning, advice, moreInfo, requestId } = error;
    assert.deepEqual(
      { method, path, subject, status, code, apiMessage, meaning, advice, moreInfo, requestId },
      {
        method: "GET",
        path: "/v1/Sims/HS1",
        subject: "SIM 8988 (HS1)",
        status: 409,
        code: 33010,
        apiMessage: "Conflict",
        meaning: "another update of the SIM is under way",
        advice: "Wait until the running operation is done, then run the same command again.",
        moreInfo: "https://docs.korewireless.com/errors/33010",
        requestId: "RQ1",
      },
    );
  });

  it("takes no header for the request's id that does not look like one", () => {
    const idOf = (id: string) => refused(answer(500, "", { "x-request-id": id })).requestId;
    assert.equal(idOf("1-67891233-abcdef012345678912345678"), "1-67891233-abcdef012345678912345678");
    for (const wrong of ["a b", "%20", "", "x".repeat(81)]) assert.equal(idOf(wrong), undefined);
  });

  it("reads a number as the platform means it", () => {
    const response = answer(409, envelope(409, 20409, "?"));
    assert.equal(refused(response).meaning, "the account's SID is invalid");
    assert.equal(refused(response, {}, "twilio").meaning, "the resource cannot be changed now");
  });

  it("says how often it was tried, that it may have been carried out, what was asked for and why it ended", () => {
    const error = refused(answer(429, envelope(429, 20429, "Too many requests"), { "retry-after": "3600" }), {
      tries: 3,
      ambiguous: true,
      stopped: "that would take too long",
    });
    assert.match(error.message, /failed after 3 tries \(429, code 20429\)/);
    assert.match(error.message, /It asks to wait 1h\. It was not tried again: that would take too long\./);
    assert.match(error.message, /may have been carried out all the same/);
    assert.equal(error.ambiguous, true);
  });

  it("without an answer says what happened, and to check the way there", () => {
    const error = unanswered("socket hang up (ECONNRESET)");
    assert.equal(
      error.message,
      "SIM 8988 (HS1): GET https://api.example.com/v1/Sims/HS1 failed (no answer: socket hang up (ECONNRESET)). " +
        "Check the network, the proxy settings and the configured URLs, then run the same command again.",
    );
    assert.equal(error.status, undefined);
    assert.match(error.advice ?? "", /proxy settings/);
  });
});

describe("an object is gone when the API says so:", () => {
  const YES = [
    ["404 with 20404", answer(404, envelope(404, 20404, "Not found"))],
    ["404 with 83005", answer(404, envelope(404, 83005, "Super SIM not found"))],
    [
      "400 with 83005, as no document says which status it has",
      answer(400, envelope(400, 83005, "Super SIM not found")),
    ],
    ["404 in the envelope without a code", answer(404, { status: 404, message: "Not found" })],
  ] as const;
  for (const [says, response] of YES) it(says, () => assert.equal(refused(response).isNotFound, true));
});

describe("an object is not gone after", () => {
  const NO = [
    ["a gateway's HTML with 404", answer(404, "<h1>404 Not Found</h1>")],
    ["an empty 404", answer(404, "")],
    ["a cut-off 404", answer(404, '{"status":404,"code":204')],
    ["the gateway's own 40404", answer(404, envelope(404, 40404, "Not found"))],
    [
      "a framework's JSON for an unknown route",
      answer(404, { timestamp: "…", status: 404, error: "Not Found", path: "/v1" }),
    ],
    ["JSON without a status", answer(404, { message: "no Route matched with those values" })],
    ["404 for its Fleet", answer(404, envelope(404, 83006, "Fleet not found"))],
    ["401", answer(401, envelope(401, 20404, "?"))],
    ["403", answer(403, envelope(403, 83005, "?"))],
    ["the 403 of an expired token", answer(403, EXPIRED)],
    ["500 with its code", answer(500, envelope(500, 20404, "?"))],
    ["503", answer(503, "")],
  ] as const;
  for (const [says, response] of NO) it(says, () => assert.equal(refused(response).isNotFound, false));
  it("no answer at all", () => assert.equal(unanswered("reset").isNotFound, false));
});

describe("a failure is everybody's", () => {
  const TOKEN: Request = {
    ...REQUEST,
    method: "POST",
    url: "https://id.example.com/token",
    path: "/token",
    subject: "the access token",
    serves: "everybody",
  };
  const html = answer(404, "<h1>404 Not Found</h1>");
  const genuine = (status: number) => answer(status, envelope(status, 20404, "?"));
  const YES = [
    ["wrong credentials", refused(answer(401, "")), "as above: the credentials are not accepted (401)"],
    ["no permission", refused(genuine(403)), "as above: the credentials do not allow this on api.example.com (403)"],
    ["no network", unanswered("reset"), "as above: no answer from api.example.com (reset)"],
    ["a gateway's 404", refused(html), "as above: api.example.com does not answer as the API (404)"],
    ["a redirect", refused(answer(302, "")), "as above: api.example.com does not answer as the API (302)"],
    ["a proxy's 407", refused(answer(407, "")), "as above: api.example.com does not answer as the API (407)"],
    ["no token", refused(answer(503, ""), {}, "kore", TOKEN), "as above: there is no access token (503)"],
    [
      "no network, after a request that may have been carried out",
      new ApiError({ ...REQUEST, method: "POST" }, "kore", { seen: "reset", sent: true }, { ambiguous: true }),
      "as above: no answer from api.example.com (reset); the request may have been carried out, the next run looks",
    ],
  ] as const;
  for (const [says, error, brief] of YES)
    it(`${says}: a clause, and the whole address in the text`, () => {
      assert.equal(error.global?.brief, brief);
      assert.match(error.message, /(GET|POST) https:\/\/(api|id)\.example\.com\/\S* failed/);
    });

  it("and has the same key for every object, and another one for another account", () => {
    const at = (path: string, account?: string) =>
      refused(answer(401, ""), {}, "kore", { ...REQUEST, url: `https://api.example.com${path}`, path, account }).global;
    assert.equal(at("/v1/Sims/HS1")?.key, at("/v1/Fleets/HF1")?.key);
    assert.notEqual(at("/v1/Sims/HS1")?.key, at("/v1/Sims/HS1", "parent")?.key);
  });

  const NO = [400, 404, 409, 422, 429, 500, 503] as const;
  for (const status of NO)
    it(`not with the API's own ${status}`, () => assert.equal(refused(genuine(status)).global, undefined));

  it("also where another error only repeats its message", () => {
    const cause = refused(answer(401, ""));
    class Repeats extends KoreError {}
    assert.equal(new Repeats(cause.message, { cause }).global, cause.global);
    assert.equal(new Repeats("something else", { cause }).global, undefined);
  });
});

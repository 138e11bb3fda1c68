/** Which names come back from a path as they went in: with our own transport, at a server that decodes, and behind a gateway that forwards. */
import assert from "node:assert/strict";
import { createTransport } from "../../../provider/http/connect/transport";
import { segment } from "../../../provider/http/segment";
import { survivesPath, whyLost } from "../../../provider/resources/path-safe";
import { get } from "../http/script";
import { httpServer, type TestServer } from "../http/servers";

const SURVIVE = [
  "depot",
  "My Fleet",
  "two  blanks",
  "a?b",
  "a#b",
  "a%b",
  "a%2Fb",
  "%2e%2e",
  "...",
  ".a",
  "a..b",
  "a+b",
  "a;b",
  "a;v=1",
  "a&b=c",
  "a:b@c",
  "$a,b!*'()~",
  'a[b]{c}|^`<>"',
  "Zürich",
  "日本",
  "🚚",
  "e\u0301",
  "a\u00a0b",
  "a\u200bb",
] as const;

const LOST = [
  ["region/eu", /has a "\/" in it/],
  ["/", /has a "\/"/],
  ["a//b", /has a "\/"/],
  ["a/../b", /has a "\/"/],
  ["region\\eu", /has a "\\" in it/],
  [".", /is "\." or "\.\."/],
  ["..", /is "\." or "\.\."/],
  ["a\u0000b", /control character/],
  ["a\tb", /control character/],
  ["a\nb", /control character/],
  ["a\u007fb", /control character/],
  ["a\u0085b", /control character/],
  ["a\ud800b", /half a character/],
] as const;

describe("a unique name in a path", () => {
  let server: TestServer;
  let seen: string[];
  before(async () => {
    server = await httpServer(({ url = "" }, response) => {
      seen.push(url);
      response.end("{}");
    });
  });
  after(() => server.close());
  beforeEach(() => {
    seen = [];
  });

  const PREFIX = "/v1/Fleets/";
  const exchange = createTransport({}, { maxSockets: 1 });
  const send = async (name: string) =>
    exchange(get({ url: `http://127.0.0.1:${server.port}${PREFIX}${segment(name)}` })).then(() => seen[0] ?? "");

  /** Decodes slashes and backslashes before it resolves the path, as gateways do that guard against escapes. */
  const throughGateway = (url: string): string | undefined => {
    const forwarded = url.replace(/%2f|%5c/gi, "/");
    if (/%(?:[01][0-9a-f]|7f|c2%[89][0-9a-f])/i.test(forwarded)) return undefined;
    const { pathname } = new URL(forwarded, "http://api.example.com");
    const [part, ...more] = pathname.startsWith(PREFIX) ? pathname.slice(PREFIX.length).split("/") : [];
    return part === undefined || more.length > 0 ? undefined : decodeURIComponent(part);
  };

  for (const name of SURVIVE)
    it(`${JSON.stringify(name)} survives`, async () => {
      assert.equal(survivesPath(name), true);
      const url = await send(name);
      assert.equal(decodeURIComponent(url.slice(PREFIX.length)), name);
      assert.equal(url.slice(PREFIX.length).includes("/"), false);
      assert.equal(throughGateway(url), name);
    });

  for (const [name, reason] of LOST)
    it(`${JSON.stringify(name)} does not, and the reason says so`, async () => {
      assert.match(whyLost(name) ?? "", reason);
      assert.match(whyLost(name) ?? "", /, which an address cannot carry/);
      const arrived = await send(name).then(throughGateway, () => undefined);
      assert.notEqual(arrived, name);
    });

  for (const name of ["", ".", "..", "a\ud800b"])
    it(`${JSON.stringify(name)} is refused before it asks for something else`, () =>
      assert.throws(() => segment(name), /cannot be asked for: an address cannot carry it\. Use the SID/));
});

/** Which names come back from a path as they went in: with our own transport, at a server that decodes, and behind a gateway that forwards. */
import assert from "node:assert/strict";
import { check } from "../../../provider/core/plan/check";
import { createTransport } from "../../../provider/http/connect/transport";
import { segment } from "../../../provider/http/segment";
import { fleet, networkAccessProfile, ratePlan, sim, wirelessSim } from "../../../provider/resources";
import { lostInPath } from "../../../provider/resources/path-safe";
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
  ["region/eu", /^"\/"$/],
  ["/", /^"\/"$/],
  ["a//b", /^"\/"$/],
  ["a/../b", /^"\/"$/],
  ["region\\eu", /^"\\\\"$/],
  [".", /^"\.{1,2}", which changes a URL/],
  ["..", /^"\.{1,2}", which changes a URL/],
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
      assert.equal(lostInPath(name), undefined);
      const url = await send(name);
      assert.equal(decodeURIComponent(url.slice(PREFIX.length)), name);
      assert.equal(url.slice(PREFIX.length).includes("/"), false);
      assert.equal(throughGateway(url), name);
    });

  for (const [name, reason] of LOST)
    it(`${JSON.stringify(name)} does not, and the reason says so`, async () => {
      assert.match(lostInPath(name) ?? "", reason);
      const arrived = await send(name).then(throughGateway, () => undefined);
      assert.notEqual(arrived, name);
    });

  for (const name of ["", ".", "..", "a\ud800b"])
    it(`${JSON.stringify(name)} is refused before it asks for something else`, () =>
      assert.throws(() => segment(name), /cannot be asked for: an address cannot carry it\. Use the SID/));
});

const NAP = `HA${"a".repeat(32)}`;
const ICCID = "8988307000000000016";

describe("a text in a URL's path", () => {
  it("that is a unique name is refused with the reason, for every resource that has one", () => {
    for (const [uniqueName] of LOST)
      for (const [table, needed] of [
        [sim, { iccid: ICCID }],
        [wirelessSim, { iccid: ICCID }],
        [fleet, { networkAccessProfile: NAP }],
        [networkAccessProfile, {}],
        [ratePlan, {}],
      ] as const) {
        const { failures } = check(table, {}, { ...needed, uniqueName });
        assert.equal(failures.length, 1, `${table.type} ${JSON.stringify(uniqueName)}`);
        assert.match(
          failures[0]?.reason ?? "",
          /cannot stand in a URL, by which the API finds names: it has .*Choose another name$/,
        );
      }
  });

  it("that names another object is refused with the way out, its SID", () => {
    for (const [name] of LOST)
      for (const [table, inputs, prefix] of [
        [sim, { iccid: ICCID, fleet: name }, "HF"],
        [wirelessSim, { iccid: ICCID, ratePlan: name }, "WP"],
        [fleet, { uniqueName: "eu", networkAccessProfile: name }, "HA"],
      ] as const) {
        const { failures } = check(table, {}, inputs);
        assert.equal(failures.length, 1);
        assert.ok(failures[0]?.reason.endsWith(`Declare its SID (${prefix}…)`), failures[0]?.reason);
      }
  });

  it("may be the real name of what another input refers to, with the blanks that it has", () => {
    for (const name of ["EU ", " EU", "EU  1"])
      assert.deepEqual(check(sim, {}, { iccid: ICCID, fleet: name }).failures, []);
  });

  it("that an object got elsewhere and a refresh found is not refused while it stays", () => {
    const profile = { networkAccessProfile: NAP };
    const found = { ...profile, uniqueName: "region/eu" };
    assert.deepEqual(check(fleet, found, found), { inputs: found, failures: [] });
    // A program that declares none gets a chosen one back.
    assert.match(String(check(fleet, found, profile, { name: "eu" }).inputs.uniqueName), /^eu-[0-9a-f]{7}$/);
    const card = { iccid: ICCID, uniqueName: "region/eu" };
    assert.deepEqual(check(sim, card, card), { inputs: { iccid: ICCID }, failures: [] });
    assert.equal(check(fleet, found, { ...profile, uniqueName: "region/us" }).failures.length, 1);
  });
});

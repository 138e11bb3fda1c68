/** Which proxy a URL goes through: the variables, their spellings, and the exceptions from them. */
import assert from "node:assert/strict";
import { proxyFor } from "../../../../provider/http/connect/proxy";

const API = "https://supersim.api.example.com/v1/Sims";
const PROXY = "http://proxy.example.com:3128";

describe("goes through the proxy:", () => {
  const ROWS = [
    ["https_proxy", API, { https_proxy: PROXY }],
    ["HTTPS_PROXY", API, { HTTPS_PROXY: PROXY }],
    ["ALL_PROXY where there is no other", API, { ALL_PROXY: PROXY }],
    ["the lower spelling before the upper", API, { https_proxy: PROXY, HTTPS_PROXY: "http://other.example.com" }],
    ["https_proxy before all_proxy", API, { https_proxy: PROXY, all_proxy: "http://other.example.com" }],
    ["another host in NO_PROXY", API, { https_proxy: PROXY, NO_PROXY: "other.example.com" }],
    ["a host that only ends alike", "https://notexample.com/", { https_proxy: PROXY, NO_PROXY: "example.com" }],
    ["another port in NO_PROXY", API, { https_proxy: PROXY, NO_PROXY: "supersim.api.example.com:8443" }],
    ["an empty NO_PROXY", API, { https_proxy: PROXY, NO_PROXY: " , " }],
  ] as const;
  for (const [says, url, env] of ROWS) it(says, () => assert.equal(proxyFor(url, env), PROXY));

  it("written without a scheme", () => assert.equal(proxyFor(API, { HTTPS_PROXY: "proxy.example.com:3128" }), PROXY));
});

describe("goes there directly:", () => {
  const ROWS = [
    ["no variable", API, {}],
    ["an empty variable", API, { https_proxy: "" }],
    ["http_proxy is for http, which only goes to this machine", API, { http_proxy: PROXY }],
    ["*", API, { https_proxy: PROXY, NO_PROXY: "*" }],
    ["the host itself", API, { https_proxy: PROXY, no_proxy: "supersim.api.example.com" }],
    ["its domain", API, { https_proxy: PROXY, NO_PROXY: "localhost,example.com" }],
    ["its domain with a dot", API, { https_proxy: PROXY, NO_PROXY: ".example.com" }],
    ["its domain with a star", API, { https_proxy: PROXY, NO_PROXY: "*.example.com" }],
    ["in capitals", API, { https_proxy: PROXY, NO_PROXY: "EXAMPLE.COM" }],
    ["with the port that https has", API, { https_proxy: PROXY, NO_PROXY: "example.com:443" }],
    ["between spaces", API, { https_proxy: PROXY, NO_PROXY: "a.org example.com b.org" }],
    ["an IPv6 address", "https://[2001:db8::1]/", { https_proxy: PROXY, NO_PROXY: "2001:db8::1" }],
    [
      "an IPv6 address in brackets with a port",
      "https://[2001:db8::1]:8443/",
      { https_proxy: PROXY, NO_PROXY: "[2001:db8::1]:8443" },
    ],
    ["this machine", "http://127.0.0.1:4010/v1", { https_proxy: PROXY, http_proxy: PROXY, ALL_PROXY: PROXY }],
    ["this machine with https", "https://localhost:4010/v1", { https_proxy: PROXY }],
  ] as const;
  for (const [says, url, env] of ROWS) it(says, () => assert.equal(proxyFor(url, env), undefined));
});

describe("is refused without repeating the value:", () => {
  for (const value of ["socks5://user:pa55word@proxy.example.com", "http://user:pa55word@:x"])
    it(value.split(":")[0] ?? "", () =>
      assert.throws(
        () => proxyFor(API, { HTTPS_PROXY: value }),
        (error: Error) => /HTTPS_PROXY/.test(error.message) && !/pa55word/.test(error.message),
      ),
    );
});

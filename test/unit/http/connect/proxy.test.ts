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

describe("is refused with the variable's name and without repeating the password:", () => {
  const ROWS = [
    ["another protocol", "socks5://user:pa55word@proxy.example.com", /must be the URL of an http or https proxy/],
    ["no host", "http://user:pa55word@:x", /must be the URL of an http or https proxy/],
    [
      "a stray % in the password",
      "http://user:pa55word%@proxy.example.com:3128",
      /has a stray % .* for the proxy proxy\.example\.com:3128\. .*% is written as %25/,
    ],
    ["bytes that are no text", "http://user:pa55word%ff@proxy.example.com:3128", /has a stray %/],
    ["a stray % in the user", "http://us%er:pa55word@proxy.example.com:3128", /has a stray %/],
    ["a stray % without a scheme", "user:pa55word%zz@proxy.example.com:3128", /has a stray %/],
    [
      "a slash in the password",
      "http://user:55/pa55word@proxy.example.com:3128",
      /behind the proxy's host and port.*\/ as %2F/,
    ],
    ["a # in the password", "http://user:55#pa55word@proxy.example.com:3128", /behind the proxy's host and port/],
    ["a ? in the password", "http://user:55?pa55word@proxy.example.com:3128", /behind the proxy's host and port/],
  ] as const;
  for (const [says, value, message] of ROWS)
    for (const variable of ["HTTPS_PROXY", "all_proxy"])
      it(`${says}, in ${variable}`, () =>
        assert.throws(
          () => proxyFor(API, { [variable]: value }),
          (error: Error) => {
            assert.match(error.message, message);
            assert.ok(error.message.startsWith(`The environment variable ${variable} `), error.message);
            return !/pa55word/.test(error.message);
          },
        ));
  it("while an encoded % is a password like any other", () => {
    const proxy = "http://user:100%25@proxy.example.com:3128/";
    assert.equal(proxyFor(API, { HTTPS_PROXY: proxy }), proxy);
  });
});

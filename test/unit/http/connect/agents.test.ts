/** Which connections a request uses: one agent for each host, direct or through a proxy. */
import assert from "node:assert/strict";
import http from "node:http";
import https from "node:https";
import { type AgentSettings, createAgents } from "../../../../provider/http/connect/agents";

const SETTINGS: AgentSettings = { maxSockets: 1, connectWithin: 1_000 };
/** Node.js' own agent for https; a tunnel is none. */
const isDirect = (agent: http.Agent) => agent instanceof https.Agent;
const PROXIED = { HTTPS_PROXY: "http://proxy.example.com:3128", NO_PROXY: "tokens.example.com" };

describe("an agent", () => {
  it("is found for an address without a path", () => {
    const agentFor = createAgents(PROXIED, SETTINGS);
    assert.ok(agentFor("http://[::1]") instanceof http.Agent);
    assert.ok(!isDirect(agentFor("https://api.example.com")));
  });

  it("goes past the proxy to a host in NO_PROXY, with a path or without one", () => {
    const agentFor = createAgents(PROXIED, SETTINGS);
    const direct = agentFor("https://tokens.example.com");
    assert.ok(isDirect(direct));
    assert.equal(agentFor("https://tokens.example.com/v1/token"), direct);
  });

  it("speaks TLS to https, however the scheme is spelt", () => {
    assert.ok(isDirect(createAgents({}, SETTINGS)("HTTPS://api.example.com/v1/Sims")));
  });
});
